import { Menu } from "@mantine/core";
import { IconChevronDown, IconDots, IconHome } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { PROJECT_SECTIONS, SECTION_NAMESPACES } from "./project-sections.ts";
import styles from "./frame.module.css";

const REST = PROJECT_SECTIONS.filter(({ isMain }) => !isMain);

/** The sections for which there is no room, behind one button: a tab of the header, or of the bar at the foot of a phone. */
export function MoreSections({ projectId, isBar }: { projectId: string; isBar: boolean }) {
  const { t } = useTranslation(SECTION_NAMESPACES);
  const { pathname } = useLocation();
  const base = `/projects/${projectId}`;
  const here = REST.find(({ path }) => pathname.startsWith(`${base}/${path}`));
  const isHere = here !== undefined;
  return (
    <Menu position={isBar ? "top-end" : "bottom-start"} width={220}>
      <Menu.Target>
        <button
          type="button"
          className={isBar ? undefined : styles.moreTabs}
          data-here={isHere}
          aria-label={isHere ? t("app:moreHere", { name: t(here.label) }) : t("app:more")}
        >
          {isBar && <IconDots size={20} stroke={1.5} aria-hidden />}
          {isHere ? t(here.label) : t("app:more")}
          {!isBar && <IconChevronDown size={13} stroke={1.6} aria-hidden />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {isBar && (
          <Menu.Item component={Link} to="/" leftSection={<IconHome size={16} stroke={1.5} />}>
            {t("app:nav.projects")}
          </Menu.Item>
        )}
        {REST.map(({ path, label, icon: Sign }) => (
          <Menu.Item
            key={path}
            component={Link}
            to={`${base}/${path}`}
            aria-current={here?.path === path ? "page" : undefined}
            leftSection={<Sign size={16} stroke={1.5} />}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
