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

  test("P1 where the data date alone binds it, a milestone of the finish too is in working time", () => {
    const { byId } = compute(
      smallPlan({
        tasks: [
          {
            id: "a",
            actualStart: at(0, 8),
            actualFinish: at(4, 17),
            percentComplete: 100,
            days: 5,
          },
          { id: "finish", days: 0, after: ["a"], milestoneAt: "finish" },
          {
            id: "held",
            days: 0,
            milestoneAt: "finish",
            constraint: "FNET",
            constraintDate: at(7, 8),
          },
          { id: "b", days: 1 },
          { id: "end", days: 0, after: ["b"], milestoneAt: "finish" },
        ],
        project: {
          dataDate: at(5, 0),
          conventions: { ...DEFAULT_CONVENTIONS, passes: "primavera" },
        },
      }),
    );
    expect(byId.get("finish")!.earlyFinish).toBe(at(7, 8));
    expect(byId.get("held")!.earlyFinish).toBe(at(7, 8));
    expect(byId.get("end")!.earlyFinish).toBe(at(7, 17));
  });

  test("P2 late finishes move back to the end of work, but for milestones of the start", () => {
    const byId = dated([
      { id: "a", days: 5 },
      { id: "start", days: 0, after: ["a"], milestoneAt: "start" },
      { id: "finish", days: 0, after: ["a"], milestoneAt: "finish" },
      { id: "point", days: 0, after: ["a"] },
      { id: "b", after: ["start", "finish", "point"] },
      { id: "c", days: 1, after: [["b", "SS"]] },
    ]);
    expect(byId.get("point")).toMatchObject({ lateStart: at(4, 17), lateFinish: at(4, 17) });
    expect(byId.get("start")).toMatchObject({ lateStart: at(7, 8), lateFinish: at(7, 8) });
    expect(byId.get("finish")).toMatchObject({ lateStart: at(4, 17), lateFinish: at(4, 17) });
    expect(byId.get("a")!.lateFinish).toBe(at(4, 17));
  });

  test("P2 a milestone of the start that nothing follows is late at the very end", () => {
    const byId = dated([
      { id: "a", days: 5 },
      { id: "start", days: 0, milestoneAt: "start" },
    ]);
    expect(byId.get("start")).toMatchObject({ lateStart: at(4, 17), lateFinish: at(4, 17) });
  });

  test("P3 what is as late as possible is later by its free float, and has float from there", () => {
    const byId = dated([
      { id: "dig", days: 10 },
      { id: "order", days: 1, constraint: "ALAP" },
      { id: "send", days: 2, constraint: "ALAP", after: ["order"] },
      { id: "here", days: 0, milestoneAt: "start", constraint: "ALAP", after: ["send"] },
      { id: "use", days: 2, after: ["here"], constraint: "SNET", constraintDate: at(7, 8) },
      { id: "loose", days: 1, constraint: "ALAP", after: ["use"] },
    ]);
    expect(byId.get("here")).toMatchObject({ earlyStart: at(7, 8), earlyFinish: at(7, 8) });
    expect(byId.get("send")).toMatchObject({
      start: at(3, 8),
      finish: at(4, 17),
      earlyStart: at(3, 8),
      earlyFinish: at(4, 17),
      freeFloat: 0,
      totalFloat: byId.get("use")!.totalFloat,
      critical: false,
    });
    expect(byId.get("order")).toMatchObject({ earlyStart: at(2, 8), earlyFinish: at(2, 17) });
    expect(byId.get("loose")).toMatchObject({ earlyFinish: at(11, 17), totalFloat: 0 });
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
