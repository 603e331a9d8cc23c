import fc from "fast-check";
import { expect, test } from "vitest";
import { blankPlanAssignment, blankPlanProject, blankPlanResource } from "./blank-plan-task.ts";
import { UNASSIGNED } from "./file-uids.ts";
import type { PlanCalendar, PlanFile, PlanTask } from "./plan-file.ts";
import { createWorkingTimes, dateTimeOf, minuteOf } from "./plan-working-time.ts";
import { readMspdi } from "./read-mspdi.ts";
import { planFile, planTask } from "./testing/plan-file.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { writeMspdi } from "./write-mspdi.ts";

const calendar = (uid: number, hours: string): PlanCalendar => ({
  uid,
  name: `c${uid}`,
  isBase: true,
  baseUid: null,
  week: ["", hours, hours, hours, hours, hours, ""],
  workWeeks: [],
  exceptions: [
    { name: "Off", from: "2026-03-05", to: "2026-03-06", hours: "", recurrence: null },
    { name: "Short", from: "2026-03-11", to: "2026-03-11", hours: "08:00-10:00", recurrence: null },
  ],
  extra: [],
});
const CALENDARS = [
  calendar(1, "08:00-12:00,13:00-17:00"),
  calendar(2, "06:00-14:00"),
  calendar(3, "00:00-24:00"),
];
const timeOf = createWorkingTimes(CALENDARS, [20_000, 24_000]);

/** From a moment on, so much working time. */
function after(calendarUid: number, from: number, minutes: number): number {
  let left = minutes;
  for (let day = Math.floor(from / 1_440); ; day++) {
    for (const [begin, end] of timeOf(calendarUid).spansOn(day)!) {
      const start = Math.max(begin, from);
      if (start >= end) continue;
      if (left <= end - start) return start + left;
      left -= end - start;
    }
  }
}

type Interrupted = Pick<PlanTask, "start" | "finish" | "duration" | "splits">;

const interrupted = (calendarUid: number): fc.Arbitrary<Interrupted> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 2_000 })), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.integer({ min: 1, max: 2_000 }),
    )
    .map(([days, parts, last]) => {
      const start = after(calendarUid, minuteOf("2026-03-02T00:00") + days * 1_440, 0);
      let done = 0;
      const splits = parts.map(([work, rest]) => ({ after: (done += work) * 10, rest: rest * 10 }));
      const rests = parts.reduce((sum, [, rest]) => sum + rest, 0);
      return {
        start: dateTimeOf(start),
        finish: dateTimeOf(after(calendarUid, start, done + rests + last)),
        duration: (done + last) * 10,
        splits,
      };
    });

async function readBack(plan: PlanFile): Promise<PlanFile> {
  const read = await readMspdi(bytesOf([...writeMspdi(plan)].join("")));
  if (!read.ok) throw new Error(read.error.detail);
  return read.value.plan;
}

const site = (task: PlanTask, resources: readonly number[]): PlanFile =>
  planFile({
    project: blankPlanProject({ calendarUid: 1 }),
    calendars: CALENDARS,
    tasks: [task],
    resources: [
      blankPlanResource(1, { name: "a", calendarUid: 2 }),
      blankPlanResource(2, { name: "b", calendarUid: 2 }),
      blankPlanResource(3, { name: "steel", type: "material" }),
    ],
    assignments: resources.map((uid, index) =>
      blankPlanAssignment(index + 1, task.uid, uid, { units: 0.5 }),
    ),
  });

test("where a task rests is written as the work of its assignments, and read from it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 3).chain((uid) => fc.tuple(fc.constant(uid), interrupted(uid))),
      async ([calendarUid, task]) => {
        // Of its people where it has no calendar of its own; of the project where nobody is assigned.
        const own = planTask(5, { ...task, calendarUid });
        for (const plan of [
          site(own, []),
          site(own, [1]),
          ...(calendarUid === 1 ? [site({ ...own, calendarUid: null }, [])] : []),
          ...(calendarUid === 2 ? [site({ ...own, calendarUid: null }, [1, 2, 3])] : []),
        ]) {
          const back = await readBack(plan);
          expect(back.tasks[0]!.splits).toEqual(task.splits);
          // Written again, they are what was kept.
          expect(await readBack(back)).toEqual(back);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test("an interrupted task that nobody works on is assigned to nobody, as Project does it", async () => {
  const [task] = fc.sample(interrupted(1), { numRuns: 1, seed: 1 });
  const { assignments } = await readBack(site(planTask(5, task), []));
  expect(assignments).toMatchObject([{ uid: 1, taskUid: 5, resourceUid: UNASSIGNED }]);
});

test("what was done and what is left of a task are told apart", () => {
  const task = planTask(5, {
    start: "2026-03-02T08:00",
    finish: "2026-03-04T17:00",
    duration: 9_600,
    splits: [{ after: 4_800, rest: 4_800 }],
    stop: "2026-03-02T17:00",
  });
  const rows = [...writeMspdi(site(task, [1]))]
    .join("")
    .match(/<TimephasedData>.*?<\/TimephasedData>/g)!
    .map((row) => ["Type", "Start", "Value"].map((name) => row.match(`<${name}>(.*?)</`)![1]));
  expect(rows).toEqual([
    ["2", "2026-03-02T08:00:00", "PT3H0M0S"],
    ["1", "2026-03-03T06:00:00", "PT1H0M0S"],
    ["1", "2026-03-03T08:00:00", "PT0H0M0S"],
    ["1", "2026-03-04T06:00:00", "PT0H0M0S"],
    ["1", "2026-03-04T08:00:00", "PT3H0M0S"],
  ]);
});
