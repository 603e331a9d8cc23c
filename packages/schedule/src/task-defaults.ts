import type { TaskInput } from "./network.ts";

/** A task of which nothing is said: automatic, as soon as possible, not begun, without length. Spread it and say what differs. */
export const TASK_DEFAULTS: Omit<TaskInput, "id"> = {
  parentId: null,
  organisationId: null,
  mode: "auto",
  start: null,
  finish: null,
  duration: 0,
  elapsed: false,
  milestone: false,
  constraint: "ASAP",
  constraintDate: null,
  deadline: null,
  calendarId: null,
  ignoresResourceCalendars: false,
  percentComplete: 0,
  actualStart: null,
  actualFinish: null,
  remainingDuration: null,
  resume: null,
  splits: [],
  levellingDelay: 0,
  priority: 500,
  active: true,
  bounds: null,
};
