import { describe, expect, test } from "vitest";
import { DEFAULT_CONVENTIONS, type TaskInput } from "./network.ts";
import { draw, drawing } from "./testing/drawn-schedule.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, HOUR, smallPlan, type SmallTask } from "./testing/small-plan.ts";

describe.each(ENGINES)("$name", ({ compute }) => {
  const expectDrawn = (text: string) => {
    const plan = drawing(text);
    expect(draw(plan, compute(plan.network))).toBe(plan.text);
  };
  const one = (task: Partial<TaskInput>, others: readonly SmallTask[] = [], holds = true) =>
    compute(
      smallPlan({
        tasks: [{ id: "x", ...task } as SmallTask, ...others],
        project: { conventions: { ...DEFAULT_CONVENTIONS, constraintsHold: holds } },
      }),
    ).byId.get("x")!;

  test("F1 what nothing asks anything of starts at the project start, on the next working time", () => {
    const schedule = compute(
      smallPlan({ project: { start: at(-2, 10) }, tasks: [{ id: "a" }, { id: "b", days: 2 }] }),
    );
    expect(schedule.byId.get("a")).toMatchObject({ start: at(0, 8), finish: at(0, 17) });
    expect(schedule.byId.get("b")).toMatchObject({ earlyStart: at(0, 8), earlyFinish: at(1, 17) });
    expect(schedule.projectStart).toBe(at(-2, 10));
  });

  test("F1 the earliest date that a task names stands in for a project start", () => {
    const named = compute(
      smallPlan({
        project: { start: null },
        tasks: [{ id: "a" }, { id: "b", mode: "manual", start: at(3, 8), finish: at(4, 17) }],
      }),
    );
    expect(named.byId.get("a")!.start).toBe(at(3, 8));
    const dated = compute(
      smallPlan({ project: { start: null, dataDate: at(2, 8) }, tasks: [{ id: "a" }] }),
    );
    expect(dated.projectStart).toBe(at(2, 8));
    expect(
      compute(smallPlan({ project: { start: null }, tasks: [{ id: "a" }] })).projectStart,
    ).toBe(0);
  });

  test("F6 constraints not earlier than are lower bounds, those not later than move tasks back", () => {
    expectDrawn(`
days  | MTWTFSSM |
main  | XX       |
snet  |    X     | SNET 4
fnet  |   XX     | FNET 4
late  |   X      | follows main; SNET 2
snlt  |  X       | follows main; SNLT 2
fnlt  |  X       | follows main; FNLT 2
mso   | X        | follows main; MSO 1
mfo   |     X    | MFO 5`);
  });

  test("F6 SNET stands instead of the project start also before it, but not before a predecessor", () => {
    expect(one({ constraint: "SNET", constraintDate: at(-7, 8) }).start).toBe(at(-7, 8));
    expect(one({ constraint: "FNET", constraintDate: at(-7, 17) }).start).toBe(at(-7, 8));
    const bound = smallPlan({
      tasks: [
        { id: "a" },
        { id: "x", after: ["a"], constraint: "SNET", constraintDate: at(-7, 8) },
      ],
    });
    expect(compute(bound).byId.get("x")!.start).toBe(at(1, 8));
  });

  test("F6 FNET after the project start does not let work begin before it", () => {
    expect(one({ duration: 5 * DAY, constraint: "FNET", constraintDate: at(1, 17) })).toMatchObject(
      {
        start: at(0, 8),
        finish: at(4, 17),
      },
    );
  });

  test("F6 where constraints do not hold MSO and MFO are lower bounds, SNLT and FNLT move nothing", () => {
    const after = (constraint: TaskInput["constraint"], date: number) =>
      compute(
        smallPlan({
          tasks: [
            { id: "a", days: 3 },
            { id: "x", after: ["a"], constraint, constraintDate: date },
          ],
          project: { conventions: { ...DEFAULT_CONVENTIONS, constraintsHold: false } },
        }),
      ).byId.get("x")!.start;
    expect(after("MSO", at(0, 8))).toBe(at(3, 8));
    expect(after("MSO", at(4, 8))).toBe(at(4, 8));
    expect(after("MFO", at(0, 17))).toBe(at(3, 8));
    expect(after("SNLT", at(0, 8))).toBe(at(3, 8));
    expect(after("FNLT", at(0, 17))).toBe(at(3, 8));
  });

  test("F7 splits lengthen a task by their rests, if they begin within its duration", () => {
    const splits = [
      { after: DAY, rest: 2 * DAY },
      { after: 2 * DAY, rest: HOUR },
      { after: 0, rest: DAY },
      { after: 3 * DAY, rest: DAY },
    ];
    expect(one({ duration: 3 * DAY, splits })).toMatchObject({
      start: at(0, 8),
      finish: at(7, 9),
      lateStart: at(0, 8),
    });
  });

  test("F7 levelling delay is elapsed and in the early dates", () => {
    expect(one({ levellingDelay: 48 * HOUR })).toMatchObject({
      earlyStart: at(2, 8),
      start: at(2, 8),
      finish: at(2, 17),
    });
    expect(one({ levellingDelay: 120 * HOUR }).start).toBe(at(7, 8));
  });

  test("F9 with a data date nothing that has not begun starts before it", () => {
    const schedule = compute(
      smallPlan({
        project: { dataDate: at(2, 8) },
        tasks: [
          { id: "a", actualStart: at(0, 8), actualFinish: at(0, 17), percentComplete: 100 },
          { id: "b", after: ["a"] },
          { id: "c", constraint: "SNET", constraintDate: at(1, 8) },
        ],
      }),
    );
    expect(schedule.byId.get("b")!.start).toBe(at(2, 8));
    expect(schedule.byId.get("c")!.start).toBe(at(2, 8));
  });
});
