import { planFileOf } from "@parley/interchange/plan-file-of.ts";
import { writeCsv, type CsvCell } from "@parley/interchange/write-csv.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { PlanFile } from "@parley/interchange/plan-file.ts";
import { writeIcalendar } from "@parley/interchange/write-icalendar.ts";
import { milestonesOf } from "@parley/interchange/write-icalendar-plan.ts";
import { writePlan } from "@parley/interchange/write-plan.ts";
import { writeMspdi } from "@parley/interchange/write-mspdi.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { ExportedPlan } from "./read-plan.ts";

export type ExportFacts = {
  readonly project: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly exportedAt: Date;
  /** Address of the web app, without a slash at its end. */
  readonly publicUrl: string;
  readonly language: "en" | "zh-CN";
  readonly organisationName: (id: string) => string;
  readonly personName: (id: string) => string | null;
};

/** Tenths of a minute in a working day of eight hours. */
const DAY = 4_800;

const COLUMNS = [
  "WBS",
  "Name",
  "Organisation",
  "Audience",
  "Assignee",
  "Start",
  "Finish",
  "Duration (days)",
  "Total float (days)",
  "Critical",
  "Progress (%)",
  "Status",
  "Milestone",
  "Predecessors",
  "Deadline",
  "Id",
] as const;

export function exportAsCsv({ plan }: ExportedPlan, facts: ExportFacts): string {
  const predecessors = new Map<string, string[]>();
  for (const { predecessorId, successorId, type, lag, lagUnit } of plan.relations) {
    const wbs = plan.byId.get(predecessorId)?.wbs;
    if (wbs === undefined) continue;
    const amount = lagUnit.endsWith("percent")
      ? `${lag}%`
      : `${lag / DAY}${lagUnit === "elapsed" ? "e" : ""}d`;
    const text = `${wbs}${type}${lag === 0 ? "" : lag > 0 ? `+${amount}` : amount}`;
    predecessors.set(successorId, [...(predecessors.get(successorId) ?? []), text]);
  }
  const cells = (row: PlanRow): CsvCell[] => {
    const dates = [row.start, row.finish];
    if (row.kind === "phase") {
      return [
        row.wbs,
        row.phase.name,
        null,
        null,
        null,
        ...dates,
        null,
        null,
        null,
        row.progress,
        null,
        row.phase.milestone,
        null,
        null,
        row.id,
      ];
    }
    const { task } = row;
    const assignee =
      (task.assigneeId === null ? null : facts.personName(task.assigneeId)) ?? task.assigneeName;
    return [
      row.wbs,
      task.name,
      facts.organisationName(row.organisationId),
      row.audience,
      assignee,
      ...dates,
      task.duration === null ? null : task.duration / DAY,
      row.dates === null ? null : row.dates.totalFloat / DAY,
      row.dates?.critical ?? null,
      row.progress,
      task.status,
      task.milestone,
      predecessors.get(row.id)?.join("; ") ?? null,
      task.deadline,
      row.id,
    ];
  };
  return writeCsv([COLUMNS, ...plan.rows.map(cells)]);
}

function fileOf({ plan, frame, lanes }: ExportedPlan, facts: ExportFacts): PlanFile {
  const notes = new Map(lanes.flatMap(({ descriptions }) => [...descriptions]));
  return planFileOf({
    name: facts.project.name,
    plan,
    calendars: [...frame.calendars.values()],
    defaultCalendarId: frame.settings.defaultCalendarId,
    dataDate: frame.settings.dataDate,
    settings: frame.settings,
    noteOf: (taskId) => notes.get(taskId) ?? "",
    organisationName: facts.organisationName,
    personName: facts.personName,
  });
}

export const exportAsMspdi = (exported: ExportedPlan, facts: ExportFacts): string =>
  [...writeMspdi(fileOf(exported, facts))].join("");

export function exportAsXlsx(exported: ExportedPlan, facts: ExportFacts): Buffer {
  const made = writePlan(fileOf(exported, facts), "xlsx", {
    language: facts.language,
    sheetPerOrganisation: true,
    stamp: facts.exportedAt.toISOString(),
    timeZone: facts.project.timeZone,
  });
  if (!made.ok) throw new Error(made.error);
  return Buffer.concat([...made.value].map((piece) => Buffer.from(piece as Uint8Array)));
}

/** How often calendar programs should ask again. */
const REFRESH_MINUTES = 60;

/** The milestones for a calendar. An event stays the same one, whatever is renamed or put before it: it bears the id of its row. */
export function exportAsIcalendar(exported: ExportedPlan, facts: ExportFacts): string {
  const { project, exportedAt, publicUrl } = facts;
  const { rows } = exported.plan;
  const events = milestonesOf(fileOf(exported, facts), (uid) => {
    // Rows of a file are numbered as those of the plan are.
    const { id, kind } = rows[uid - 1]!;
    const page = `${publicUrl}/projects/${project.id}/plan`;
    const url = kind === "task" ? `${page}?task=${encodeURIComponent(id)}` : page;
    return { uid: `${id}@${project.id}`, url };
  });
  return writeIcalendar(events, {
    name: project.name,
    stamp: exportedAt.toISOString(),
    timeZone: project.timeZone,
    refreshMinutes: REFRESH_MINUTES,
  });
}

/** What the engine says of a row, in the plan's own wall-clock time; null of one that is removed. Floats in tenths of a minute. */
function datesOf(row: PlanRow | undefined): object | null {
  const dates = row?.dates;
  if (dates === undefined || dates === null) return null;
  return {
    start: row!.start,
    finish: row!.finish,
    earlyStart: textOfInstant(dates.earlyStart),
    earlyFinish: textOfInstant(dates.earlyFinish),
    lateStart: textOfInstant(dates.lateStart),
    lateFinish: textOfInstant(dates.lateFinish),
    totalFloat: dates.totalFloat,
    freeFloat: dates.freeFloat,
    critical: dates.critical,
  };
}

/** Raised when the layout of the JSON changes. */
const LAYOUT = 2;

export function exportAsJson(
  { frame, lanes, ledgers, plan }: ExportedPlan,
  facts: ExportFacts,
): string {
  const wbsOf = (id: string): string | null => plan.byId.get(id)?.wbs ?? null;
  const body = {
    format: "parley-plan",
    layout: LAYOUT,
    exportedAt: facts.exportedAt.toISOString(),
    project: facts.project,
    frame: {
      columns: [...frame.columns.values()],
      phases: [...frame.phases.values()],
      calendars: [...frame.calendars.values()],
      fields: [...frame.fields.values()],
      settings: frame.settings,
    },
    lanes: lanes.map(
      ({
        organisationId,
        audience,
        tasks,
        relations,
        resources,
        assignments,
        checks,
        comments,
        descriptions,
      }) => ({
        organisationId,
        organisation: facts.organisationName(organisationId),
        audience,
        tasks: [...tasks.values()].map((task) => ({
          ...task,
          wbs: wbsOf(task.id),
          schedule: datesOf(plan.byId.get(task.id)),
          description: descriptions.get(task.id) ?? null,
        })),
        relations: [...relations.values()],
        resources: [...resources.values()],
        assignments: [...assignments.values()],
        checks: [...checks.values()],
        comments: [...comments.values()],
      }),
    ),
    ledgers: ledgers.map(({ organisationId, audience, entries }) => ({
      organisationId,
      organisation: facts.organisationName(organisationId),
      audience,
      entries: [...entries.values()],
    })),
  };
  return `${JSON.stringify(body, null, 1)}\n`;
}
