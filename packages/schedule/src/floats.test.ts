import { describe, expect, test } from "vitest";
import { DEFAULT_CONVENTIONS, type Conventions } from "./network.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, HOUR, smallPlan, type SmallTask } from "./testing/small-plan.ts";

describe.each(ENGINES)("$name", ({ compute }) => {
  const dated = (tasks: readonly SmallTask[], conventions: Partial<Conventions> = {}) =>
    compute(
      smallPlan({ tasks, project: { conventions: { ...DEFAULT_CONVENTIONS, ...conventions } } }),
    ).byId;

  test("L1 total float is the smaller of start and finish float, of what has begun the finish float", () => {
    const tasks: readonly SmallTask[] = [
      { id: "s" },
      { id: "one", parentId: "s" },
      { id: "two", parentId: "s", constraint: "SNET", constraintDate: at(4, 8) },
      { id: "begun", actualStart: at(0, 8) },
    ];
    const byId = dated(tasks);
    expect(byId.get("s")).toMatchObject({ startFloat: 4 * DAY, finishFloat: 0, totalFloat: 0 });
    expect(byId.get("begun")).toMatchObject({ startFloat: 0, totalFloat: 4 * DAY });
    expect(dated(tasks, { totalFloat: "start" }).get("s")!.totalFloat).toBe(4 * DAY);
    expect(dated(tasks, { totalFloat: "finish" }).get("s")!.totalFloat).toBe(0);
  });

  test("L1 float counts in the task's own calendar or the project's, never a resource's, elapsed in every hour", () => {
    const nights = { id: "nights", baseId: null, workWeeks: [], exceptions: [], shifts: [] };
    const { byId } = compute(
      smallPlan({
        calendars: [{ ...nights, week: Array<string>(7).fill("22:00-24:00") }],
        resources: { guard: { calendarId: "nights" } },
        tasks: [
          { id: "own", calendarId: "nights", duration: 2 * HOUR },
          { id: "resource", who: { guard: 1 }, duration: 2 * HOUR },
          { id: "elapsed", elapsed: true, duration: 2 * HOUR },
          { id: "end", days: 5 },
        ],
      }),
    );
    expect(byId.get("own")!.totalFloat).toBe(6 * HOUR);
    expect(byId.get("resource")!.totalFloat).toBe(3 * DAY);
    expect(byId.get("elapsed")!.totalFloat).toBe(103 * HOUR);
  });

  test("L2 free float is how far a task may slip before it moves a successor", () => {
    const byId = dated([
      { id: "a" },
      { id: "b", days: 3 },
      { id: "c", after: ["a", "b"] },
      { id: "d", after: [["a", "SS", 2 * DAY]] },
      { id: "loose" },
    ]);
    expect(byId.get("a")).toMatchObject({ freeFloat: 0, totalFloat: DAY });
    expect(byId.get("b")!.freeFloat).toBe(0);
    expect(byId.get("loose")!.freeFloat).toBe(3 * DAY);
    const waits = dated([{ id: "a" }, { id: "b", days: 3 }, { id: "c", after: ["a", "b"] }]);
    expect(waits.get("a")!.freeFloat).toBe(2 * DAY);
    const missed = dated([
      { id: "a", days: 3 },
      { id: "c", after: ["a"], constraint: "MSO", constraintDate: at(1, 8) },
    ]);
    expect(missed.get("a")!.freeFloat).toBe(0);
  });

  test("L3 critical is total float at or under the threshold; what is done has float 0 and is not", () => {
    const tasks: readonly SmallTask[] = [
      { id: "a", days: 2 },
      { id: "b", days: 3 },
      { id: "done", actualStart: at(0, 8), actualFinish: at(0, 17) },
      { id: "all", percentComplete: 100, days: 1 },
    ];
    const critical = (criticalFloat: number) =>
      [...dated(tasks, { criticalFloat }).values()]
        .filter((each) => each.critical)
        .map((t) => t.id);
    expect(critical(0)).toEqual(["b"]);
    expect(critical(DAY).toSorted()).toEqual(["a", "b"]);
    expect(dated(tasks).get("done")).toMatchObject({ totalFloat: 0, freeFloat: 0 });
    expect(dated(tasks).get("all")).toMatchObject({ totalFloat: 0, critical: false });
  });
});
