import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type { DurationUnit } from "./plan-file.ts";
import { readDate } from "./read-date.ts";
import { unitOfText } from "./read-table-duration.ts";
import { cellText, type SheetRow } from "./sheet-row.ts";
import { fieldOfHeading, plainHeading, type PlanField } from "./table-mapping-headings.ts";

export type TableMapping = {
  /** What the columns mean; null for one that is left out. A field that stands twice is read from its first column. */
  readonly columns: readonly (PlanField | null)[];
  /** Of numbers without one, e.g. from a heading `Duration (weeks)`. */
  readonly durationUnit: DurationUnit;
  /** How to read `3/5/2026`; null: such a date is told and left out. */
  readonly dateOrder: "day-first" | "month-first" | null;
  /** How fractions are written; null: by what a number allows. */
  readonly decimal: "." | "," | null;
  /** How numbers without a date format count days: of a workbook as it says, else from 1900. */
  readonly date1904: boolean;
  /** When the project begins; null: with the earliest date of the table. */
  readonly projectStart: LocalDateTime | null;
  /** What a day, a week and a month of work are. */
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly daysPerMonth: number;
};

export const DEFAULT_TABLE_MAPPING: TableMapping = {
  columns: [],
  durationUnit: "d",
  dateOrder: null,
  decimal: null,
  date1904: false,
  projectStart: null,
  minutesPerDay: 480,
  minutesPerWeek: 2_400,
  daysPerMonth: 20,
};

const BRACKET = /[([【](.*?)[)\]】]/;
const HOURS = /1\s*(d|w|mo|天|周|月)\s*=\s*([\d.]+)\s*(h|d|小时|天)/g;

/** `Duration (1 d = 10 h, 1 w = 50 h)` is how a table says that its days are no days of eight hours. */
function workTimes(bracket: string): Partial<TableMapping> {
  const found: { -readonly [Key in keyof TableMapping]?: TableMapping[Key] } = {};
  for (const [, unit, amount, of] of bracket.matchAll(HOURS)) {
    const minutes = Math.round(Number(amount) * 60);
    const isHours = of === "h" || of === "小时";
    if ((unit === "d" || unit === "天") && isHours && minutes > 0 && minutes <= 1_440)
      found.minutesPerDay = minutes;
    else if ((unit === "w" || unit === "周") && isHours && minutes > 0 && minutes <= 10_080)
      found.minutesPerWeek = minutes;
    else if ((unit === "mo" || unit === "月") && !isHours && Number(amount) >= 1)
      found.daysPerMonth = Math.min(31, Math.round(Number(amount)));
  }
  return found;
}

/** `Start (project 2026-03-02 08:00)` is how a table says that the project begins before its tasks do. */
function projectStart(heading: string): Partial<TableMapping> {
  const written = /(?:project|项目)\s*(\d.*)$/i.exec(
    BRACKET.exec(heading.normalize("NFKC"))?.[1] ?? "",
  );
  const read = readDate(written?.[1] ?? "");
  return read.kind === "date" ? { projectStart: `${read.date}T${read.time ?? "08:00"}` } : {};
}

/** Suggests what columns mean by their headings, in English and Chinese; of two columns for one field the first. */
export function suggestMapping(header: readonly string[]): TableMapping {
  const seen = new Set<PlanField>();
  let settings: Partial<TableMapping> = {};
  const columns = header.map((heading) => {
    const field = fieldOfHeading(heading);
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    if (field === "duration") settings = { ...settings, ...durationSettings(heading) };
    else if (field === "start") settings = { ...settings, ...projectStart(heading) };
    return field;
  });
  return { ...DEFAULT_TABLE_MAPPING, ...settings, columns };
}

function durationSettings(heading: string): Partial<TableMapping> {
  const text = heading.normalize("NFKC");
  const bracket = BRACKET.exec(text.replace(/^\s*\(.\)/, ""))?.[1] ?? "";
  const plain = plainHeading(heading);
  const named = plain === "target drtn hr cnt" ? "h" : /天数|^days$/.test(plain) ? "d" : bracket;
  const unit = unitOfText(named);
  return { ...(unit === null ? {} : { durationUnit: unit.unit }), ...workTimes(bracket) };
}

/** Headings that stand twice: the codes count, and the words for what the codes do not say, such as the unit of durations. */
export function suggestMappingOfTwo(
  codes: readonly string[],
  words: readonly string[],
): TableMapping {
  const mapping = suggestMapping(codes);
  const second = suggestMapping(words);
  const known = new Set(mapping.columns);
  const columns = words.map((_, index) => {
    const field = second.columns[index] ?? null;
    return mapping.columns[index] ?? (field === null || known.has(field) ? null : field);
  });
  const hasDuration = second.columns.includes("duration");
  const { durationUnit } = hasDuration ? second : mapping;
  return {
    ...mapping,
    durationUnit,
    columns: [...columns, ...mapping.columns.slice(words.length)],
  };
}

/** Rows that may stand above the headings: a title, a date, a company. */
const ABOVE = 20;

function fieldsIn(row: SheetRow): ReadonlySet<PlanField | null> {
  const fields = new Set(row.cells.map((cell) => fieldOfHeading(cellText(cell))));
  fields.delete(null);
  return fields;
}

/**
 * The row of headings: of the first rows the one that says most, with a name among it, and where the tasks begin. Primavera writes the
 * headings twice, as codes and in words. Null where there is none.
 */
export function findHeader(
  rows: readonly SheetRow[],
): { readonly header: number; readonly first: number } | null {
  let header: number | null = null;
  let most = 0;
  for (const [index, row] of rows.slice(0, ABOVE).entries()) {
    const fields = fieldsIn(row);
    if (!fields.has("name") || fields.size <= most) continue;
    most = fields.size;
    header = index;
  }
  if (header === null) return null;
  const next = rows[header + 1];
  const again = next === undefined ? null : fieldsIn(next);
  const isTwice = again !== null && again.has("name") && again.size >= 2 && again.size * 2 >= most;
  return { header, first: header + (isTwice ? 2 : 1) };
}

export const headerTexts = (row: SheetRow): readonly string[] => row.cells.map(cellText);
