import type {
  PlanAssignment,
  PlanProject,
  PlanResource,
  PlanScheduling,
  PlanStoredDates,
  PlanTask,
} from "./plan-file.ts";

// What a file that says nothing means, so that a reader names only the fields that its format has.

/** Microsoft Project's ways, which are those of a file that does not say. */
export const USUAL_SCHEDULING: PlanScheduling = {
  lagCalendar: "successor",
  progress: "retained-logic",
  constraintsHold: true,
  totalFloat: "smallest",
  criticalFloat: 0,
  everyEndCritical: false,
};

export const NO_STORED_DATES: PlanStoredDates = {
  earlyStart: null,
  earlyFinish: null,
  lateStart: null,
  lateFinish: null,
  totalFloat: null,
  freeFloat: null,
  startFloat: null,
  finishFloat: null,
  critical: null,
};

const BLANK_TASK: Omit<PlanTask, "uid"> = {
  id: null,
  name: "",
  outlineLevel: 1,
  outlineNumber: "",
  wbs: "",
  summary: false,
  milestone: false,
  start: null,
  finish: null,
  duration: null,
  durationUnit: "d",
  elapsed: false,
  estimated: false,
  remainingDuration: null,
  percentComplete: 0,
  actualStart: null,
  actualFinish: null,
  constraintType: "ASAP",
  constraintDate: null,
  deadline: null,
  priority: 500,
  manual: false,
  inactive: false,
  external: false,
  calendarUid: null,
  notes: "",
  predecessors: [],
  manualStart: null,
  manualFinish: null,
  stop: null,
  resume: null,
  splits: [],
  levellingDelay: 0,
  ignoresResourceCalendars: false,
  work: null,
  fixed: "units",
  effortDriven: false,
  baselines: [],
  stored: NO_STORED_DATES,
  extra: [],
};

export const blankPlanTask = (uid: number, over: Partial<PlanTask> = {}): PlanTask => ({
  ...BLANK_TASK,
  ...over,
  uid,
});

export const blankPlanResource = (uid: number, over: Partial<PlanResource> = {}): PlanResource => ({
  name: "",
  type: "work",
  group: "",
  email: "",
  calendarUid: null,
  maxUnits: 1,
  extra: [],
  ...over,
  uid,
});

export const blankPlanAssignment = (
  uid: number,
  taskUid: number,
  resourceUid: number,
  over: Partial<PlanAssignment> = {},
): PlanAssignment => ({
  units: 1,
  work: null,
  remainingWork: null,
  delay: 0,
  start: null,
  finish: null,
  extra: [],
  ...over,
  uid,
  taskUid,
  resourceUid,
});

export const blankPlanProject = (over: Partial<PlanProject> = {}): PlanProject => ({
  name: "",
  title: "",
  start: null,
  finish: null,
  statusDate: null,
  calendarUid: null,
  scheduleFromStart: true,
  minutesPerDay: 480,
  minutesPerWeek: 2_400,
  daysPerMonth: 20,
  scheduling: USUAL_SCHEDULING,
  extra: [],
  ...over,
});
