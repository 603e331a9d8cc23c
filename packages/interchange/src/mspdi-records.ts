import { USUAL_SCHEDULING } from "./blank-plan-task.ts";
import type { Findings } from "./finding.ts";
import { valuesOf, type Values } from "./mspdi-values.ts";
import type { PlanAssignment, PlanProject, PlanResource, PlanScheduling } from "./plan-file.ts";
import type { RawRecord } from "./record-shape.ts";

const KINDS_OF_RESOURCE = ["material", "work", "cost"] as const;

export function readResource(record: RawRecord, findings: Findings): PlanResource | null {
  const values = valuesOf(record, record.fields.get("Name") ?? "Resource", findings);
  const uid = values.integer("UID");
  if (uid === null || values.flag("IsNull") === true) return null;
  const calendar = values.integer("CalendarUID");
  return {
    uid,
    name: values.text("Name"),
    type: KINDS_OF_RESOURCE[values.within("Type", 0, 2) ?? 1]!,
    group: values.text("Group"),
    email: values.text("EmailAddress"),
    calendarUid: calendar === null || calendar < 0 ? null : calendar,
    maxUnits: values.number("MaxUnits", 1),
    extra: [],
  };
}

/** Further than any plan, in tenths of a minute. */
const LONGEST = 10_000_000_000;

export function readAssignment(
  record: RawRecord,
  minutesPerDay: number,
  findings: Findings,
): PlanAssignment | null {
  const values = valuesOf(record, "Assignment", findings);
  const taskUid = values.integer("TaskUID");
  const resourceUid = values.integer("ResourceUID");
  if (taskUid === null || resourceUid === null) return null;
  return {
    uid: values.integer("UID") ?? -1,
    taskUid,
    resourceUid,
    units: values.number("Units", 1),
    work: values.duration("Work", minutesPerDay),
    remainingWork: values.duration("RemainingWork", minutesPerDay),
    delay: values.within("Delay", -LONGEST, LONGEST) ?? 0,
    start: values.dateTime("Start"),
    finish: values.dateTime("Finish"),
    extra: [],
  };
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

export function readProject(root: RawRecord, findings: Findings): PlanProject {
  const values = valuesOf(root, "Project", findings);
  const calendar = values.integer("CalendarUID");
  // Project 98 writes 0 for what was never set.
  const given = (name: string, max: number) => values.within(name, 0, max) || null;
  const minutesPerDay = given("MinutesPerDay", 1_440) ?? 480;
  return {
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
    extra: [],
  };
}
