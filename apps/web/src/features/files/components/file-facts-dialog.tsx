import { AUDIENCES, type Audience } from "@parley/shared/documents/ydoc-kind.ts";
import {
  DISCIPLINES,
  FILE_KINDS,
  FILE_STATUSES,
  type Discipline,
  type FileKind,
  type FileStatus,
} from "@parley/shared/files/file.ts";
import { withoutEmpty } from "@parley/shared/files/custom-field.ts";
import { Button, Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  useFileSettings,
  useUpdateFile,
  type FileFacts,
  type ProjectFile,
} from "../../../platform/api/file-api.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import styles from "../files.module.css";

/** What the file holds stays to be chosen, also where it is no choice any more. */
const choicesWith = (choices: readonly string[], held: string | undefined): string[] =>
  held === undefined || choices.includes(held) ? [...choices] : [...choices, held];
const decides = (status: FileStatus): boolean => status === "published" || status === "archived";

/** Everything about a file that is not its bytes. */
export function FileFactsDialog(props: {
  projectId: string;
  file: ProjectFile;
  onClose: () => void;
}) {
  const { t } = useTranslation(["files", "common"]);
  const { file } = props;
  const update = useUpdateFile(props.projectId, file.id);
  const [facts, setFacts] = useState<FileFacts>(() => ({
    audience: file.audience,
    kind: file.kind,
    discipline: file.discipline,
    status: file.status,
    folder: file.folder,
    number: file.number,
    title: file.title,
    tags: file.tags,
    custom: file.custom,
  }));
  const set = (values: Partial<FileFacts>) => setFacts((old) => ({ ...old, ...values }));
  const asked = useFileSettings(props.projectId).data?.customFields ?? [];
  const setCustom = (name: string, value: string) =>
    set({ custom: withoutEmpty({ ...facts.custom, [name]: value }) });
  const statuses = FILE_STATUSES.filter(
    (status) =>
      status === file.status || file.canDecide || !(decides(status) || decides(file.status)),
  );
  return (
    <Dialog title={t("edit.title")} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate(
            { ...facts, title: facts.title.trim(), number: facts.number.trim() },
            { onSuccess: props.onClose },
          );
        }}
      >
        <TextInput
          label={t("fields.title")}
          required
          maxLength={300}
          value={facts.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div className={styles.fields}>
          <TextInput
            label={t("fields.number")}
            maxLength={100}
            value={facts.number}
            onChange={(event) => set({ number: event.currentTarget.value })}
          />
          <TextInput
            label={t("fields.folder")}
            maxLength={300}
            value={facts.folder}
            onChange={(event) => set({ folder: event.currentTarget.value })}
          />
          <Select
            label={t("fields.kind")}
            data={FILE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={facts.kind}
            allowDeselect={false}
            onChange={(value) => set({ kind: (value ?? facts.kind) as FileKind })}
          />
          <Select
            label={t("fields.discipline")}
            placeholder={t("none")}
            data={DISCIPLINES.map((value) => ({ value, label: t(`discipline.${value}`) }))}
            value={facts.discipline}
            clearable
            onChange={(value) => set({ discipline: value as Discipline | null })}
          />
          <Select
            label={t("fields.status")}
            data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
            value={facts.status}
            allowDeselect={false}
            description={facts.status === "wip" ? t("upload.wipNote") : null}
            onChange={(value) => set({ status: (value ?? facts.status) as FileStatus })}
          />
          <Select
            label={t("fields.audience")}
            data={AUDIENCES.map((value) => ({ value, label: t(`common:audience.${value}`) }))}
            value={facts.audience}
            allowDeselect={false}
            onChange={(value) => set({ audience: (value ?? facts.audience) as Audience })}
          />
        </div>
        <TagsInput
          label={t("fields.tags")}
          maxTags={20}
          value={facts.tags}
          onChange={(tags) => set({ tags: tags.map((tag) => tag.slice(0, 50)) })}
        />
        {asked.length > 0 && (
          <div className={styles.fields}>
            {asked.map(({ name, choices }) =>
              choices.length === 0 ? (
                <TextInput
                  key={name}
                  label={name}
                  maxLength={500}
                  value={facts.custom[name] ?? ""}
                  onChange={(event) => setCustom(name, event.currentTarget.value)}
                />
              ) : (
                <Select
                  key={name}
                  label={name}
                  placeholder={t("none")}
                  data={choicesWith(choices, file.custom[name])}
                  value={facts.custom[name] ?? null}
                  clearable
                  searchable
                  onChange={(value) => setCustom(name, value ?? "")}
                />
              ),
            )}
          </div>
        )}
        <FailureLine error={update.error} />
        <footer className={styles.formFoot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={update.isPending}
            disabled={facts.title.trim() === ""}
          >
            {t("common:save_action")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
