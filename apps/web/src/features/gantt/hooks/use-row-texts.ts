import { durationIn, durationText } from "@parley/shared/schedule/duration-text.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { organisationClass } from "../../../ui/organisation-badge.tsx";
import type { GlyphStatus } from "../../../ui/status-glyph.tsx";
import type { RowText } from "../canvas/row-pool.ts";
import { isCritical, isLate, nameOf, type GanttRow, type RowFacts } from "../model/gantt-rows.ts";

export type RowTexts = {
  readonly of: (row: GanttRow) => RowText;
  readonly day: (local: string) => string;
};

/** What the table says of rows. A row that stays the same keeps its words. */
export function useRowTexts(facts: RowFacts): RowTexts {
  const { t } = useTranslation(["gantt", "common"]);
  const formats = useFormats();
  const { participants } = useFacts();
  return useMemo(() => {
    const year = facts.today.slice(0, 4);
    const days = new Map<string, string>();
    // Of another year two figures are enough; the whole date would not fit.
    const farDay = new Intl.DateTimeFormat(formats.language === "en" ? "en-GB" : "zh-CN", {
      timeZone: "UTC",
      year: "2-digit",
      month: formats.language === "en" ? "short" : "numeric",
      day: "numeric",
    });
    const day = (local: string): string => {
      const date = local.slice(0, 10);
      let text = days.get(date);
      if (text === undefined) {
        text = date.startsWith(year)
          ? formats.planDay(date)
          : farDay.format(new Date(`${date}T00:00Z`));
        days.set(date, text);
      }
      return text;
    };
    const host = [...participants.values()].find(({ isHost }) => isHost);
    const write = ({ row, isCollapsed }: GanttRow): RowText => {
      const owner = row.kind === "task" ? participants.get(row.organisationId) : host;
      const late = isLate(row, facts.today);
      const critical = isCritical(row);
      const glyph = glyphOf(row, late);
      const float =
        row.kind !== "task" || row.isSummary || row.dates === null || row.progress === 100
          ? ""
          : `${durationIn(row.dates.totalFloat, "d", false)} ${t("gantt:unit.d")}`;
      const isUnnamed = nameOf(row) === "";
      return {
        kind: row.kind === "phase" ? "phase" : row.isSummary ? "summary" : "task",
        depth: row.depth,
        isFoldable: row.isSummary,
        isCollapsed,
        glyph,
        glyphLabel: t(`common:status.${glyph}`),
        name: isUnnamed ? t("gantt:unnamed") : nameOf(row),
        isUnnamed,
        lock: facts.isMine(row)
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
        cells: [
          { text: row.wbs, tone: "" },
          { text: row.start === null ? "" : day(row.start), tone: "" },
          { text: row.finish === null ? "" : day(row.finish), tone: late ? "late" : "" },
          {
            text:
              row.kind === "task" && !row.isSummary
                ? durationText(row.task, (unit) => t(`gantt:unit.${unit}`))
                : "",
            tone: "",
          },
          { text: float, tone: critical ? "critical" : "" },
        ],
        foldLabel: t(isCollapsed ? "gantt:unfold" : "gantt:fold"),
      };
    };
    const known = new WeakMap<GanttRow, RowText>();
    return {
      day,
      of: (row) => {
        let text = known.get(row);
        if (text === undefined) {
          text = write(row);
          known.set(row, text);
        }
        return text;
      },
    };
  }, [t, formats, participants, facts]);
}

export function glyphOf(row: GanttRow["row"], late: boolean): GlyphStatus {
  if (row.kind === "phase") return row.phase.milestone ? "milestone" : "summary";
  if (row.isSummary) return "summary";
  const { status, milestone } = row.task;
  if (status === "done" || status === "not-needed") return status;
  if (late) return "late";
  return milestone ? "milestone" : status;
}
