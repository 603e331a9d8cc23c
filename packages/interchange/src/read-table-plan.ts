import type { ConstraintType } from "@parley/shared/documents/task.ts";
import { blankPlanProject, blankPlanTask } from "./blank-plan-task.ts";
import { createFindings, type FindingGroup, type Findings } from "./finding.ts";
import { DEFAULT_WEEK } from "./mspdi-calendar.ts";
import type { PlanCalendar, PlanFile, PlanFormat, PlanLink, PlanTask } from "./plan-file.ts";
import { settleOutline } from "./plan-outline.ts";
import { constraintOfDates, usualWorkBetween } from "./read-table-dates.ts";
import { parseLinks } from "./read-table-links.ts";
import { outlineLevels } from "./read-table-outline.ts";
import { createTaskNames, uidsOf, type TaskNames } from "./read-table-references.ts";
import { createResources } from "./read-table-resources.ts";
import { columnsOf, createRowReader, type RowReader } from "./read-table-values.ts";
import { cellText, columnName, type SheetRow } from "./sheet-row.ts";
import type { PlanField } from "./table-mapping-headings.ts";
import { headerTexts, type TableMapping } from "./table-mapping.ts";

export type TablePlanFacts = {
  readonly format: Extract<PlanFormat, "csv" | "xlsx">;
  readonly encoding: string;
  /** Name of the file or sheet. */
  readonly name: string;
  /** The row of headings, so that findings can name columns that are left out; null where there is none. */
  readonly header: SheetRow | null;
};

export type TablePlan = { readonly plan: PlanFile; readonly findings: readonly FindingGroup[] };

/** Tenths of a minute of one day of the usual work, of tasks that a table gives neither dates nor a duration. */
const tenthsOfDay = (mapping: TableMapping) => mapping.minutesPerDay * 10;

const BLANK = blankPlanTask(0);
const START_KINDS: ReadonlySet<ConstraintType> = new Set(["SNET", "SNLT", "MSO"]);
const NO_DATE: ReadonlySet<ConstraintType> = new Set(["ASAP", "ALAP"]);

function createCalendars(findings: Findings) {
  const standard: PlanCalendar = {
    uid: 1,
    name: "Standard",
    isBase: true,
    baseUid: null,
    week: DEFAULT_WEEK,
    workWeeks: [],
    exceptions: [],
    extra: [],
  };
  const calendars = new Map<string, PlanCalendar>([
    ["standard", standard],
    ["标准", standard],
  ]);
  return {
    uidOf({ text, line }: RowReader): number | null {
      const name = text("calendar");
      if (name === "" || /^(?:none|无)$/i.test(name)) return null;
      const known = calendars.get(name.toLowerCase());
      if (known !== undefined) return known === standard ? null : known.uid;
      const calendar = { ...standard, uid: calendars.size, name };
      calendars.set(name.toLowerCase(), calendar);
      findings.add("calendar.bad-hours", name, "A table says no hours: the usual week", line);
      return calendar.uid;
    },
    list: () => [...new Set(calendars.values())],
  };
}

/** Where every number of a column lies between 0 and 1, and some within, they are fractions. */
function areFractions(rows: readonly SheetRow[], column: number | undefined): boolean {
  if (column === undefined) return false;
  let isWithin = false;
  for (const { cells } of rows) {
    const cell = cells[column] ?? null;
    if (cell === null) continue;
    const text = cellText(cell).normalize("NFKC").trim().replace(",", ".");
    const value = cell.type === "number" ? cell.value : text === "" ? 0 : Number(text);
    if (!(value >= 0 && value <= 1) || text.endsWith("%")) return false;
    if (value > 0 && value < 1) isWithin = true;
  }
  return isWithin;
}

type Dated = Pick<
  PlanTask,
  | "start"
  | "finish"
  | "duration"
  | "durationUnit"
  | "elapsed"
  | "estimated"
  | "milestone"
  | "constraintType"
  | "constraintDate"
>;

function readDates(
  row: RowReader,
  hasPredecessors: boolean,
  isSummary: boolean,
  has: (field: PlanField) => boolean,
  mapping: TableMapping,
): Dated {
  const written = row.duration("duration");
  const flag = row.flag("milestone");
  const milestone = flag ?? (written?.tenths === 0 && !isSummary);
  // A milestone is one moment: a day without a time means its beginning in both columns.
  const start = row.date("start", "start");
  const finish = row.date("finish", milestone && start !== null ? "start" : "finish");
  if (start !== null && finish !== null && finish < start)
    row.bad("finish", `${finish} < ${start}`);
  const derived =
    start !== null && finish !== null && !isSummary
      ? usualWorkBetween(start, finish, mapping.minutesPerDay)
      : null;
  const duration =
    written?.tenths ?? (milestone ? 0 : (derived ?? (isSummary ? null : tenthsOfDay(mapping))));
  const given = row.constraint("constraintType");
  const end = given !== null && START_KINDS.has(given) ? "start" : "finish";
  const constraintDate = row.date("constraintDate", end);
  let constraint: Pick<PlanTask, "constraintType" | "constraintDate"> = {
    constraintType: given ?? "ASAP",
    constraintDate: given === null || NO_DATE.has(given) ? null : constraintDate,
  };
  if (given === null && !has("constraintType") && !isSummary)
    constraint = constraintOfDates({ start, finish, hasPredecessors });
  return {
    start,
    finish,
    duration,
    durationUnit: written?.unit ?? mapping.durationUnit,
    elapsed: written?.elapsed ?? false,
    estimated: written?.estimated ?? (derived === null && !milestone && !isSummary),
    milestone,
    ...constraint,
  };
}

/**
 * Reads rows of a sheet or a CSV as a plan. Total: every row with a name becomes a task; whatever a cell says that cannot be understood
 * is a finding with its place. Tasks that neither a relation nor a constraint places keep their dates by a constraint, unless the
 * table has a column of constraints.
 */
export function readTablePlan(
  source: readonly SheetRow[],
  mapping: TableMapping,
  facts: TablePlanFacts,
): TablePlan {
  const findings = createFindings();
  const columns = columnsOf(mapping);
  const has = (field: PlanField) => columns.has(field);
  const nameColumn = columns.get("name") ?? 0;
  const rows = source.filter((row) => {
    if (cellText(row.cells[nameColumn]).trim() !== "") return true;
    findings.add(
      "table.no-name",
      "",
      row.cells.map(cellText).join(" ").trim().slice(0, 100),
      row.line,
    );
    return false;
  });
  if (facts.header !== null)
    for (const [index, heading] of headerTexts(facts.header).entries())
      if (mapping.columns[index] == null && heading.trim() !== "")
        findings.add("table.unknown-column", heading, columnName(index), facts.header.line);

  const levels = outlineLevels(
    rows,
    {
      name: nameColumn,
      level: columns.get("level"),
      wbs: columns.get("wbs"),
      id: columns.get("id"),
    },
    findings,
  );
  const uids = uidsOf(rows, columns);
  const names = createTaskNames(rows, columns, uids);
  const calendars = createCalendars(findings);
  const resources = createResources(mapping.decimal);
  const asFraction = areFractions(rows, columns.get("percent"));

  const links: PlanTask["predecessors"][] = [];
  const drafts = rows.map((source_, index) => {
    const row = createRowReader(source_, columns, mapping, findings);
    const uid = uids[index]!;
    const predecessors = readPredecessors(row, uid, names, mapping, findings);
    links.push(predecessors);
    const isSummary = (levels[index + 1] ?? 0) > levels[index]!;
    const dates = readDates(row, predecessors.length > 0, isSummary, has, mapping);
    resources.assign(uid, row.text("resource"), row.text("organisation"));
    const { uid: _, outlineLevel: __, summary: ___, ...blank } = BLANK;
    return {
      ...blank,
      ...dates,
      line: row.line,
      uid,
      id: names.idOf(index),
      name: row.text("name"),
      outlineLevel: levels[index]!,
      summaryFlag: null,
      wbs: row.text("wbs"),
      percentComplete: row.percent("percent", asFraction) ?? 0,
      actualStart: row.date("actualStart", "start"),
      actualFinish: row.date("actualFinish", "finish"),
      deadline: row.date("deadline", "finish"),
      priority: row.integer("priority", 0, 1_000) ?? BLANK.priority,
      calendarUid: calendars.uidOf(row),
      manual: row.mode("mode") === "manual",
      inactive: row.flag("active") === false,
      notes: row.text("notes").replace(/\r\n?/g, "\n"),
      predecessors: [],
    };
  });
  // Relations are settled already: unlike Microsoft Project, others have several of the same two tasks.
  const tasks = settleOutline(drafts, findings).map((task, index) => ({
    ...task,
    predecessors: links[index]!,
  }));
  if (tasks.length === 0) findings.add("plan.no-tasks", facts.name, "");
  const { list, assignments } = resources.all();
  const dates = tasks.flatMap(({ start, finish }) => [start, finish]).filter((at) => at !== null);
  const plan: PlanFile = {
    format: facts.format,
    encoding: facts.encoding,
    project: blankPlanProject({
      name: facts.name,
      title: facts.name.replace(/\.[^.]{1,5}$/, ""),
      start:
        mapping.projectStart ??
        dates.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null),
      calendarUid: 1,
      minutesPerDay: mapping.minutesPerDay,
      minutesPerWeek: mapping.minutesPerWeek,
      daysPerMonth: mapping.daysPerMonth,
    }),
    calendars: calendars.list(),
    tasks,
    resources: list,
    assignments,
  };
  return { plan, findings: findings.groups() };
}

/** One relation of each type with each task that the table holds. */
function readPredecessors(
  row: RowReader,
  own: number,
  names: TaskNames,
  mapping: TableMapping,
  findings: Findings,
): PlanTask["predecessors"] {
  const byUid = row.text("uidPredecessors");
  const field = byUid === "" ? "predecessors" : "uidPredecessors";
  const text = byUid === "" ? row.text("predecessors") : byUid;
  if (text === "") return [];
  const find = byUid === "" ? names.find : names.findUid;
  const { links, unread } = parseLinks(text, {
    ...mapping,
    isKnown: (reference) => find(reference) !== null,
  });
  for (const part of unread) row.bad(field, `“${part.slice(0, 100)}”`);
  const settled = new Map<string, PlanLink>();
  for (const { reference, ...link } of links) {
    const uid = find(reference);
    const tell = (code: "link.unknown-predecessor" | "link.self" | "link.duplicate") =>
      findings.add(code, row.text("name"), reference, row.line);
    if (uid === null) tell("link.unknown-predecessor");
    else if (uid === own) tell("link.self");
    else {
      const key = `${uid} ${link.type}`;
      if (settled.has(key)) tell("link.duplicate");
      settled.set(key, { uid, ...link });
    }
  }
  return [...settled.values()];
}
