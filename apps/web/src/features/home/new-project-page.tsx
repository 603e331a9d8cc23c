import { Button, Radio, Select, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useCreateProject } from "../../platform/api/project-api.ts";
import { useSignedIn } from "../../platform/api/session-api.ts";
import { timeZones } from "../../platform/i18n/time-zones.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { Page } from "../../ui/page.tsx";
import styles from "./new-project.module.css";

/** A new project, empty or from a file. `renderImport` is the import dialog for the project just made. */
export function NewProjectPage(props: {
  renderImport: (projectId: string, onClose: () => void) => ReactNode;
}) {
  const { t } = useTranslation(["home", "common"]);
  const { user, organisation } = useSignedIn();
  const navigate = useNavigate();
  const create = useCreateProject();
  const [name, setName] = useState("");
  const [timeZone, setTimeZone] = useState(user.timeZone);
  const [from, setFrom] = useState<"empty" | "file">("empty");
  const [isMissing, setMissing] = useState(false);
  const [importInto, setImportInto] = useState<string | null>(null);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === "");
    if (name.trim() === "") return;
    create.mutate(
      { name: name.trim(), timeZone },
      {
        onSuccess: ({ id }) => {
          if (from === "file") setImportInto(id);
          else void navigate(`/projects/${id}`);
        },
      },
    );
  };
  return (
    <Page title={t("newProject.title")} width="narrow">
      <form onSubmit={handleSubmit} className={styles.form} noValidate>
        <TextInput
          label={t("newProject.name")}
          data-autofocus
          maxLength={200}
          value={name}
          error={isMissing ? t("common:fields.required") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t("newProject.timeZone")}
          description={t("newProject.timeZoneNote")}
          searchable
          limit={50}
          data={timeZones()}
          value={timeZone}
          onChange={(value) => value !== null && setTimeZone(value)}
        />
        <Radio.Group
          label={t("newProject.from")}
          value={from}
          onChange={(value) => setFrom(value === "file" ? "file" : "empty")}
        >
          <div className={styles.choices}>
            <Radio value="empty" label={t("newProject.empty")} />
            <Radio value="file" label={t("newProject.file")} />
          </div>
        </Radio.Group>
        {organisation !== null && (
          <p className="quiet">{t("newProject.host", { organisation: organisation.name })}</p>
        )}
        <FailureLine error={create.error} />
        <div className={styles.actions}>
          <Button type="submit" variant="filled" loading={create.isPending}>
            {from === "file" ? t("newProject.createAndImport") : t("newProject.create")}
          </Button>
          <Button variant="subtle" onClick={() => void navigate("/")}>
            {t("common:cancel")}
          </Button>
        </div>
      </form>
      {importInto !== null &&
        props.renderImport(importInto, () => void navigate(`/projects/${importInto}`))}
    </Page>
  );
}
