import { describe, expect, test } from "vitest";
import { DEFAULT_CONVENTIONS } from "./network.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, smallPlan, type SmallTask } from "./testing/small-plan.ts";

describe.each(ENGINES)("$name", ({ compute }) => {
  const dated = (tasks: readonly SmallTask[]) =>
    compute(
      smallPlan({
        tasks,
        project: { conventions: { ...DEFAULT_CONVENTIONS, passes: "primavera" } },
      }),
    ).byId;

  test("P1 a finish that is asked becomes a start, and milestones of the start move on", () => {
    const byId = dated([
      { id: "a", days: 5 },
      { id: "start", days: 0, after: ["a"], milestoneAt: "start" },
      { id: "plain", days: 0, after: ["a"] },
      { id: "finish", days: 0, after: ["a"], milestoneAt: "finish" },
      { id: "b", after: [["start", "FF"]] },
      { id: "c", after: [["a", "FS", -9 * DAY]] },
    ]);
    expect(byId.get("start")!.start).toBe(at(7, 8));
    expect(byId.get("plain")!.start).toBe(at(7, 8));
    expect(byId.get("finish")!.start).toBe(at(4, 17));
    expect(byId.get("b")).toMatchObject({ start: at(4, 8), finish: at(4, 17) });
    expect(byId.get("c")!.start).toBe(at(0, 8));
  });

  test("P2 late finishes move back to the end of work, of milestones too", () => {
    const byId = dated([
      { id: "a", days: 5 },
      { id: "start", days: 0, after: ["a"], milestoneAt: "start" },
      { id: "finish", days: 0, after: ["a"], milestoneAt: "finish" },
      { id: "b", after: ["start", "finish"] },
      { id: "c", days: 1, after: [["b", "SS"]] },
    ]);
    expect(byId.get("start")).toMatchObject({ lateStart: at(7, 8), lateFinish: at(4, 17) });
    expect(byId.get("finish")).toMatchObject({ lateStart: at(4, 17), lateFinish: at(4, 17) });
    expect(byId.get("a")!.lateFinish).toBe(at(4, 17));
  });

  test("P2 a late start that is asked becomes a finish, from the next working time", () => {
    const byId = dated([
      { id: "a", duration: DAY / 2 },
      {
        id: "m",
        days: 0,
        after: [["a", "SS", DAY / 2]],
        deadline: at(1, 17),
        milestoneAt: "finish",
      },
      { id: "end", days: 5 },
    ]);
    expect(byId.get("a")).toMatchObject({ lateStart: at(1, 13), lateFinish: at(1, 17) });
  });
});
