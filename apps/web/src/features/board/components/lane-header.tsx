import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { PersonAvatar } from "../../../ui/person-avatar.tsx";
import type { BoardLane } from "../model/board-lanes.ts";
import type { BoardOrganisation } from "../model/board-plan.ts";
import styles from "./lane-header.module.css";

/** One lane: whose it is, how many cards, and whether I may change them. A button that folds it. */
export function LaneHeader(props: {
  lane: BoardLane;
  organisation: BoardOrganisation | undefined;
  assigneeName: string | null;
  access: "mine" | "locked" | null;
  filtered: boolean;
  onToggle: () => void;
}) {
  const { lane, organisation, assigneeName, access } = props;
  const { t } = useTranslation("board");
  const Chevron = lane.collapsed ? IconChevronRight : IconChevronDown;
  const count =
    lane.count > 0
      ? t("lane.count", { count: lane.count })
      : t(props.filtered ? "lane.emptyFiltered" : "lane.empty");
  return (
    <button
      type="button"
      className={styles.header}
      aria-expanded={!lane.collapsed}
      onClick={props.onToggle}
    >
      <Chevron size={14} stroke={1.6} className={styles.chevron} aria-hidden />
      {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
      {lane.assignee === null ? (
        <span className={styles.name}>{organisation?.name ?? t("lane.former")}</span>
      ) : (
        <>
          {assigneeName !== null && (
            <PersonAvatar name={assigneeName} colour={organisation?.colour ?? null} size="sm" />
          )}
          <span className={styles.name}>{assigneeName ?? t("lane.nobody")}</span>
        </>
      )}
      <span className={styles.fact}>{count}</span>
      {lane.collapsed && <span className={styles.fact}>{t("lane.collapsed")}</span>}
      {access !== null && <span className={styles.fact}>{t(`lane.${access}`)}</span>}
    </button>
  );
}
