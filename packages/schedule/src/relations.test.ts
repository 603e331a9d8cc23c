import { describe, expect, test } from "vitest";
import type { CalendarInput } from "./network.ts";
import { draw, drawing } from "./testing/drawn-schedule.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, HOUR, smallPlan } from "./testing/small-plan.ts";

/** Two hours before midnight, every day. */
const NIGHTS: CalendarInput = {
  id: "nights",
  baseId: null,
  week: Array<string>(7).fill("22:00-24:00"),
  workWeeks: [],
  exceptions: [],
  shifts: [],
};

describe.each(ENGINES)("$name", ({ compute }) => {
  const expectDrawn = (text: string) => {
    const plan = drawing(text);
    expect(draw(plan, compute(plan.network))).toBe(plan.text);
  };

  test("F2 each of the four relations asks for a start or a finish, and the latest wins", () => {
    expectDrawn(`
days     | MTWTFSSMTW |
main     | XX         |
follower |   XXX      | follows main
beside   |   X        | starts with main +2d
last     | XXXXX  XX  | 7d
end      |          X | ends with last +1d; follows main
joined   |         X  | follows follower +1d; follows main`);
    const crossed = compute(
      smallPlan({ tasks: [{ id: "a" }, { id: "b", days: 2, after: [["a", "SF", 3 * DAY]] }] }),
    );
    expect(crossed.byId.get("b")).toMatchObject({ start: at(1, 8), finish: at(2, 17) });
  });

  test("F2 a lead may begin before the project does, where a start is asked", () => {
    const schedule = compute(
      smallPlan({ tasks: [{ id: "a" }, { id: "b", after: [["a", "FS", -2 * DAY]] }] }),
    );
    expect(schedule.byId.get("b")).toMatchObject({ start: at(-3, 8), finish: at(-3, 17) });
  });

  test("F2 where only finishes are asked nothing begins before the project", () => {
    const schedule = compute(
      smallPlan({ tasks: [{ id: "a" }, { id: "b", days: 3, after: [["a", "FF"]] }] }),
    );
    expect(schedule.byId.get("b")).toMatchObject({ start: at(0, 8), finish: at(2, 17) });
  });

  test("F3 lag counts in the successor's own calendar, not in its resources'", () => {
    const schedule = compute(
      smallPlan({
        calendars: [NIGHTS],
        resources: { guard: { calendarId: "nights" } },
        tasks: [
          { id: "a" },
          { id: "b", calendarId: "nights", duration: HOUR, after: [["a", "FS", HOUR]] },
          { id: "c", duration: HOUR, who: { guard: 1 }, after: [["a", "FS", HOUR]] },
        ],
      }),
    );
    expect(schedule.byId.get("b")).toMatchObject({ start: at(0, 23), finish: at(0, 24) });
    // One hour of the project's calendar ends on Tuesday at 09:00; the guard comes at 22:00.
    expect(schedule.byId.get("c")).toMatchObject({ start: at(1, 22), finish: at(1, 23) });
  });

  test("F3 elapsed lag counts every hour, percent lag takes the predecessor's duration", () => {
    const plan = smallPlan({
      tasks: [
        { id: "a", days: 2 },
        { id: "b" },
        { id: "c" },
        { id: "d" },
        { id: "e", elapsed: true },
      ],
    });
    const relation = { predecessorId: "a", type: "FS" as const };
    const schedule = compute({
      ...plan,
      relations: [
        { ...relation, id: "1", successorId: "b", lag: 24 * HOUR, lagUnit: "elapsed" },
        { ...relation, id: "2", successorId: "c", lag: 50, lagUnit: "percent" },
        { ...relation, id: "3", successorId: "d", lag: 100, lagUnit: "elapsed-percent" },
      ],
    });
    expect(schedule.byId.get("b")!.start).toBe(at(3, 8));
    expect(schedule.byId.get("c")!.start).toBe(at(3, 8));
    expect(schedule.byId.get("d")!.start).toBe(at(2, 9));
    expect(schedule.byId.get("e")!.finish).toBe(at(0, 16));
  });

  test.each([
    ["successor", at(1, 17)],
    ["predecessor", at(4, 24)],
    ["project", at(1, 17)],
    ["elapsed", at(1, 8)],
  ] as const)("F3 lag counts in the time that the convention says: %s", (lagCalendar, asked) => {
    const plan = smallPlan({
      calendars: [NIGHTS],
      tasks: [
        { id: "a", duration: 2 * HOUR, calendarId: "nights" },
        { id: "b", elapsed: true, after: [["a", "FS", DAY]] },
      ],
    });
    const { conventions } = plan.project;
    const project = { ...plan.project, conventions: { ...conventions, lagCalendar } };
    expect(compute({ ...plan, project }).byId.get("b")!.start).toBe(asked);
  });

  test("F4 a milestone stays at the end of the day, and may sit where nobody works", () => {
    expectDrawn(`
days  | MTWTFSSM |
main  | XXXXX    |
done  |     o    | follows main
next  |        X | follows done`);
    const sunday = compute(
      smallPlan({ project: { start: at(-1, 8) }, tasks: [{ id: "m", days: 0 }, { id: "a" }] }),
    );
    expect(sunday.byId.get("m")!.start).toBe(at(-1, 8));
    expect(sunday.byId.get("a")!.start).toBe(at(0, 8));
    const saturday = compute(
      smallPlan({
        tasks: [
          { id: "cure", elapsed: true, duration: 5 * 24 * HOUR },
          { id: "m", days: 0, after: ["cure"] },
          { id: "dated", days: 0, constraint: "SNET", constraintDate: at(0, 20) },
        ],
      }),
    );
    expect(saturday.byId.get("m")!.start).toBe(at(7, 8));
    expect(saturday.byId.get("dated")!.start).toBe(at(1, 8));
  });

  test("F5 a finish that is asked is kept to the minute, and the start follows from it", () => {
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "a", days: 3 },
          { id: "m", days: 0, constraint: "SNET", constraintDate: at(3, 8) },
          { id: "b", days: 1, after: [["m", "FF"]] },
        ],
      }),
    );
    expect(schedule.byId.get("b")).toMatchObject({ start: at(2, 8), finish: at(3, 8) });
  });

  test("F8 boundaries ask as relations do, and count as predecessors", () => {
    const bounds = {
      startNotBefore: at(-2, 8),
      finishNotBefore: null,
      startNotAfter: null,
      finishNotAfter: at(2, 17),
    };
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "a", bounds },
          { id: "long", days: 5 },
        ],
      }),
    );
    expect(schedule.byId.get("a")).toMatchObject({ start: at(0, 8), lateFinish: at(2, 17) });
    const late = { ...bounds, startNotBefore: at(1, 12), finishNotBefore: at(3, 12) };
    expect(compute(smallPlan({ tasks: [{ id: "a", bounds: late }] })).byId.get("a")).toMatchObject({
      start: at(2, 13),
      finish: at(3, 12),
    });
  });
});
