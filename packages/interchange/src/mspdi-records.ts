import { USUAL_SCHEDULING } from "./blank-plan-task.ts";
import type { Findings } from "./finding.ts";
import { ASSIGNMENT_ORDER, inSchemaOrder, PROJECT_ORDER, RESOURCE_ORDER } from "./mspdi-order.ts";
import { LONGEST, valuesOf, type Values } from "./mspdi-values.ts";
import type { PlanAssignment, PlanProject, PlanResource, PlanScheduling } from "./plan-file.ts";
import type { RawRecord } from "./record-shape.ts";

const KINDS_OF_RESOURCE = ["material", "work", "cost"] as const;

export function readResource(record: RawRecord, findings: Findings): PlanResource | null {
  const values = valuesOf(record, record.fields.get("Name") ?? "Resource", findings);
  const uid = values.integer("UID");
  if (uid === null || values.flag("IsNull") === true) return null;
  const calendar = values.integer("CalendarUID");
  const written = KINDS_OF_RESOURCE[values.within("Type", 0, 2) ?? 1]!;
  const type = values.flag("IsCostResource") === true ? "cost" : written;
  if (type !== "cost" && values.text("IsCostResource") !== "") values.keep("IsCostResource");
  // A resource of costs is written as material with a flag, as Project itself does.
  if (type === "cost" && written !== "material" && values.text("Type") !== "") values.keep("Type");
  const resource = {
    uid,
    name: values.text("Name"),
    type,
    group: values.text("Group"),
    email: values.text("EmailAddress"),
    calendarUid: calendar === null || calendar < 0 ? null : calendar,
    maxUnits: values.number("MaxUnits", 1),
  };
  return { ...resource, extra: inSchemaOrder(RESOURCE_ORDER, record.rest ?? []) };
}

export function readAssignment(
  record: RawRecord,
  minutesPerDay: number,
  findings: Findings,
): PlanAssignment | null {
  const values = valuesOf(record, "Assignment", findings);
  const taskUid = values.integer("TaskUID");
  const resourceUid = values.integer("ResourceUID");
  if (taskUid === null || resourceUid === null) return null;
  const assignment = {
    uid: values.integer("UID") ?? -1,
    taskUid,
    resourceUid,
    units: values.number("Units", 1),
    work: values.duration("Work", minutesPerDay),
    remainingWork: values.duration("RemainingWork", minutesPerDay),
    delay: values.within("Delay", -LONGEST, LONGEST) ?? 0,
    start: values.dateTime("Start"),
    finish: values.dateTime("Finish"),
  };
  return { ...assignment, extra: inSchemaOrder(ASSIGNMENT_ORDER, record.rest ?? []) };
}

/** What the file says of how it was computed; the rest is as Microsoft Project always does it. */
function schedulingOf(values: Values, minutesPerDay: number): PlanScheduling {
  return {
    ...USUAL_SCHEDULING,
    constraintsHold: values.flag("HonorConstraints") ?? USUAL_SCHEDULING.constraintsHold,
    // In days.
    criticalFloat: (values.within("CriticalSlackLimit", -9_999, 9_999) ?? 0) * minutesPerDay * 10,
    everyEndCritical: values.flag("MultipleCriticalPaths") ?? USUAL_SCHEDULING.everyEndCritical,
  };
}

/** What is written where a plan does not say otherwise: Project 2010 or later, and new tasks in days. */
export const USUAL = [
  ["SaveVersion", "14"],
  ["DurationFormat", "7"],
] as const;

export function readProject(root: RawRecord, findings: Findings): PlanProject {
  const values = valuesOf(root, "Project", findings);
  const calendar = values.integer("CalendarUID");
  // Project 98 writes 0 for what was never set.
  const given = (name: string, max: number) => {
    const value = values.within(name, 0, max);
    if (value === 0) values.keep(name);
    return value || null;
  };
  for (const [name, usual] of USUAL)
    if (!["", usual].includes(values.text(name))) values.keep(name);
  const minutesPerDay = given("MinutesPerDay", 1_440) ?? 480;
  const project = {
    name: values.text("Name"),
    title: values.text("Title"),
    start: values.dateTime("StartDate"),
    finish: values.dateTime("FinishDate"),
    statusDate: values.dateTime("StatusDate"),
    calendarUid: calendar === null || calendar < 0 ? null : calendar,
    scheduleFromStart: values.flag("ScheduleFromStart") ?? true,
    minutesPerDay,
    minutesPerWeek: given("MinutesPerWeek", 10_080) ?? 2_400,
    daysPerMonth: given("DaysPerMonth", 31) ?? 20,
    scheduling: schedulingOf(values, minutesPerDay),
  };
  return { ...project, extra: inSchemaOrder(PROJECT_ORDER, root.rest ?? []) };
}
