import type { PlanPicture } from "@parley/shared/pictures/plan-picture.ts";
import { durationIn, durationText } from "@parley/shared/schedule/duration-text.ts";
import type { RowText } from "../canvas/row-pool.ts";
import type { RowCell } from "../model/column-text.ts";
import type { ColumnId } from "../model/columns.ts";
import { isCritical, isLate, nameOf, type GanttRow } from "../model/gantt-rows.ts";
import type { PictureWords } from "./picture-words.ts";

/** What the table of a picture says of its rows: as use-row-texts.ts does, without what only the app knows. */
export function pictureTexts(
  { organisations }: PlanPicture,
  today: string,
  words: PictureWords,
  columns: readonly ColumnId[],
): { readonly of: (row: GanttRow) => RowText; readonly day: (local: string) => string } {
  const isEnglish = words.language === "en";
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(isEnglish ? "en-GB" : "zh-CN", { timeZone: "UTC", ...options });
  const near = format({ month: "short", day: "numeric" });
  const far = format({
    year: "2-digit",
    month: isEnglish ? "short" : "numeric",
    day: "numeric",
  });
  const known = new Map<string, string>();
  const day = (local: string): string => {
    const date = local.slice(0, 10);
    let text = known.get(date);
    if (text === undefined) {
      const isNear = date.slice(0, 4) === today.slice(0, 4);
      text = (isNear ? near : far).format(new Date(`${date}T00:00Z`));
      known.set(date, text);
    }
    return text;
  };
  const owners = new Map(organisations.map((each) => [each.id, each]));
  const of = ({ row, isCollapsed }: GanttRow): RowText => {
    const owner = row.kind === "task" ? owners.get(row.organisationId) : undefined;
    const late = isLate(row, today);
    const isWork = row.kind === "task" && !row.isSummary;
    const hasFloat = isWork && row.dates !== null && row.progress !== 100;
    return {
      kind: row.kind === "phase" ? "phase" : row.isSummary ? "summary" : "task",
      depth: row.depth,
      isFoldable: false,
      isCollapsed,
      glyph: row.isSummary ? (isCollapsed ? "closed" : "open") : "",
      glyphLabel: "",
      name: nameOf(row) === "" ? words.unnamed : nameOf(row),
      isUnnamed: nameOf(row) === "",
      lock: null,
      organisation:
        owner === undefined
          ? null
          : { code: owner.code, name: owner.name, className: `organisation-${owner.colour}` },
      cells: columns.map((id): RowCell => {
        if (id === "wbs") return { id, text: row.wbs, tone: "" };
        if (id === "start") return { id, text: row.start === null ? "" : day(row.start), tone: "" };
        if (id === "finish")
          return {
            id,
            text: row.finish === null ? "" : day(row.finish),
            tone: late ? "late" : "",
          };
        if (id === "duration")
          return {
            id,
            text: isWork ? durationText(row.task, (unit) => words.unit[unit]) : "",
            tone: "",
          };
        if (id === "float")
          return {
            id,
            text: hasFloat ? `${durationIn(row.dates.totalFloat, "d", false)} ${words.unit.d}` : "",
            tone: isCritical(row) ? "critical" : "",
          };
        // The rest comes with the app.
        return { id, text: "", tone: "" };
      }),
      foldLabel: "",
    };
  };
  return { of, day };
}
