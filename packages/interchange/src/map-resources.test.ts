import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { blankPlanAssignment, blankPlanProject, blankPlanResource } from "./blank-plan-task.ts";
import type { PlanCalendar } from "./plan-file.ts";
import { mapPlan } from "./plan-mapping.ts";
import { resourceCalendars } from "./resource-calendars.ts";
import { planFile, planTask } from "./testing/plan-file.ts";

const [GC, STEEL] = ["gc", "steel"] as unknown as [OrganisationId, OrganisationId];
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

/** Calendar 1 is the project's and 2 the night shift's; 3 and 4 are persons' and say nothing. */
const plan = planFile({
  project: blankPlanProject({ calendarUid: 1 }),
  calendars: [
    calendar(1, null, "08:00-16:00"),
    calendar(2, null, "22:00-24:00"),
    calendar(3, 1),
    calendar(4, 2),
  ],
  resources: [
    blankPlanResource(1, { name: "day", calendarUid: 3 }),
    blankPlanResource(2, { name: "night", calendarUid: 4, maxUnits: 2 }),
    blankPlanResource(3, { name: "steel", type: "material", calendarUid: 2 }),
    blankPlanResource(4, { name: "nobody", calendarUid: 2 }),
  ],
  tasks: [
    planTask(1, { name: "a", duration: 4_800 }),
    planTask(2, { name: "b", duration: 4_800, fixed: "duration" }),
  ],
  assignments: [
    blankPlanAssignment(1, 1, 1, { units: 0.5, work: 2_400 }),
    blankPlanAssignment(2, 1, 2, { work: 9_600, delay: 600 }),
    blankPlanAssignment(3, 2, 2),
    blankPlanAssignment(4, 2, 3),
    blankPlanAssignment(5, 1, -65_535),
  ],
});
const mapped = mapPlan(
  plan,
  {
    by: "branch",
    audience: "everyone",
    assignments: [{ key: "2", organisationId: STEEL }],
    rest: GC,
  },
  { importingOrganisationId: GC, rng: seededRng(7), withCalendars: true },
);
const parts = mapped.lanes.map(({ parts: [part] }) => part!);

test("an organisation gets its own copy of each resource that works on its tasks", () => {
  expect(parts.map(({ resources }) => resources.map(({ name }) => name))).toEqual([
    ["day", "night"],
    ["night"],
  ]);
  const ids = parts.flatMap(({ resources }) => resources.map(({ id }) => id));
  expect(new Set(ids).size).toBe(3);
  for (const { tasks, resources, assignments } of parts)
    for (const { taskId, resourceId } of assignments) {
      expect(tasks.map(({ id }) => id)).toContain(taskId);
      expect(resources.map(({ id }) => id)).toContain(resourceId);
    }
});

test("a resource keeps its units and the calendar that says something, and work only where it says more than units", () => {
  const byName = new Map(mapped.calendars.map(({ id, name }) => [name, id]));
  expect(parts[0]!.resources).toMatchObject([
    { calendarId: byName.get("c1"), maxUnits: 1 },
    { calendarId: byName.get("c2"), maxUnits: 2 },
  ]);
  expect(parts[0]!.assignments).toMatchObject([
    { units: 0.5, work: null, delay: 0 },
    { units: 1, work: 9_600, delay: 600 },
  ]);
  expect([...resourceCalendars(plan)]).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test("a task of fixed duration does not follow those who work on it", () => {
  const fields = parts.flatMap(({ tasks }) => tasks.map((task) => task.fields));
  expect(fields.map(({ ignoresResourceCalendars }) => ignoresResourceCalendars)).toEqual([
    false,
    true,
  ]);
});
