import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { organisationClass } from "../../../ui/organisation-badge.tsx";
import type { GlyphStatus } from "../../../ui/status-glyph.tsx";
import type { RowText } from "../canvas/row-pool.ts";
import { cellOf, type ColumnContext } from "../model/column-text.ts";
import type { ColumnId } from "../model/columns.ts";
import { nameOf, warningOf, type GanttRow, type RowFacts } from "../model/gantt-rows.ts";

export type RowTexts = {
  readonly of: (row: GanttRow) => RowText;
  readonly day: (local: string) => string;
};

/** What the table says of rows. A row that stays the same keeps its words. */
export function useRowTexts(
  facts: RowFacts,
  columns: readonly ColumnId[],
  context: ColumnContext,
): RowTexts {
  const { t } = useTranslation(["gantt", "common"]);
  const { participants } = useFacts();
  return useMemo(() => {
    const host = [...participants.values()].find(({ isHost }) => isHost);
    const write = ({ row, isCollapsed, place, group }: GanttRow): RowText => {
      const owner = row.kind === "task" ? participants.get(row.organisationId) : host;
      const glyph = group === undefined ? glyphOf(row, warningOf(row, facts.today)) : "summary";
      const isUnnamed = group === undefined && nameOf(row) === "";
      const isFoldable = row.isSummary && place?.isFlat !== true;
      return {
        kind:
          group !== undefined
            ? "group"
            : row.kind === "phase"
              ? "phase"
              : row.isSummary
                ? "summary"
                : "task",
        depth: place?.depth ?? row.depth,
        isFoldable,
        isCollapsed,
        glyph,
        glyphLabel: t(`common:status.${glyph}`),
        name: isUnnamed
          ? t("gantt:unnamed")
          : group === undefined
            ? nameOf(row)
            : t("gantt:group.head", { name: nameOf(row), count: group.count }),
        isUnnamed,
        lock:
          group !== undefined || facts.isMine(row)
            ? null
            : t("gantt:locked.whose", { organisation: owner?.name ?? "" }),
        organisation:
          row.kind === "task" && owner !== undefined
            ? {
                code: owner.code,
                name: owner.name,
                className: organisationClass(owner.colour),
              }
            : null,
        cells: columns.map((id) => cellOf(row, id, context)),
        foldLabel: t(isCollapsed ? "gantt:unfold" : "gantt:fold"),
      };
    };
    const known = new WeakMap<GanttRow, RowText>();
    return {
      day: context.day,
      of: (row) => {
        let text = known.get(row);
        if (text === undefined) {
          text = write(row);
          known.set(row, text);
        }
        return text;
      },
    };
  }, [t, participants, facts, columns, context]);
}

export function glyphOf(row: GanttRow["row"], warning: ReturnType<typeof warningOf>): GlyphStatus {
  if (row.kind === "phase") return row.phase.milestone ? "milestone" : "summary";
  if (row.isSummary) return "summary";
  const { status, milestone } = row.task;
  if (status === "done" || status === "not-needed") return status;
  if (warning !== null) return warning;
  return milestone ? "milestone" : status;
}
