import { expect, test } from "vitest";
import { blankPlanAssignment, blankPlanProject, blankPlanResource } from "./blank-plan-task.ts";
import type { PlanCalendar, PlanTask } from "./plan-file.ts";
import { planFile, planTask } from "./testing/plan-file.ts";
import { workCalendars } from "./work-calendars.ts";

const NONE = Array.from({ length: 7 }, () => null);
const calendar = (uid: number, baseUid: number | null, hours?: string): PlanCalendar => ({
  uid,
  name: `c${uid}`,
  isBase: baseUid === null,
  baseUid,
  week: hours === undefined ? NONE : Array.from({ length: 7 }, () => hours),
  workWeeks: [],
  exceptions: [],
  extra: [],
});

/** Calendar 1 is the project's and 2 the night shift's; 3 and 4 are persons' and say nothing, 5 says something. */
const plan = planFile({
  project: blankPlanProject({ calendarUid: 1 }),
  calendars: [
    calendar(1, null, "08:00-16:00"),
    calendar(2, null, "22:00-24:00"),
    calendar(3, 1),
    calendar(4, 2),
    calendar(5, 4, "20:00-24:00"),
  ],
  resources: [
    blankPlanResource(1, { name: "day", calendarUid: 3 }),
    blankPlanResource(2, { name: "night", calendarUid: 4 }),
    blankPlanResource(3, { name: "late", calendarUid: 5 }),
    blankPlanResource(4, { name: "any" }),
    blankPlanResource(5, { name: "steel", type: "material", calendarUid: 2 }),
  ],
});
const calendarsFor = (resources: readonly number[], over: Partial<PlanTask> = {}) =>
  workCalendars({
    ...plan,
    tasks: [planTask(1, over)],
    assignments: resources.map((uid) => blankPlanAssignment(uid, 1, uid)),
  }).get(1);

test("a task runs in the calendar that its people share, where that is not the project's", () => {
  expect(calendarsFor([])).toBeUndefined();
  expect(calendarsFor([1])).toBeUndefined();
  expect(calendarsFor([1, 4, 5])).toBeUndefined();
  expect(calendarsFor([2])).toEqual({ uid: 2, isMixed: false });
  expect(calendarsFor([3])).toEqual({ uid: 5, isMixed: false });
  expect(calendarsFor([2, 3])).toEqual({ uid: 2, isMixed: true });
  expect(calendarsFor([1, 2])).toMatchObject({ isMixed: true });
});

test("a task that does not follow its people has no calendar of theirs", () => {
  for (const over of [
    { fixed: "duration" },
    { ignoresResourceCalendars: true },
    { manual: true },
    { summary: true },
    { elapsed: true },
  ] as const)
    expect(calendarsFor([2], over)).toBeUndefined();
});
