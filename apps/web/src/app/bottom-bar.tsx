import { IconBuilding, IconHome, IconTimeline, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { MoreSections } from "./more-sections.tsx";
import { PROJECT_SECTIONS, SECTION_NAMESPACES } from "./project-sections.ts";
import styles from "./frame.module.css";

/** The phone's navigation; wider screens have tabs instead. */
export function BottomBar({ projectId }: { projectId: string | null }) {
  const { t } = useTranslation(SECTION_NAMESPACES);
  return (
    <nav className={styles.bottom} aria-label={t("app:sections")}>
      {projectId === null ? (
        <>
          <NavLink to="/" end>
            <IconHome size={20} stroke={1.5} aria-hidden />
            {t("app:nav.projects")}
          </NavLink>
          <NavLink to="/portfolio">
            <IconTimeline size={20} stroke={1.5} aria-hidden />
            {t("app:nav.portfolio")}
          </NavLink>
          <NavLink to="/organisation">
            <IconBuilding size={20} stroke={1.5} aria-hidden />
            {t("app:nav.organisation")}
          </NavLink>
          <NavLink to="/profile">
            <IconUser size={20} stroke={1.5} aria-hidden />
            {t("app:nav.profile")}
          </NavLink>
        </>
      ) : (
        <>
          {PROJECT_SECTIONS.filter(({ isMain }) => isMain).map(({ path, label, icon: Sign }) => (
            <NavLink key={path} to={`/projects/${projectId}/${path}`}>
              <Sign size={20} stroke={1.5} aria-hidden />
              {t(label)}
            </NavLink>
          ))}
          <MoreSections projectId={projectId} isBar />
        </>
      )}
    </nav>
  );
}
