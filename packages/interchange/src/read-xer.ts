import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import { createFindings, type Findings } from "./finding.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportError } from "./import-error.ts";
import { emptyP6File, type P6File } from "./p6-model.ts";
import { plansOfP6 } from "./p6-plan.ts";
import { P6_SCHEDULING } from "./p6-scheduling.ts";
import { p6ValuesOf } from "./p6-values.ts";
import type { ReadPlan, ReadPlanOptions } from "./read-mspdi.ts";
import type { Chunks } from "./read-records.ts";
import { createTextDecoder } from "./text-decoder.ts";
import {
  activityOfRow,
  assignmentOfRow,
  calendarOfRow,
  noteOfRow,
  optionsOfRow,
  projectOfRow,
  relationOfRow,
  resourceOfRow,
  wbsOfRow,
} from "./xer-records.ts";
import { readXerRows, type XerRow } from "./xer-rows.ts";
import { encodingOfTexts, xerTextDecoder } from "./xer-text.ts";

export type ReadXerOptions = ReadPlanOptions & {
  /** What the person says the texts are written in; XER itself does not tell. */
  readonly encoding?: string;
};

/** Which column is a row's name in findings. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["PROJECT", "proj_short_name"],
  ["SCHEDOPTIONS", "proj_id"],
  ["CALENDAR", "clndr_name"],
  ["PROJWBS", "wbs_name"],
  ["TASK", "task_name"],
  ["TASKPRED", "task_id"],
  ["RSRC", "rsrc_name"],
  ["TASKRSRC", "task_id"],
  ["TASKMEMO", "task_id"],
]);
/** Calendars are written out day by day later, so that few of them could cost much. */
const MOST: ReadonlyMap<string, number> = new Map([
  ["PROJECT", 5_000],
  ["SCHEDOPTIONS", 5_000],
  ["CALENDAR", 5_000],
]);
/** What people wrote into a plan and a PlanFile has no place for; other tables are P6's own books. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "ACTVCODE",
  "ACTVTYPE",
  "PROJCOST",
  "ROLES",
  "RSRCROLE",
  "TASKACTV",
  "TASKDOC",
  "TASKPROC",
  "TASKRISK",
  "UDFVALUE",
  "WBSMEMO",
]);
const MOST_EXCEPTIONS = 200_000;
/** Characters of texts that the encoding is judged by. */
const SAMPLE = 1 << 20;
/** Before what a finding quotes from a row: bytes still, whose encoding is known at the end. */
const RAW = "\u0001";

/**
 * Reads Primavera's XER, of P6 5.0 to 23 and other writers. One project is read: the exported one. Never throws for what a file
 * holds: what makes no plan is an ImportError, what is odd a finding. Memory is bounded by the limits.
 */
export async function readXer(
  source: Chunks,
  options: ReadXerOptions = {},
): Promise<Result<ReadPlan, ImportError>> {
  const limits = { ...DEFAULT_IMPORT_LIMITS, ...options.limits };
  const findings = createFindings();
  const rowFindings: Findings = {
    ...findings,
    add: (code, subject, detail, line) => findings.add(code, RAW + subject, RAW + detail, line),
  };
  const file = emptyP6File();
  const samples: string[] = [];
  let sampled = 0;
  const counts = new Map<string, number>();
  let exceptions = 0;
  const given = options.encoding;
  if (given !== undefined && createTextDecoder(given) === null)
    return err({
      code: "import.bad-encoding",
      line: null,
      element: null,
      detail: `The encoding “${given.slice(0, 60)}” is not known.`,
    });

  const onRow = (row: XerRow): ImportError | null => {
    const { table, line } = row;
    const count = (counts.get(table) ?? 0) + 1;
    counts.set(table, count);
    const limit = table === "TASK" ? limits.tasks : (MOST.get(table) ?? limits.records);
    const tooMany = (most: number, what: string): ImportError => ({
      code: table === "TASK" ? "import.too-many-tasks" : "import.too-large",
      line,
      element: table,
      detail: `The file has more than ${most} ${what}.`,
    });
    if (count > limit) return tooMany(limit, `rows in ${table}`);
    const name = row.get(NAMES.get(table)!) ?? "";
    if (sampled < SAMPLE && name !== "") {
      samples.push(name);
      sampled += name.length;
    }
    const values = p6ValuesOf(row.get, line, () => name || table, rowFindings);
    const before = file.calendars.length;
    if (!takeRow(table, values, file, rowFindings))
      rowFindings.add("value.bad", name || table, `${table}: no number of its own`, line);
    if (file.calendars.length > before) exceptions += file.calendars.at(-1)!.exceptions.length;
    return exceptions > MOST_EXCEPTIONS
      ? tooMany(MOST_EXCEPTIONS, "exceptions in calendars")
      : null;
  };

  const read = await readXerRows(source, {
    limits,
    tables: new Set(NAMES.keys()),
    onRow,
    onStray: (line, text) => rowFindings.add("xer.stray-row", text.slice(0, 60), "", line),
    onProgress: options.onProgress,
    signal: options.signal,
  });
  if (!read.ok) return read;
  const { encoding, ended, line, skipped } = read.value;
  for (const [table, rows] of skipped)
    if (LEFT_OUT.has(table)) findings.add("p6.left-out", table, `${rows} rows`);
  if (!ended) findings.add("xer.no-end", "", "", line);

  const label = encoding ?? given ?? null;
  const found = label === null ? encodingOfTexts(samples) : { label, guessed: false };
  if (found.guessed) findings.add("text.encoding-guessed", "", found.label);
  const decode = encoding === null ? xerTextDecoder(found.label) : (raw: string) => raw;
  const text = (raw: string) => {
    const decoded = decode(raw);
    if (decoded.includes("\ufffd") && !raw.includes("\ufffd"))
      findings.add("text.undecodable", decoded, found.label);
    return decoded;
  };
  const plans = plansOfP6(
    file,
    {
      format: "xer",
      encoding: found.label,
      text,
      findings,
      usual: P6_SCHEDULING,
    },
    options.everyProject === true,
  );
  const readable = (quoted: string) => (quoted.startsWith(RAW) ? decode(quoted.slice(1)) : quoted);
  const groups = findings.groups().map((group) => ({
    ...group,
    examples: group.examples.map((each) => ({
      ...each,
      subject: readable(each.subject),
      detail: readable(each.detail),
    })),
  }));
  return ok({ ...plans, findings: groups });
}

/** Whether the row had what makes it one. */
function takeRow(
  table: string,
  row: ReturnType<typeof p6ValuesOf>,
  file: P6File,
  findings: ReturnType<typeof createFindings>,
): boolean {
  switch (table) {
    case "PROJECT":
      return keep(file.projects, projectOfRow(row));
    case "SCHEDOPTIONS":
      return keep(file.options, optionsOfRow(row));
    case "CALENDAR":
      return keep(file.calendars, calendarOfRow(row, findings));
    case "PROJWBS":
      return keep(file.wbs, wbsOfRow(row));
    case "TASK":
      return keep(file.activities, activityOfRow(row));
    case "TASKPRED":
      return keep(file.relations, relationOfRow(row));
    case "RSRC":
      return keep(file.resources, resourceOfRow(row));
    case "TASKMEMO":
      return keep(file.notes, noteOfRow(row));
    default:
      return keep(file.assignments, assignmentOfRow(row));
  }
}

function keep<T>(list: T[], value: T | null): boolean {
  if (value !== null) list.push(value);
  return value !== null;
}
