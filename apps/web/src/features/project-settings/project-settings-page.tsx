import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import type { ReactNode } from "react";
import type { Project } from "../../platform/api/contract.ts";
import { FileSettingsSection } from "./file-settings.tsx";
import { GeneralSettings } from "./general-settings.tsx";
import { LaneSettings } from "./lane-settings.tsx";
import { ParticipantSettings } from "./participant-settings.tsx";
import { PeopleSettings } from "./people-settings.tsx";
import { RoleSettings } from "./role-settings.tsx";
import { ScheduleSettings } from "./schedule-settings.tsx";
import styles from "./project-settings.module.css";

export const SECTIONS = [
  "general",
  "schedule",
  "files",
  "participants",
  "people",
  "roles",
  "lanes",
] as const;
export type SettingsSection = (typeof SECTIONS)[number];

/** Everything about a project that is not its plan. `importButton` opens the import dialog. */
export function ProjectSettingsPage(props: {
  project: Project;
  section: SettingsSection;
  importButton: ReactNode;
}) {
  const { project, section } = props;
  const { t } = useTranslation("settings");
  return (
    <div className={styles.layout}>
      <nav className={styles.nav} aria-label={t("title")}>
        {SECTIONS.map((each) => (
          <NavLink key={each} to={`/projects/${project.id}/settings/${each}`}>
            {t(`sections.${each}`)}
          </NavLink>
        ))}
      </nav>
      <div className={styles.content}>
        <h2 className={styles.title}>{t(`sections.${section}`)}</h2>
        <SectionContent {...props} />
      </div>
    </div>
  );
}

function SectionContent({
  project,
  section,
  importButton,
}: Parameters<typeof ProjectSettingsPage>[0]) {
  switch (section) {
    case "general":
      return <GeneralSettings project={project} importButton={importButton} />;
    case "schedule":
      return <ScheduleSettings />;
    case "files":
      return <FileSettingsSection project={project} />;
    case "participants":
      return <ParticipantSettings project={project} />;
    case "people":
      return <PeopleSettings project={project} />;
    case "roles":
      return <RoleSettings project={project} />;
    case "lanes":
      return <LaneSettings project={project} />;
  }
}
