import type { ConstraintType, LocalDateTime } from "@parley/shared/documents/task.ts";
import type { Findings } from "./finding.ts";
import { readDate } from "./read-date.ts";
import { parseDuration, parseNumber, type DurationReading } from "./read-table-duration.ts";
import { cellText, columnName, type SheetCell, type SheetRow } from "./sheet-row.ts";
import type { PlanField } from "./table-mapping-headings.ts";
import type { TableMapping } from "./table-mapping.ts";
import { dateOfSerial } from "./xlsx-format.ts";

/** A day without a time begins and ends with the usual day of work. */
const TIME_OF = { start: "08:00", finish: "17:00" } as const;
export type DayEnd = keyof typeof TIME_OF;

/** No date, number, duration or word of a choice is longer; what is longer is not looked at closely. */
const LONGEST_VALUE = 100;

const YES = /^(?:yes|y|true|1|x|✓|✔|√|是|对|有|.*\bmilestone|.*里程碑)$/i;
const NO =
  /^(?:no|n|false|0|-|否|不是|无|task dependent|resource dependent|level of effort|wbs summary|.*作业|.*任务)$/i;
const MANUAL = /manual|手动/i;
const AUTO = /auto|自动/i;

/** Codes, and the words of Microsoft Project and Primavera P6. */
const CONSTRAINTS: ReadonlyMap<string, ConstraintType> = new Map(
  (
    [
      ["ASAP", "asap|as soon as possible|none|越早越好|尽早"],
      ["ALAP", "alap|cs_alap|as late as possible|越晚越好|尽晚"],
      ["SNET", "snet|cs_msoa|start no earlier than|start on or after|不得早于...开始|开始不早于"],
      ["SNLT", "snlt|cs_msob|start no later than|start on or before|不得晚于...开始|开始不晚于"],
      ["FNET", "fnet|cs_meoa|finish no earlier than|finish on or after|不得早于...完成|完成不早于"],
      ["FNLT", "fnlt|cs_meob|finish no later than|finish on or before|不得晚于...完成|完成不晚于"],
      ["MSO", "mso|cs_mso|cs_mandstart|must start on|start on|mandatory start|必须开始于|强制开始"],
      [
        "MFO",
        "mfo|cs_meo|cs_mandfin|must finish on|finish on|mandatory finish|必须完成于|强制完成",
      ],
    ] as const
  ).flatMap(([type, words]) => words.split("|").map((word) => [word, type] as const)),
);

export type RowReader = {
  readonly line: number;
  readonly text: (field: PlanField) => string;
  readonly integer: (field: PlanField, min: number, max: number) => number | null;
  readonly percent: (field: PlanField, asFraction: boolean) => number | null;
  readonly flag: (field: PlanField) => boolean | null;
  readonly mode: (field: PlanField) => "manual" | "auto" | null;
  readonly constraint: (field: PlanField) => ConstraintType | null;
  readonly date: (field: PlanField, end: DayEnd) => LocalDateTime | null;
  readonly duration: (field: PlanField) => DurationReading | null;
  /** Tells that a cell counts as absent. */
  readonly bad: (field: PlanField, detail?: string) => void;
};

/** Which column holds each field; of two the first. */
export function columnsOf(mapping: TableMapping): ReadonlyMap<PlanField, number> {
  const columns = new Map<PlanField, number>();
  for (const [index, field] of mapping.columns.entries())
    if (field !== null && !columns.has(field)) columns.set(field, index);
  return columns;
}

/** Reads the cells of one row; what cannot be understood becomes a finding with its row and column, and counts as absent. */
export function createRowReader(
  row: SheetRow,
  columns: ReadonlyMap<PlanField, number>,
  mapping: TableMapping,
  findings: Findings,
): RowReader {
  const cellOf = (field: PlanField): SheetCell => {
    const column = columns.get(field);
    return column === undefined ? null : (row.cells[column] ?? null);
  };
  const subject = cellText(cellOf("name")).trim();
  const tell = (code: Parameters<Findings["add"]>[0], field: PlanField, detail: string) =>
    findings.add(
      code,
      subject,
      `${columnName(columns.get(field) ?? 0)}${row.line}: ${detail}`,
      row.line,
    );
  const quote = (text: string) => `“${text.slice(0, 100)}”`;
  const bad = (field: PlanField, detail = quote(text(field))) => tell("value.bad", field, detail);

  function text(field: PlanField): string {
    const cell = cellOf(field);
    if (cell?.type !== "error") return cellText(cell).trim();
    tell("table.error-cell", field, quote(cell.text));
    return "";
  }
  const numberIn = (field: PlanField): number | null => {
    const cell = cellOf(field);
    if (cell?.type === "number") return cell.value;
    const written = text(field);
    if (written === "") return null;
    const read = parseNumber(written.replace(/\s*%$/, ""), mapping.decimal);
    if (read === null) bad(field);
    else if (read.isUncertain)
      tell("table.uncertain-value", field, `${quote(written)} → ${read.value}`);
    return read?.value ?? null;
  };
  const within = (field: PlanField, value: number | null, min: number, max: number) => {
    if (value === null) return null;
    if (value < min || value > max) bad(field);
    return Math.round(Math.min(max, Math.max(min, value)));
  };

  function date(field: PlanField, end: DayEnd): LocalDateTime | null {
    const cell = cellOf(field);
    const whole = (day: string) => `${day}T${TIME_OF[end]}`;
    if (cell?.type === "date") return cell.timed ? cell.at : whole(cell.at.slice(0, 10));
    if (cell?.type === "number") {
      const read = cell.unit === "" ? dateOfSerial(cell.value, mapping.date1904) : null;
      if (read === null) bad(field);
      return read === null ? null : read.hasTime ? read.at : whole(read.at.slice(0, 10));
    }
    const written = text(field);
    // Primavera marks dates that are actual, and dates that a constraint makes.
    const plain =
      written.length > LONGEST_VALUE ? written : written.replace(/\s*(?:[A*]|\(A\))$/, "");
    if (plain.length > LONGEST_VALUE) {
      bad(field);
      return null;
    }
    if (plain === "" || /^(?:na|n\/a|-+|—|无)$/i.test(plain)) return null;
    const serial = /^\d{5}(?:\.\d+)?$/.test(plain) && mapping.date1904;
    if (serial) {
      const read = dateOfSerial(Number(plain), true);
      if (read !== null) return read.hasTime ? read.at : whole(read.at.slice(0, 10));
    }
    const read = readDate(plain);
    if (read.kind === "unreadable") {
      bad(field);
      return null;
    }
    let day = read.kind === "date" ? read.date : null;
    if (read.kind === "ambiguous") {
      if (mapping.dateOrder === null) {
        tell(
          "table.ambiguous-date",
          field,
          `${quote(written)}: ${read.dayFirst} / ${read.monthFirst}`,
        );
        return null;
      }
      day = mapping.dateOrder === "day-first" ? read.dayFirst : read.monthFirst;
    }
    return read.time === null ? whole(day!) : `${day}T${read.time}`;
  }

  return {
    line: row.line,
    text,
    bad,
    date,
    integer: (field, min, max) => within(field, numberIn(field), min, max),
    percent(field, asFraction) {
      const cell = cellOf(field);
      const value = numberIn(field);
      const isFraction = cell?.type === "number" ? cell.unit === "%" || asFraction : asFraction;
      const isSigned = cell?.type === "text" && /[%％]\s*$/.test(cell.text);
      if (value !== null && value > 0 && value < 1 && !isFraction && !isSigned)
        tell("table.uncertain-value", field, `${quote(text(field))} → ${value}%`);
      return within(field, value === null ? null : isFraction ? value * 100 : value, 0, 100);
    },
    flag(field) {
      const cell = cellOf(field);
      if (cell?.type === "flag") return cell.value;
      const written = text(field);
      if (written === "") return null;
      if (YES.test(written)) return true;
      if (!NO.test(written)) bad(field);
      return false;
    },
    mode(field) {
      const written = text(field);
      if (MANUAL.test(written)) return "manual";
      if (AUTO.test(written)) return "auto";
      if (written !== "") bad(field);
      return null;
    },
    constraint(field) {
      const written = text(field);
      if (written === "") return null;
      const plain = written.normalize("NFKC").replaceAll("…", "...").toLowerCase();
      const type = CONSTRAINTS.get(plain.replace(/\.{3,}/g, "..."));
      if (type === undefined) bad(field);
      return type ?? null;
    },
    duration(field) {
      const cell = cellOf(field);
      const written =
        cell?.type === "number" ? `${cell.value.toFixed(12)}${cell.unit}` : text(field);
      if (written === "") return null;
      const read = parseDuration(
        written,
        mapping.durationUnit,
        cell?.type === "number" ? "." : mapping.decimal,
        mapping,
      );
      if (read === null || read.tenths < 0) {
        bad(field);
        return null;
      }
      if (read.isUncertain)
        tell("table.uncertain-value", field, `${quote(written)} → ${read.tenths / 10} min`);
      return read;
    },
  };
}
