import { AUDIENCES, type Audience } from "@parley/shared/documents/ydoc-kind.ts";
import {
  DISCIPLINES,
  FILE_KINDS,
  type Discipline,
  type FileKind,
} from "@parley/shared/files/file.ts";
import { exampleName } from "@parley/shared/files/naming-template.ts";
import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FileSettings } from "../../../platform/api/file-api.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import type { UploadTarget } from "../hooks/use-uploads.ts";
import { guessFileFacts } from "../model/guess-file-facts.ts";
import styles from "../files.module.css";

type Chosen = { readonly file: File; readonly target: UploadTarget };

/** What the chosen files have in common is said once; number, title and revision of each are read from its name. */
export function UploadDialog(props: {
  files: readonly File[];
  folder: string;
  settings: FileSettings | undefined;
  onUpload: (chosen: readonly Chosen[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["files", "common"]);
  const formats = useFormats();
  const [kind, setKind] = useState<FileKind | null>(null);
  const [discipline, setDiscipline] = useState<Discipline | null>(null);
  const [audience, setAudience] = useState<Audience>("everyone");
  const [isInWork, setInWork] = useState(false);
  const [folder, setFolder] = useState(props.folder);
  const { settings } = props;
  const rule = settings?.namingTemplate ?? "";
  const upload = () => {
    props.onUpload(
      props.files.map((file) => {
        const { revisionName, ...guessed } = guessFileFacts(file.name);
        const facts = {
          ...guessed,
          kind: kind ?? guessed.kind,
          discipline,
          audience,
          status: isInWork ? ("wip" as const) : ("shared" as const),
          folder: folder
            .replaceAll(/\s*\/\s*/g, "/")
            .replaceAll(/^\/|\/$/g, "")
            .trim(),
          tags: [],
          custom: {},
        };
        return { file, target: { kind: "new" as const, facts, revisionName } };
      }),
    );
    props.onClose();
  };
  return (
    <Dialog title={t("upload.title", { count: props.files.length })} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          upload();
        }}
      >
        <ul className={styles.chosen}>
          {props.files.map((file) => {
            const { number, title, revisionName } = guessFileFacts(file.name);
            return (
              <li key={`${file.name}/${file.size}`}>
                <span className="ellipsis" title={file.name}>
                  {file.name}
                </span>
                <span className="quiet small">
                  {[number, title, t("revisionShort", { name: revisionName })]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </span>
                <span className="quiet small">{formats.bytes(file.size)}</span>
              </li>
            );
          })}
        </ul>
        <div className={styles.fields}>
          <Select
            label={t("fields.kind")}
            placeholder={t("upload.byName")}
            data={FILE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            onChange={(value) => setKind(value as FileKind | null)}
            clearable
          />
          <Select
            label={t("fields.discipline")}
            placeholder={t("none")}
            data={DISCIPLINES.map((value) => ({ value, label: t(`discipline.${value}`) }))}
            value={discipline}
            onChange={(value) => setDiscipline(value as Discipline | null)}
            clearable
          />
          <Select
            label={t("fields.audience")}
            data={AUDIENCES.map((value) => ({ value, label: t(`common:audience.${value}`) }))}
            value={audience}
            allowDeselect={false}
            onChange={(value) => setAudience((value ?? "everyone") as Audience)}
          />
          <Select
            label={t("fields.status")}
            data={(["shared", "wip"] as const).map((value) => ({
              value,
              label: t(`status.${value}`),
            }))}
            value={isInWork ? "wip" : "shared"}
            allowDeselect={false}
            onChange={(value) => setInWork(value === "wip")}
            description={isInWork ? t("upload.wipNote") : null}
          />
          <TextInput
            label={t("fields.folder")}
            placeholder={t("upload.folderExample")}
            maxLength={300}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
        </div>
        {rule !== "" && (
          <p className="quiet small">{t("upload.rule", { rule, example: exampleName(rule) })}</p>
        )}
        <footer className={styles.formFoot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button type="submit" variant="filled">
            {t("upload.action", { count: props.files.length })}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
