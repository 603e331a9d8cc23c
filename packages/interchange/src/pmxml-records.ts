import type { RelationType } from "@parley/shared/documents/task.ts";
import type {
  P6Activity,
  P6Assignment,
  P6Constraint,
  P6Note,
  P6Options,
  P6Project,
  P6Relation,
  P6Resource,
  P6Wbs,
} from "./p6-model.ts";
import type { P6Values } from "./p6-values.ts";
import { statusOf } from "./xer-records.ts";

const CONSTRAINTS: Readonly<Record<string, P6Constraint>> = {
  "As Late As Possible": "as-late-as-possible",
  "Mandatory Start": "mandatory-start",
  "Mandatory Finish": "mandatory-finish",
  "Start On": "start-on",
  "Finish On": "finish-on",
  "Start On or After": "start-on-or-after",
  "Start On or Before": "start-on-or-before",
  "Finish On or After": "finish-on-or-after",
  "Finish On or Before": "finish-on-or-before",
};

const TYPES: Readonly<Record<string, P6Activity["type"]>> = {
  "Task Dependent": "task",
  "Resource Dependent": "resource",
  "Level of Effort": "level-of-effort",
  "Start Milestone": "start-milestone",
  "Finish Milestone": "finish-milestone",
  "WBS Summary": "wbs-summary",
};

const STATUSES: Readonly<Record<string, P6Activity["status"]>> = {
  "Not Started": "not-started",
  "In Progress": "active",
  Completed: "complete",
};

const PRIORITIES: Readonly<Record<string, number>> = {
  Top: 900,
  High: 700,
  Normal: 500,
  Low: 300,
  Lowest: 100,
};

const PATHS = { "Critical Float": false, "Longest Path": true } as const;

export function projectOfElement(values: P6Values, fallbackId: number): P6Project {
  return {
    id: values.id("ObjectId") ?? fallbackId,
    code: values.text("Id"),
    name: values.text("Name"),
    exported: true,
    baselineOf: null,
    plannedStart: values.date("PlannedStartDate") ?? values.date("StartDate"),
    mustFinishBy: values.date("MustFinishByDate"),
    scheduledFinish: values.date("ScheduledFinishDate") ?? values.date("FinishDate"),
    dataDate: values.date("DataDate"),
    calendarId: values.id("ActivityDefaultCalendarObjectId"),
    criticalFloat: values.hours("CriticalActivityFloatLimit") ?? 0,
    longestPath: values.oneOf("CriticalActivityPathType", PATHS) ?? false,
    line: values.line,
  };
}

export function optionsOfElement(values: P6Values): P6Options {
  return {
    projectId: values.id("ProjectObjectId"),
    lagCalendar: values.oneOf("RelationshipLagCalendar", {
      "Predecessor Activity Calendar": "predecessor",
      "Successor Activity Calendar": "successor",
      "24 Hour Calendar": "elapsed",
      "Project Default Calendar": "project",
    } as const),
    progress: values.oneOf("OutOfSequenceScheduleType", {
      "Retained Logic": "retained-logic",
      "Progress Override": "progress-override",
      "Actual Dates": "actual-dates",
    } as const),
    totalFloat: values.oneOf("ComputeTotalFloatType", {
      "Finish Float = Late Finish - Early Finish": "finish",
      "Start Float = Late Start - Early Start": "start",
      "Smallest of Start Float and Finish Float": "smallest",
    } as const),
    openEndsCritical: values.flag("MakeOpenEndedActivitiesCritical") ?? false,
    ignoreOtherProjects: values.flag("IgnoreOtherProjectRelationships") ?? false,
    criticalFloat: values.hours("CriticalActivityFloatThreshold"),
    longestPath: values.oneOf("CriticalActivityPathType", PATHS),
    lagFromActualStart: values.text("StartToStartLagCalculationType") === "1",
  };
}

export function wbsOfElement(values: P6Values): P6Wbs | null {
  const id = values.id("ObjectId");
  if (id === null) return null;
  return {
    id,
    parentId: values.id("ParentObjectId"),
    projectId: values.id("ProjectObjectId"),
    code: values.text("Code"),
    name: values.text("Name"),
    sequence: values.number("SequenceNumber") ?? 0,
    isProject: false,
    line: values.line,
  };
}

/** A fraction; some writers give percents. */
function fractionOf(values: P6Values): number {
  const written = values.number("PercentComplete") ?? values.number("DurationPercentComplete") ?? 0;
  return written > 1 ? written / 100 : written;
}

export function activityOfElement(values: P6Values): P6Activity | null {
  const id = values.id("ObjectId");
  if (id === null) return null;
  const actualStart = values.date("ActualStartDate");
  const actualFinish = values.date("ActualFinishDate");
  return {
    id,
    projectId: values.id("ProjectObjectId"),
    wbsId: values.id("WBSObjectId"),
    code: values.text("Id"),
    name: values.text("Name"),
    type: values.oneOf("Type", TYPES) ?? "task",
    status: values.oneOf("Status", STATUSES) ?? statusOf(actualStart, actualFinish),
    calendarId: values.id("CalendarObjectId"),
    complete: fractionOf(values),
    duration: values.hours("PlannedDuration") ?? values.hours("AtCompletionDuration"),
    remainingDuration: values.hours("RemainingDuration"),
    actualStart,
    actualFinish,
    plannedStart: values.date("StartDate") ?? values.date("PlannedStartDate"),
    plannedFinish: values.date("FinishDate") ?? values.date("PlannedFinishDate"),
    constraint: values.oneOf("PrimaryConstraintType", CONSTRAINTS),
    constraintDate: values.date("PrimaryConstraintDate"),
    constraint2: values.oneOf("SecondaryConstraintType", CONSTRAINTS),
    constraintDate2: values.date("SecondaryConstraintDate"),
    expectedFinish: values.date("ExpectedFinishDate"),
    suspend: values.date("SuspendDate"),
    resume: values.date("ResumeDate"),
    externalEarlyStart: values.date("ExternalEarlyStartDate"),
    externalLateFinish: values.date("ExternalLateFinishDate"),
    earlyStart: values.date("EarlyStartDate") ?? values.date("RemainingEarlyStartDate"),
    earlyFinish: values.date("EarlyFinishDate") ?? values.date("RemainingEarlyFinishDate"),
    lateStart: values.date("LateStartDate") ?? values.date("RemainingLateStartDate"),
    lateFinish: values.date("LateFinishDate") ?? values.date("RemainingLateFinishDate"),
    remainingStart: values.date("RemainingEarlyStartDate"),
    remainingFinish: values.date("RemainingEarlyFinishDate"),
    totalFloat: values.hours("TotalFloat"),
    freeFloat: values.hours("FreeFloat"),
    critical: values.flag("IsCritical"),
    onDrivingPath: values.flag("IsLongestPath"),
    priority: PRIORITIES[values.text("LevelingPriority")] ?? 500,
    line: values.line,
  };
}

const RELATIONS: Readonly<Record<string, RelationType>> = {
  "Finish to Start": "FS",
  "Start to Start": "SS",
  "Finish to Finish": "FF",
  "Start to Finish": "SF",
};

export function relationOfElement(values: P6Values): P6Relation | null {
  const successorId = values.id("SuccessorActivityObjectId");
  const predecessorId = values.id("PredecessorActivityObjectId");
  if (successorId === null || predecessorId === null) return null;
  return {
    predecessorId,
    successorId,
    predecessorProjectId: values.id("PredecessorProjectObjectId"),
    successorProjectId: values.id("SuccessorProjectObjectId"),
    type: values.oneOf("Type", RELATIONS) ?? "FS",
    lag: values.hours("Lag") ?? 0,
    line: values.line,
  };
}

export function resourceOfElement(values: P6Values): P6Resource | null {
  const id = values.id("ObjectId");
  if (id === null) return null;
  return {
    id,
    name: values.text("Name"),
    code: values.text("Id"),
    type: values.text("ResourceType") === "Material" ? "material" : "work",
    email: values.text("EmailAddress"),
    calendarId: values.id("CalendarObjectId"),
    maxUnits: values.number("MaxUnitsPerTime") ?? values.number("DefaultUnitsPerTime") ?? 1,
  };
}

export function assignmentOfElement(values: P6Values): P6Assignment | null {
  const id = values.id("ObjectId");
  const activityId = values.id("ActivityObjectId");
  if (id === null || activityId === null) return null;
  return {
    id,
    activityId,
    projectId: values.id("ProjectObjectId"),
    resourceId: values.id("ResourceObjectId"),
    units: values.number("PlannedUnitsPerTime") ?? values.number("RemainingUnitsPerTime") ?? 1,
    work: values.hours("PlannedUnits"),
    remainingWork: values.hours("RemainingUnits"),
    delay: values.hours("PlannedLag") ?? 0,
    start:
      values.date("ActualStartDate") ?? values.date("StartDate") ?? values.date("PlannedStartDate"),
    finish:
      values.date("ActualFinishDate") ??
      values.date("FinishDate") ??
      values.date("PlannedFinishDate"),
  };
}

export function noteOfElement(values: P6Values): P6Note | null {
  const activityId = values.id("ActivityObjectId");
  if (activityId === null) return null;
  return {
    activityId,
    topic: values.text("NotebookTopicName"),
    html: values.text("Note") || values.text("RawTextNote"),
  };
}
