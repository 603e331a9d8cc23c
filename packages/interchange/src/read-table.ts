import { separatorOf, splitCells, type CsvLine } from "./csv-rows.ts";
import { readDate, type DateReading } from "./read-date.ts";

export const TABLE_FIELDS = [
  "wbs",
  "name",
  "start",
  "finish",
  "duration",
  "progress",
  "assignee",
  "predecessors",
  "status",
  "notes",
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** Headings of columns as spreadsheets and planning programs write them, in lower case and without what stands in brackets. */
const HEADINGS: Readonly<Record<TableField, readonly string[]>> = {
  wbs: ["wbs", "wbs code", "outline number", "no.", "编号", "序号", "大纲数字"],
  name: [
    "name",
    "task",
    "task name",
    "activity",
    "activity name",
    "title",
    "名称",
    "任务",
    "任务名称",
    "工作名称",
    "作业名称",
    "工序",
    "事项",
  ],
  start: [
    "start",
    "start date",
    "begin",
    "from",
    "开始",
    "开始时间",
    "开始日期",
    "计划开始",
    "开工日期",
  ],
  finish: [
    "finish",
    "finish date",
    "end",
    "end date",
    "due",
    "due date",
    "to",
    "完成",
    "完成时间",
    "完成日期",
    "结束",
    "结束时间",
    "结束日期",
    "计划完成",
    "完工日期",
  ],
  duration: ["duration", "days", "original duration", "工期", "持续时间", "天数"],
  progress: [
    "progress",
    "% complete",
    "percent complete",
    "complete",
    "进度",
    "完成百分比",
    "完成率",
  ],
  assignee: [
    "assignee",
    "assigned to",
    "resource",
    "resource names",
    "resources",
    "owner",
    "responsible",
    "负责人",
    "责任人",
    "资源名称",
    "资源",
  ],
  predecessors: ["predecessors", "predecessor", "depends on", "前置任务", "紧前工作", "前置"],
  status: ["status", "state", "状态"],
  notes: ["notes", "note", "description", "remark", "remarks", "备注", "说明", "描述"],
};
const FIELD_OF = new Map(
  TABLE_FIELDS.flatMap((field) => HEADINGS[field].map((heading) => [heading, field] as const)),
);

export type TableRow = {
  /** Line of the text, from 1. */
  readonly line: number;
  /** Steps of indentation, by leading spaces of the name or by the dots of a WBS code. */
  readonly depth: number;
  readonly cells: Readonly<Partial<Record<TableField, string>>>;
  readonly start: DateReading | null;
  readonly finish: DateReading | null;
};

export type Table = {
  readonly rows: readonly TableRow[];
  /** What the columns mean; null for a column that is not understood. */
  readonly columns: readonly (TableField | null)[];
  readonly hasHeading: boolean;
  /** Whether some date can be read in two ways: the person has to say which. */
  readonly isAmbiguous: boolean;
};

export type TableLimits = {
  readonly characters: number;
  readonly rows: number;
  readonly columns: number;
};
export const DEFAULT_TABLE_LIMITS: TableLimits = {
  characters: 20_000_000,
  rows: 50_000,
  columns: 200,
};

const headingOf = (cell: string): TableField | null =>
  FIELD_OF.get(
    cell
      .normalize("NFKC")
      .replace(/[([【].*$/, "")
      .trim()
      .toLowerCase(),
  ) ?? null;

/** Without a heading: names in the first column that is neither a date nor a number, then the dates in their order. */
function guessColumns({ cells }: CsvLine): (TableField | null)[] {
  const dates: TableField[] = ["start", "finish"];
  let name: TableField | null = "name";
  return cells.map((cell) => {
    if (readDate(cell).kind !== "unreadable") return dates.shift() ?? null;
    if (name === null || cell.trim() === "" || /^[\d.,%\s]+$/.test(cell)) return null;
    const field = name;
    name = null;
    return field;
  });
}

const INDENT = /^[ \u3000\u00a0]*/;

function depthOf(name: string, wbs: string | undefined): number {
  if (wbs !== undefined && /^[\w.-]+$/.test(wbs)) return wbs.split(".").length - 1;
  return Math.floor(INDENT.exec(name)![0].length / 2);
}

/** Reads rows of tasks out of what a spreadsheet copies, or a CSV. Null: too large. Rows without a name are left out. */
export function readTable(
  source: string,
  limits: TableLimits = DEFAULT_TABLE_LIMITS,
): Table | null {
  if (source.length > limits.characters) return null;
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const lines: CsvLine[] = [];
  for (const line of splitCells(text, separatorOf(text))) {
    if (line.cells.length > limits.columns || lines.length >= limits.rows) return null;
    if (line.cells.some((cell) => cell.trim() !== "")) lines.push(line);
  }
  const headings = (lines[0]?.cells ?? []).map(headingOf);
  const hasHeading = headings.includes("name");
  const columns = hasHeading ? headings : lines[0] === undefined ? [] : guessColumns(lines[0]);
  const rows = (hasHeading ? lines.slice(1) : lines).flatMap(({ line, cells }): TableRow[] => {
    const found: Partial<Record<TableField, string>> = {};
    for (const [index, field] of columns.entries()) {
      const cell = cells[index] ?? "";
      if (field !== null && cell.trim() !== "" && found[field] === undefined)
        found[field] = field === "name" ? cell : cell.trim();
    }
    if (found.name === undefined) return [];
    const depth = depthOf(found.name, found.wbs);
    const dateIn = (field: "start" | "finish") =>
      found[field] === undefined ? null : readDate(found[field]);
    return [
      {
        line,
        depth,
        cells: { ...found, name: found.name.trim() },
        start: dateIn("start"),
        finish: dateIn("finish"),
      },
    ];
  });
  const isAmbiguous = rows.some(
    ({ start, finish }) => start?.kind === "ambiguous" || finish?.kind === "ambiguous",
  );
  return { rows, columns, hasHeading, isAmbiguous };
}
