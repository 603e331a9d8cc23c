import type { DurationUnit, PlanFile, PlanLink, PlanProject, PlanTask } from "./plan-file.ts";
import { tenthsOf } from "./read-table-duration.ts";
import { cellText, type SheetCell } from "./sheet-row.ts";
import { PLAN_FIELDS, type PlanField } from "./table-mapping-headings.ts";
import { TABLE_WORDS, type TableLanguage, type TableWords } from "./write-table-words.ts";

export type SheetTable = {
  readonly name: string;
  readonly columns: readonly { readonly field: PlanField; readonly heading: string }[];
  readonly rows: readonly SheetTableRow[];
};

export type SheetTableRow = {
  /** Depth in the outline, 0 for the first level. */
  readonly depth: number;
  readonly summary: boolean;
  readonly organisation: string;
  readonly cells: readonly SheetCell[];
};

/** Everything of a task that a table can hold; a table of these columns is read again as the same tasks. */
export const ALL_COLUMNS: readonly PlanField[] = PLAN_FIELDS.filter(
  (field) => field !== "uidPredecessors",
);

const text = (value: string): SheetCell => (value === "" ? null : { type: "text", text: value });
const number = (value: number, unit = ""): SheetCell => ({ type: "number", value, unit });
const date = (at: string | null): SheetCell =>
  at === null ? null : { type: "date", at, timed: true };

/** A number as short as it can be without losing a tenth of a minute. */
function amount(tenths: number, perUnit: number): number {
  const short = Number((tenths / perUnit).toFixed(4));
  return Math.round(short * perUnit) === tenths ? short : tenths / perUnit;
}

type Lag = Pick<PlanLink, "lag" | "lagUnit">;

function lagText({ lag, lagUnit }: Lag, project: PlanProject, words: TableWords): string {
  if (lag === 0) return "";
  const sign = lag < 0 ? "-" : "+";
  const size = Math.abs(lag);
  if (lagUnit === "percent") return `${sign}${size}%`;
  if (lagUnit === "elapsed-percent") return `${sign}${size}e%`;
  const elapsed = lagUnit === "elapsed";
  const unit =
    (["d", "h"] as const).find((each) => {
      const inUnit = size / tenthsOf({ unit: each, elapsed }, project);
      return Number.isInteger(inUnit * 100);
    }) ?? "m";
  const value = amount(size, tenthsOf({ unit, elapsed }, project));
  return `${sign}${value} ${elapsed ? words.elapsed : ""}${words.units[unit]}`;
}

/** `Duration`, and what a day, a week and a month are where they are not the usual ones, as suggestMapping reads it. */
function durationHeading(project: PlanProject, words: TableWords): string {
  const { minutesPerDay, minutesPerWeek, daysPerMonth } = project;
  if (minutesPerDay === 480 && minutesPerWeek === 2_400 && daysPerMonth === 20)
    return words.headings.duration;
  const hours = (minutes: number) => Number((minutes / 60).toFixed(4));
  return `${words.headings.duration} (1 d = ${hours(minutesPerDay)} h, 1 w = ${hours(minutesPerWeek)} h, 1 mo = ${daysPerMonth} d)`;
}

/** `Start`, and when the project begins where the dates of its tasks do not tell. */
function startHeading({ project, tasks }: PlanFile, words: TableWords): string {
  const { start } = project;
  const dates = tasks
    .filter(({ outlineLevel }) => outlineLevel > 0)
    .flatMap((task) => [task.start, task.finish]);
  const isTold = dates.includes(start) && dates.every((at) => at === null || at >= start!);
  if (start === null || isTold) return words.headings.start;
  return `${words.headings.start} (${words.project} ${start.replace("T", " ")})`;
}

const shareOf = (units: number) => (units === 1 ? "" : `[${Number((units * 100).toFixed(6))}%]`);

/** People by task, and the company whose they are; a company without people stands in its own column only. */
function resourcesByTask(plan: PlanFile) {
  const resources = new Map(plan.resources.map((each) => [each.uid, each]));
  const names = new Map<number, string[]>();
  const groups = new Map<number, Set<string>>();
  for (const { taskUid, resourceUid, units } of plan.assignments) {
    const resource = resources.get(resourceUid);
    if (resource === undefined || resource.name === "") continue;
    if (resource.group !== "") {
      const own = groups.get(taskUid) ?? new Set();
      groups.set(taskUid, own.add(resource.group));
    }
    if (resource.name === resource.group && units === 1) continue;
    const all = names.get(taskUid) ?? [];
    all.push(`${resource.name.replaceAll(/[;；\n]/g, ",")}${shareOf(units)}`);
    names.set(taskUid, all);
  }
  return {
    names(uid: number) {
      const all = names.get(uid) ?? [];
      // A name with a comma is one name only where semicolons are what stands between names.
      return all.length === 1 && /[,，、]/.test(all[0]!) ? `${all[0]};` : all.join("; ");
    },
    organisation: (uid: number) => [...(groups.get(uid) ?? [])].join("; "),
  };
}

/** Numbers that name the tasks: their IDs where each has its own, else their UIDs. */
function numbersOf(tasks: readonly PlanTask[]): ReadonlyMap<number, number> {
  const ids = new Set(tasks.map(({ id }) => id));
  const areOwn = ids.size === tasks.length && tasks.every(({ id }) => id !== null && id >= 0);
  return new Map(tasks.map(({ uid, id }) => [uid, areOwn ? id! : uid]));
}

/** A plan as a table of the given columns, with headings and words of a language. The project's own row is left out. */
export function writeTable(
  plan: PlanFile,
  columns: readonly PlanField[] = ALL_COLUMNS,
  language: TableLanguage = "en",
): SheetTable {
  const words = TABLE_WORDS[language];
  const { project } = plan;
  const tasks = plan.tasks.filter(({ outlineLevel }) => outlineLevel > 0);
  const numbers = numbersOf(tasks);
  const resources = resourcesByTask(plan);
  const calendars = new Map(plan.calendars.map(({ uid, name }) => [uid, name]));
  const flag = (value: boolean): SheetCell => text(value ? words.yes : words.no);

  function durationCell({ duration, durationUnit, elapsed, estimated }: PlanTask): SheetCell {
    if (duration === null) return null;
    const unit: DurationUnit = durationUnit;
    const value = amount(duration, tenthsOf({ unit, elapsed }, project));
    const mark = estimated ? "?" : "";
    return number(value, `${elapsed ? words.elapsed : ""}${words.units[unit]}${mark}`);
  }
  const links = ({ predecessors }: PlanTask) =>
    predecessors
      .filter(({ uid }) => numbers.has(uid))
      .map((link) => `${numbers.get(link.uid)}${link.type}${lagText(link, project, words)}`)
      .join("; ");
  const uidLinks = ({ predecessors }: PlanTask) =>
    predecessors
      .map((link) => `${link.uid}${link.type}${lagText(link, project, words)}`)
      .join("; ");

  const writers: Readonly<Record<PlanField, (task: PlanTask) => SheetCell>> = {
    id: ({ uid }) => number(numbers.get(uid)!),
    uid: ({ uid }) => number(uid),
    wbs: ({ wbs, outlineNumber }) => text(wbs || outlineNumber),
    level: ({ outlineLevel }) => number(outlineLevel),
    name: ({ name, uid }) => text(name.trim() || `(${numbers.get(uid)})`),
    duration: durationCell,
    start: ({ start }) => date(start),
    finish: ({ finish }) => date(finish),
    predecessors: (task) => text(links(task)),
    uidPredecessors: (task) => text(uidLinks(task)),
    percent: ({ percentComplete }) => number(percentComplete / 100, "%"),
    resource: ({ uid }) => text(resources.names(uid)),
    organisation: ({ uid }) => text(resources.organisation(uid)),
    milestone: ({ milestone }) => flag(milestone),
    constraintType: ({ constraintType }) => text(constraintType),
    constraintDate: ({ constraintDate }) => date(constraintDate),
    deadline: ({ deadline }) => date(deadline),
    actualStart: ({ actualStart }) => date(actualStart),
    actualFinish: ({ actualFinish }) => date(actualFinish),
    priority: ({ priority }) => number(priority),
    calendar: ({ calendarUid }) => text(calendars.get(calendarUid ?? -1) ?? ""),
    mode: ({ manual }) => text(manual ? words.manual : words.auto),
    active: ({ inactive }) => flag(!inactive),
    notes: ({ notes }) => text(notes.trim()),
  };
  const headings = {
    ...words.headings,
    duration: durationHeading(project, words),
    start: startHeading(plan, words),
  };
  return {
    name: words.plan,
    columns: columns.map((field) => ({ field, heading: headings[field] })),
    rows: tasks.map((task) => ({
      depth: task.outlineLevel - 1,
      summary: task.summary,
      organisation: resources.organisation(task.uid),
      cells: columns.map((field) => writers[field](task)),
    })),
  };
}

/** The rows of a table as texts, for writeCsv. */
export const tableTexts = ({ columns, rows }: SheetTable): readonly (readonly string[])[] => [
  columns.map(({ heading }) => heading),
  ...rows.map(({ cells }) => cells.map(cellText)),
];

/** A workbook with more sheets helps nobody. */
const MOST_SHEETS = 250;

/** The same columns once more for each organisation, with its tasks and the summary rows above them; of the first 250. */
export function tablesByOrganisation(table: SheetTable): readonly SheetTable[] {
  const byOrganisation = new Map<string, Set<SheetTableRow>>();
  const above: SheetTableRow[] = [];
  for (const row of table.rows) {
    while (above.length > 0 && above.at(-1)!.depth >= row.depth) above.pop();
    above.push(row);
    const { organisation } = row;
    if (organisation === "") continue;
    let own = byOrganisation.get(organisation);
    if (own === undefined) {
      if (byOrganisation.size === MOST_SHEETS) continue;
      byOrganisation.set(organisation, (own = new Set()));
    }
    for (const each of above) own.add(each);
  }
  return [...byOrganisation].map(([name, rows]) => ({ ...table, name, rows: [...rows] }));
}
