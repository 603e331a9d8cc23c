import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { arrangedRows, type GroupPlace } from "../model/arranged-rows.ts";
import {
  countConditions,
  isArranged,
  matchesFilter,
  type Arrangement,
  type Grouping,
} from "../model/arrangement.ts";
import { assigneeOf, sortValueOf, type ColumnContext } from "../model/column-text.ts";
import { ganttRows, isCritical, nameOf, type GanttRow } from "../model/gantt-rows.ts";

/** Under which heading a row stands. Of those without one, a key that sorts last. */
function useGroupOf(
  groupBy: Grouping,
  plan: Plan,
  context: ColumnContext,
): ((row: PlanRow) => GroupPlace) | null {
  const { t } = useTranslation("gantt");
  return useMemo(() => {
    const none = (name: string): GroupPlace => ({ key: "-", name });
    switch (groupBy) {
      case "none":
        return null;
      case "organisation":
        return (row) =>
          row.kind === "task"
            ? { key: row.organisationId, name: context.organisationName(row.organisationId) }
            : none(t("group.project"));
      case "critical":
        return (row) =>
          isCritical(row)
            ? { key: "yes", name: t("group.isCritical") }
            : { key: "no", name: t("group.notCritical") };
      case "assignee":
        return (row) => {
          const name = assigneeOf(row, context);
          const id = row.kind === "task" ? row.task.assigneeId : null;
          return name === "" ? none(t("group.nobody")) : { key: id ?? `n:${name}`, name };
        };
      case "phase":
        return (row) => {
          let [found, at]: [PlanRow | null, PlanRow | undefined] = [null, row];
          while (at !== undefined) {
            if (at.kind === "phase" && !at.phase.milestone) found = at;
            at = at.parentId === null ? undefined : plan.byId.get(at.parentId);
          }
          return found === null ? none(t("group.noPhase")) : { key: found.id, name: nameOf(found) };
        };
    }
  }, [groupBy, plan, context, t]);
}

/** Groups in the order in which their companies and phases stand elsewhere; the rest by name, and what has none at the end. */
function groupOrderOf(groupBy: Grouping, plan: Plan, organisations: Iterable<string>): string[] {
  if (groupBy === "organisation") return ["-", ...organisations];
  if (groupBy === "critical") return ["yes", "no"];
  if (groupBy === "phase")
    return plan.rows.flatMap((row) => (row.kind === "phase" ? [row.id as string] : []));
  return [];
}

/** The rows that are shown, from top to bottom. Rows that stay as they are keep their identity from one plan to the next. */
export function useVisibleRows(
  plan: Plan,
  collapsed: readonly string[],
  arrangement: Arrangement,
  context: ColumnContext,
): readonly GanttRow[] {
  const [memory] = useState<{ rows: readonly GanttRow[] }>(() => ({ rows: [] }));
  const { i18n } = useTranslation();
  const { me, participants } = useFacts();
  const { sort, groupBy, filter } = arrangement;
  const groupOf = useGroupOf(groupBy, plan, context);
  const rows = useMemo(() => {
    const folded = new Set(collapsed);
    if (!isArranged({ sort, groupBy, filter })) return ganttRows(plan, folded, memory.rows);
    const facts = { userId: me.userId, today: context.today };
    const words = new Intl.Collator(i18n.language, { numeric: true });
    const around = { ...context, plan };
    return arrangedRows(plan, {
      sort,
      sortValue: (row, by) => sortValueOf(row, by, around),
      groupOf,
      groupOrder: groupOrderOf(groupBy, plan, participants.keys()),
      matches: countConditions(filter) === 0 ? null : (row) => matchesFilter(row, filter, facts),
      collapsed: folded,
      compareText: (a, b) => words.compare(a, b),
      before: memory.rows,
    });
  }, [
    plan,
    collapsed,
    sort,
    groupBy,
    filter,
    groupOf,
    context,
    me.userId,
    participants,
    i18n.language,
    memory,
  ]);
  // oxlint-disable-next-line react/exhaustive-deps -- only a memory of identities: what is shown never depends on it
  useMemo(() => {
    // oxlint-disable-next-line react/immutability -- see above
    memory.rows = rows;
  }, [rows, memory]);
  return rows;
}
