import { describe, expect, test } from "vitest";
import { draw, drawing } from "./testing/drawn-schedule.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, smallPlan } from "./testing/small-plan.ts";

describe.each(ENGINES)("$name", ({ compute }) => {
  test("A1 a task as late as possible takes its late dates, and what follows goes with it", () => {
    const plan = drawing(`
days   | MTWTFSSM |
long   | XXXXX    |
late   |    X     | ALAP
after  |     X    | follows late
before |   X      | ALAP; 1d
middle |    X     | follows before; ALAP
last   |     X    | follows middle`);
    expect(draw(plan, compute(plan.network))).toBe(plan.text);
    const { byId } = compute(plan.network);
    expect(byId.get("late")).toMatchObject({
      earlyStart: at(0, 8),
      totalFloat: 0,
      critical: true,
    });
    expect(byId.get("after")).toMatchObject({ earlyStart: at(4, 8), totalFloat: 0 });
  });

  test("A2 from its finish a project is computed backward, and begins with its earliest late start", () => {
    const schedule = compute(
      smallPlan({
        project: { scheduleFrom: "finish", start: at(-30, 8), finish: at(4, 17) },
        tasks: [
          { id: "a", days: 2 },
          { id: "b", days: 2, after: ["a"] },
          { id: "c", days: 1, constraint: "ALAP" },
          { id: "soon", days: 1 },
          { id: "snet", constraint: "SNET", constraintDate: at(0, 8) },
        ],
      }),
    );
    expect(schedule.projectStart).toBe(at(1, 8));
    expect(schedule.projectFinish).toBe(at(4, 17));
    expect(schedule.byId.get("a")).toMatchObject({ start: at(1, 8), finish: at(2, 17) });
    expect(schedule.byId.get("c")).toMatchObject({ start: at(4, 8), earlyStart: at(1, 8) });
    expect(schedule.byId.get("soon")).toMatchObject({ start: at(1, 8), lateStart: at(4, 8) });
    expect(schedule.byId.get("snet")!.start).toBe(at(0, 8));
  });
});
