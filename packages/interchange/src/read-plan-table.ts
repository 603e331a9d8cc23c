import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import { readCsvRows } from "./csv-rows.ts";
import { decodeText } from "./decode-text.ts";
import { createFindings, FINDING_CODES, type FindingGroup } from "./finding.ts";
import type { ImportError } from "./import-error.ts";
import type { ReadPlan } from "./read-mspdi.ts";
import { readTablePlan, type TablePlanFacts } from "./read-table-plan.ts";
import { promisesRelations, relationTexts } from "./read-table-relations.ts";
import { readXlsx, type XlsxLimits } from "./read-xlsx.ts";
import { cellText, type SheetRow } from "./sheet-row.ts";
import type { PlanField } from "./table-mapping-headings.ts";
import {
  findHeader,
  headerTexts,
  suggestMapping,
  suggestMappingOfTwo,
  type TableMapping,
} from "./table-mapping.ts";

/** What was understood of a table, for a person to look over. */
export type TableReading = {
  readonly columns: readonly {
    readonly heading: string;
    readonly field: PlanField | null;
    /** The first texts below the heading. */
    readonly samples: readonly string[];
  }[];
  readonly mapping: TableMapping;
};

export type ReadTable = ReadPlan & { readonly table: TableReading };

export type TableOptions = {
  /** What a person says about the table, over what its headings suggest. */
  readonly mapping?: Partial<TableMapping>;
  /** Of a CSV, as the person says; null: by its bytes. */
  readonly encoding?: string | null;
  readonly limits?: Partial<XlsxLimits>;
};

const NO_HEADINGS: ImportError = {
  code: "import.not-a-plan",
  line: null,
  element: null,
  detail:
    "No row of headings was found. A table needs one with a column for the names of tasks, such as “Task name” or “任务名称”.",
};

/** The first row that is headings, what is suggested for them, and the plan below. */
function planOfRows(
  rows: readonly SheetRow[],
  facts: Omit<TablePlanFacts, "header">,
  options: TableOptions,
  date1904: boolean,
  relations: ReadonlyMap<string, string> | null = null,
): ReadTable | null {
  const found = findHeader(rows);
  if (found === null) return null;
  const header = rows[found.header]!;
  const codes = headerTexts(header);
  const isTwice = found.first > found.header + 1;
  const suggested = isTwice
    ? suggestMappingOfTwo(codes, headerTexts(rows[found.header + 1]!))
    : suggestMapping(codes);
  let mapping = { ...suggested, date1904, ...options.mapping };
  let below = rows.slice(found.first);
  const ids = mapping.columns.indexOf("id");
  if (relations !== null && ids >= 0 && !mapping.columns.includes("predecessors")) {
    const place = Math.max(mapping.columns.length, ...below.map(({ cells }) => cells.length));
    const padded = Array.from({ length: place }, (_, index) => mapping.columns[index] ?? null);
    mapping = { ...mapping, columns: [...padded, "predecessors"] };
    below = below.map((row) => withRelations(row, ids, place, relations));
  }
  const read = readTablePlan(below, mapping, { ...facts, header });
  const width = below
    .slice(0, LOOKED_AT)
    .reduce((most, { cells }) => Math.max(most, cells.length), header.cells.length);
  const columns = Array.from({ length: width }, (_, column) => ({
    heading: cellText(header.cells[column]).slice(0, SAMPLE_LENGTH),
    field: mapping.columns[column] ?? null,
    samples: samplesOf(below, column),
  }));
  return { ...read, table: { columns, mapping } };
}

/** The row with its predecessors, from another sheet, in a cell of their own. */
function withRelations(
  row: SheetRow,
  ids: number,
  place: number,
  relations: ReadonlyMap<string, string>,
): SheetRow {
  const code = cellText(row.cells[ids]).normalize("NFKC").trim().toLowerCase();
  const text = relations.get(code);
  if (text === undefined) return row;
  const cells = Array.from({ length: place }, (_, index) => row.cells[index] ?? null);
  return { ...row, cells: [...cells, { type: "text", text }] };
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 200;
const LOOKED_AT = 1_000;

function samplesOf(rows: readonly SheetRow[], column: number): readonly string[] {
  const samples: string[] = [];
  for (const { cells } of rows.slice(0, LOOKED_AT)) {
    const text = cellText(cells[column]).trim();
    if (text !== "") samples.push(text.slice(0, SAMPLE_LENGTH));
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

const merged = (
  first: readonly FindingGroup[],
  second: readonly FindingGroup[],
): readonly FindingGroup[] =>
  [...first, ...second].toSorted(
    (a, b) => FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code),
  );

/** Reads a CSV as a plan, by its headings. */
export function readCsvPlan(
  bytes: Uint8Array,
  name: string,
  options: TableOptions = {},
): Result<ReadTable, ImportError> {
  const findings = createFindings();
  const given = options.encoding ?? null;
  const decoded = decodeText(bytes, { given, findings, subject: name });
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (text.trim() === "")
    return err({ code: "import.empty", line: null, element: null, detail: "The file is empty." });
  // The first line decides about the separator, unless it is a title that has none.
  for (const separator of [null, ";", ",", "\t"]) {
    const rows = readCsvRows(text, separator);
    if (!rows.ok) return rows;
    const plan = planOfRows(rows.value, { format: "csv", encoding, name }, options, false);
    if (plan !== null) return ok({ ...plan, findings: merged(findings.groups(), plan.findings) });
  }
  return err(NO_HEADINGS);
}

/** Reads the first visible sheet of a workbook that has headings, and the sheet of relations that Primavera writes beside it. */
export function readXlsxPlan(
  bytes: Uint8Array,
  name: string,
  options: TableOptions = {},
): Result<ReadTable, ImportError> {
  const isPlan = (rows: readonly SheetRow[]) => findHeader(rows) !== null;
  const read = readXlsx(
    bytes,
    options.limits,
    (sheet, sheets) => promisesRelations(sheet) || !sheets.some(({ rows }) => isPlan(rows)),
  );
  if (!read.ok) return read;
  const { sheets, unread, date1904 } = read.value;
  const sheet = sheets.find(({ name, rows }) => !promisesRelations(name) && isPlan(rows));
  const linked = sheets.find(
    ({ name, rows }) => promisesRelations(name) && relationTexts(rows) !== null,
  );
  const relations = linked === undefined ? null : relationTexts(linked.rows);
  const facts = { format: "xlsx", encoding: "utf-8", name } as const;
  const plan =
    sheet === undefined ? null : planOfRows(sheet.rows, facts, options, date1904, relations);
  if (plan === null) return err(NO_HEADINGS);
  const findings = createFindings();
  const others = sheets
    .filter((each) => each !== sheet && each !== linked)
    .map((each) => each.name);
  for (const other of [...others, ...unread]) findings.add("table.other-sheet", other, "");
  return ok({ ...plan, findings: merged(findings.groups(), plan.findings) });
}
