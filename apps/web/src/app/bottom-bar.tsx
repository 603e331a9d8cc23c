import {
  IconBuilding,
  IconChartLine,
  IconFiles,
  IconHome,
  IconLayoutKanban,
  IconListTree,
  IconNote,
  IconSettings,
  IconTimeline,
  IconTimelineEvent,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./frame.module.css";

/** The phone's navigation; wider screens have tabs instead. */
export function BottomBar({ projectId }: { projectId: string | null }) {
  const { t } = useTranslation(["app", "gantt", "baselines", "wall", "resources", "joint"]);
  return (
    <nav className={styles.bottom} aria-label={t("sections")}>
      <NavLink to="/" end>
        <IconHome size={20} stroke={1.5} aria-hidden />
        {t("nav.projects")}
      </NavLink>
      {projectId === null ? (
        <>
          <NavLink to="/organisation">
            <IconBuilding size={20} stroke={1.5} aria-hidden />
            {t("nav.organisation")}
          </NavLink>
          <NavLink to="/profile">
            <IconUser size={20} stroke={1.5} aria-hidden />
            {t("nav.profile")}
          </NavLink>
        </>
      ) : (
        <>
          <NavLink to={`/projects/${projectId}/plan`}>
            <IconListTree size={20} stroke={1.5} aria-hidden />
            {t("nav.plan")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/gantt`}>
            <IconTimeline size={20} stroke={1.5} aria-hidden />
            {t("gantt:tab")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/resources`}>
            <IconUsers size={20} stroke={1.5} aria-hidden />
            {t("resources:tab")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/timeline`}>
            <IconTimelineEvent size={20} stroke={1.5} aria-hidden />
            {t("joint:tab")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/board`}>
            <IconLayoutKanban size={20} stroke={1.5} aria-hidden />
            {t("nav.board")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/documents`}>
            <IconFiles size={20} stroke={1.5} aria-hidden />
            {t("nav.documents")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/progress`}>
            <IconChartLine size={20} stroke={1.5} aria-hidden />
            {t("baselines:tab")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/walls`}>
            <IconNote size={20} stroke={1.5} aria-hidden />
            {t("wall:tab")}
          </NavLink>
          <NavLink to={`/projects/${projectId}/settings`}>
            <IconSettings size={20} stroke={1.5} aria-hidden />
            {t("nav.settings")}
          </NavLink>
        </>
      )}
    </nav>
  );
}
