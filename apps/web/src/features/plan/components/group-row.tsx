import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { GroupHead } from "../model/visible-rows.ts";
import { usePlanTable } from "./plan-table-context.ts";
import styles from "./plan-table.module.css";

export function GroupRow(props: { group: GroupHead; index: number; top: number }) {
  const { group } = props;
  const { t } = useTranslation("plan");
  const { setCollapsed } = usePlanTable();
  const organisation =
    useOrganisations().get(group.organisationId as NonNullable<GroupHead["organisationId"]>) ??
    null;
  return (
    <div
      role="row"
      aria-level={1}
      aria-rowindex={props.index + 2}
      aria-expanded={!group.isCollapsed}
      className={styles.group}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div role="gridcell" className={styles.groupCell}>
        <button
          type="button"
          className={styles.fold}
          aria-label={t(group.isCollapsed ? "unfold" : "fold")}
          onClick={() => setCollapsed(group.id, !group.isCollapsed)}
        >
          {group.isCollapsed ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
        </button>
        {organisation !== null && <OrganisationBadge organisation={organisation} withName />}
        <span className="quiet">{t("taskCount", { count: group.count })}</span>
      </div>
    </div>
  );
}
