import { Button, Select, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Project } from "../../platform/api/contract.ts";
import { useLeaveProject, useUpdateProject } from "../../platform/api/project-api.ts";
import { useSignedIn } from "../../platform/api/session-api.ts";
import { timeZones } from "../../platform/i18n/time-zones.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { Section } from "../../ui/page.tsx";
import { showToast } from "../../ui/toast-store.ts";
import { MilestoneFeed } from "./milestone-feed.tsx";
import styles from "./project-settings.module.css";

export function GeneralSettings(props: { project: Project; importButton: ReactNode }) {
  const { project } = props;
  const { t } = useTranslation("settings");
  const { organisation } = useSignedIn();
  const { isHost, capabilities } = project.standing;
  const may = new Set(capabilities);
  return (
    <>
      {may.has("project.manage") ? (
        <GeneralForm project={project} />
      ) : (
        <GeneralFacts project={project} />
      )}
      {may.has("plan.import") && (
        <Section title={t("import.title")} note={t("import.note")}>
          {props.importButton}
        </Section>
      )}
      {may.has("plan.export") && (
        <Section title={t("export.title")} note={t("export.note")}>
          <div className={styles.row}>
            {(["mspdi", "xlsx", "csv", "ics", "json"] as const).map((format) => (
              <Button
                key={format}
                component="a"
                href={`/api/projects/${encodeURIComponent(project.id)}/export?format=${format}`}
                download
              >
                {t(`export.${format}`)}
              </Button>
            ))}
          </div>
        </Section>
      )}
      {may.has("plan.export") && <MilestoneFeed projectId={project.id} />}
      {may.has("project.manage") && <Archive project={project} />}
      {!isHost && organisation?.role === "admin" && <Leave project={project} />}
    </>
  );
}

function GeneralFacts({ project }: { project: Project }) {
  const { t } = useTranslation("settings");
  return (
    <Section title={project.name} note={t("general.hostOnly")}>
      <dl>
        <dt className="quiet small">{t("general.timeZone")}</dt>
        <dd>{project.timeZone}</dd>
      </dl>
    </Section>
  );
}

function GeneralForm({ project }: { project: Project }) {
  const { t } = useTranslation(["settings", "common"]);
  const update = useUpdateProject(project.id);
  const [name, setName] = useState(project.name);
  const [timeZone, setTimeZone] = useState(project.timeZone);
  const isEmpty = name.trim() === "";
  const isChanged = name.trim() !== project.name || timeZone !== project.timeZone;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return;
    update.mutate(
      { name: name.trim(), timeZone },
      { onSuccess: () => void showToast({ kind: "done", text: t("common:saved") }) },
    );
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <TextInput
        label={t("general.name")}
        maxLength={200}
        value={name}
        error={isEmpty ? t("common:fields.required") : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t("general.timeZone")}
        searchable
        limit={50}
        data={timeZones()}
        value={timeZone}
        onChange={(value) => value !== null && setTimeZone(value)}
      />
      <FailureLine error={update.error} />
      <div>
        <Button type="submit" variant="filled" disabled={!isChanged} loading={update.isPending}>
          {t("common:save_action")}
        </Button>
      </div>
    </form>
  );
}

function Archive({ project }: { project: Project }) {
  const { t } = useTranslation("settings");
  const update = useUpdateProject(project.id);
  const isArchived = project.archivedAt !== null;
  return (
    <Section
      title={t("archive.title")}
      note={t(isArchived ? "archive.isArchived" : "archive.note")}
    >
      <FailureLine error={update.error} />
      <Button loading={update.isPending} onClick={() => update.mutate({ archived: !isArchived })}>
        {t(isArchived ? "archive.reopen" : "archive.action")}
      </Button>
    </Section>
  );
}

function Leave({ project }: { project: Project }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const { organisation } = useSignedIn();
  const leave = useLeaveProject(project.id);
  const [isAsking, setAsking] = useState(false);
  const names = { organisation: organisation?.name ?? "", project: project.name };
  return (
    <Section title={t("leave.title")} note={t("leave.note", names)}>
      <Button variant="outline" color="red" onClick={() => setAsking(true)}>
        {t("leave.action")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("leave.ask", names)}
          action={t("leave.action")}
          isPending={leave.isPending}
          error={leave.error}
          onClose={() => setAsking(false)}
          onConfirm={() => leave.mutate(undefined, { onSuccess: () => void navigate("/") })}
        >
          <ul>
            <li>{t("leave.access", names)}</li>
            <li>{t("leave.kept")}</li>
            <li>{t("leave.return")}</li>
          </ul>
        </ConfirmDialog>
      )}
    </Section>
  );
}
