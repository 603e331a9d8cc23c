import { DATA_DATE_MARKS, dataDateOf } from "./data-date.ts";
import { fileUids } from "./file-uids.ts";
import { ASSIGNMENT_ORDER, PROJECT_ORDER, RESOURCE_ORDER } from "./mspdi-order.ts";
import { USUAL } from "./mspdi-records.ts";
import { assembleXml, xmlParts, xsdDateTime, xsdDuration, type XmlPart } from "./mspdi-xml.ts";
import type {
  PlanAssignment,
  PlanFile,
  PlanProject,
  PlanResource,
  RawElement,
} from "./plan-file.ts";
import { calendarXml } from "./write-mspdi-calendar.ts";
import { createSplitWriter } from "./write-mspdi-splits.ts";
import { taskXml } from "./write-mspdi-task.ts";

const NONE: readonly RawElement[] = [];

function projectXml(project: PlanProject, extra: readonly RawElement[]): string {
  const { scheduling, minutesPerDay } = project;
  const usual = Object.fromEntries(USUAL);
  const parts = xmlParts({
    SaveVersion: usual.SaveVersion!,
    Name: project.name,
    Title: project.title === "" ? null : project.title,
    ScheduleFromStart: project.scheduleFromStart,
    StartDate: xsdDateTime(project.start),
    FinishDate: xsdDateTime(project.finish),
    // In days.
    CriticalSlackLimit: Math.round(scheduling.criticalFloat / (10 * minutesPerDay)),
    CalendarUID: project.calendarUid ?? -1,
    MinutesPerDay: minutesPerDay,
    MinutesPerWeek: project.minutesPerWeek,
    DaysPerMonth: project.daysPerMonth,
    DurationFormat: usual.DurationFormat!,
    HonorConstraints: scheduling.constraintsHold,
    MultipleCriticalPaths: scheduling.everyEndCritical,
    StatusDate: xsdDateTime(project.statusDate),
  });
  return assembleXml(PROJECT_ORDER, parts, extra);
}

/** A resource of costs is no third type in the schema, but material with a flag. */
const RESOURCE_TYPES = { material: 0, work: 1, cost: 0 } as const;

function resourceXml(resource: PlanResource, extra: readonly RawElement[]): string {
  const { uid, name, type, group, email, maxUnits, calendarUid } = resource;
  const parts = xmlParts({
    UID: uid,
    Name: name === "" ? null : name,
    Type: RESOURCE_TYPES[type],
    IsNull: false,
    Group: group === "" ? null : group,
    EmailAddress: email === "" ? null : email,
    MaxUnits: maxUnits,
    CalendarUID: calendarUid ?? -1,
    IsCostResource: type === "cost" ? true : null,
  });
  return `<Resource>${assembleXml(RESOURCE_ORDER, parts, extra)}</Resource>`;
}

function assignmentXml(
  assignment: PlanAssignment,
  timephased: readonly string[],
  extra: readonly RawElement[],
): string {
  const parts: XmlPart[] = xmlParts({
    UID: assignment.uid,
    TaskUID: assignment.taskUid,
    ResourceUID: assignment.resourceUid,
    Delay: assignment.delay,
    Finish: xsdDateTime(assignment.finish),
    RemainingWork: xsdDuration(assignment.remainingWork),
    Start: xsdDateTime(assignment.start),
    Units: assignment.units,
    Work: xsdDuration(assignment.work),
  });
  for (const row of timephased) parts.push(["TimephasedData", row]);
  return `<Assignment>${assembleXml(ASSIGNMENT_ORDER, parts, extra)}</Assignment>`;
}

/**
 * Writes Microsoft Project's XML, piece by piece so that a large plan need not lie in memory twice. What readMspdi makes of it is
 * the same plan, but for numbers below zero, which the schema does not know (file-uids.ts).
 */
export function* writeMspdi(given: PlanFile): Generator<string> {
  const plan = fileUids(given);
  // What other formats have kept means nothing here.
  const extraOf = ({ extra }: { readonly extra: readonly RawElement[] }) =>
    plan.format === "mspdi" ? extra : NONE;
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n';
  const hasForeignDataDate = plan.format !== "mspdi" && dataDateOf(plan) !== null;
  yield projectXml(plan.project, hasForeignDataDate ? DATA_DATE_MARKS : extraOf(plan.project));
  yield "\n<Calendars>\n";
  for (const calendar of plan.calendars) yield `${calendarXml(calendar, extraOf(calendar))}\n`;
  yield "</Calendars>\n<Tasks>\n";
  for (const task of plan.tasks) yield `${taskXml(task, extraOf(task))}\n`;
  yield "</Tasks>\n<Resources>\n";
  for (const resource of plan.resources) yield `${resourceXml(resource, extraOf(resource))}\n`;
  yield "</Resources>\n<Assignments>\n";
  const splits = createSplitWriter(plan);
  for (const assignment of plan.assignments) {
    const extra = extraOf(assignment);
    yield `${assignmentXml(assignment, splits.rowsOf(assignment, extra), extra)}\n`;
  }
  for (const assignment of splits.missing())
    yield `${assignmentXml(assignment, splits.rowsOf(assignment, NONE), NONE)}\n`;
  yield "</Assignments>\n</Project>\n";
}
