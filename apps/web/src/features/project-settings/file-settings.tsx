import { Button, MultiSelect, TagsInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { FILE_KINDS, type FileKind } from "@parley/shared/files/file.ts";
import {
  checkName,
  exampleName,
  parseNamingTemplate,
} from "@parley/shared/files/naming-template.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../platform/api/contract.ts";
import {
  useFileSettings,
  useSaveFileSettings,
  type FileSettings,
} from "../../platform/api/file-api.ts";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { showToast } from "../../ui/toast-store.ts";
import { ToolButton } from "../../ui/tool-button.tsx";
import styles from "./project-settings.module.css";

const MOST_FIELDS = 30;

/** How files are named, and what a project wants to know of them. The host says so; everybody can read it. */
export function FileSettingsSection({ project }: { project: Project }) {
  const { data, error, refetch } = useFileSettings(project.id);
  if (data === undefined)
    return error === null ? (
      <SkeletonRows rows={6} />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  const { isHost, capabilities } = project.standing;
  const isLocked = !(isHost && capabilities.includes("project.manage"));
  return <Shown project={project} saved={data} isLocked={isLocked} />;
}

function Shown(props: { project: Project; saved: FileSettings; isLocked: boolean }) {
  const { t } = useTranslation(["settings", "files", "common"]);
  const { isLocked } = props;
  const save = useSaveFileSettings(props.project.id);
  const [settings, setSettings] = useState(props.saved);
  const [trial, setTrial] = useState("");
  const { namingTemplate, namingKinds, customFields } = settings;
  const parsed = parseNamingTemplate(namingTemplate);
  const checked = trial === "" ? null : checkName(namingTemplate, trial);
  const names = customFields.map(({ name }) => name.trim());
  const isFaulty = (index: number): boolean =>
    names[index] === "" || names.indexOf(names[index]!) !== index;
  const set = (values: Partial<FileSettings>): void =>
    setSettings((old) => ({ ...old, ...values }));
  const setField = (index: number, values: Partial<FileSettings["customFields"][number]>): void =>
    set({
      customFields: customFields.map((each, n) => (n === index ? { ...each, ...values } : each)),
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const fields = customFields.map((each, index) => ({ ...each, name: names[index]! }));
    save.mutate(
      { ...settings, namingTemplate: namingTemplate.trim(), customFields: fields },
      { onSuccess: () => void showToast({ kind: "done", text: t("common:saved") }) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Section title={t("files.naming")} note={t(isLocked ? "files.hostOnly" : "files.namingNote")}>
        <div className={styles.form}>
          <TextInput
            label={t("files.template")}
            description={t("files.syntax")}
            placeholder="[A|S|M]-###_@"
            maxLength={200}
            spellCheck={false}
            readOnly={isLocked}
            value={namingTemplate}
            error={parsed.ok ? null : t("files.templateFault", { at: parsed.error.at + 1 })}
            onChange={(event) => set({ namingTemplate: event.currentTarget.value })}
          />
          {parsed.ok && namingTemplate !== "" && (
            <p className="quiet">{t("files.example", { name: exampleName(namingTemplate) })}</p>
          )}
          <MultiSelect
            label={t("files.kinds")}
            placeholder={namingKinds.length === 0 ? t("files.noKinds") : ""}
            readOnly={isLocked}
            data={FILE_KINDS.map((value) => ({ value, label: t(`files:kind.${value}`) }))}
            value={namingKinds}
            onChange={(kinds) => set({ namingKinds: kinds as FileKind[] })}
          />
          <TextInput
            label={t("files.trial")}
            value={trial}
            spellCheck={false}
            error={
              checked === null || checked.ok
                ? null
                : t("files.trialFault", { good: trial.slice(0, checked.error.at) || "–" })
            }
            description={checked?.ok === true ? t("files.trialGood") : null}
            onChange={(event) => setTrial(event.currentTarget.value)}
          />
        </div>
      </Section>
      <Section title={t("files.custom")} note={t("files.customNote")}>
        <ul className={styles.customFields}>
          {customFields.map((field, index) => (
            // A field is known by its place while its name is typed.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <TextInput
                aria-label={t("files.fieldName", { number: index + 1 })}
                placeholder={t("files.fieldNameHint")}
                maxLength={60}
                readOnly={isLocked}
                value={field.name}
                error={isFaulty(index) ? t("files.fieldNameFault") : null}
                onChange={(event) => setField(index, { name: event.currentTarget.value })}
              />
              <TagsInput
                aria-label={t("files.fieldChoices", { number: index + 1 })}
                placeholder={field.choices.length === 0 ? t("files.anyText") : ""}
                maxTags={100}
                readOnly={isLocked}
                value={field.choices}
                onChange={(choices) =>
                  setField(index, { choices: choices.map((choice) => choice.slice(0, 100)) })
                }
              />
              {!isLocked && (
                <ToolButton
                  label={t("files.removeField", { name: field.name })}
                  onClick={() => set({ customFields: customFields.filter((_, n) => n !== index) })}
                >
                  <IconX size={14} stroke={1.75} />
                </ToolButton>
              )}
            </li>
          ))}
        </ul>
        {customFields.length === 0 && isLocked && <p className="quiet">{t("files:none")}</p>}
        {!isLocked && (
          <Button
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={customFields.length >= MOST_FIELDS}
            onClick={() => set({ customFields: [...customFields, { name: "", choices: [] }] })}
          >
            {t("files.addField")}
          </Button>
        )}
      </Section>
      <FailureLine error={save.error} />
      {!isLocked && (
        <Button
          type="submit"
          variant="filled"
          loading={save.isPending}
          disabled={!parsed.ok || names.some((_, index) => isFaulty(index))}
        >
          {t("common:save_action")}
        </Button>
      )}
    </form>
  );
}
