import { describe, expect, test } from "vitest";
import { DEFAULT_CONVENTIONS, type Conventions } from "./network.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, HOUR, smallPlan, type SmallTask } from "./testing/small-plan.ts";

describe.each(ENGINES)("$name", ({ compute }) => {
  const dated = (tasks: readonly SmallTask[], project = {}) =>
    compute(smallPlan({ tasks, project })).byId;
  const asOf = (dataDate: number, conventions: Partial<Conventions> = {}) => ({
    dataDate,
    conventions: { ...DEFAULT_CONVENTIONS, ...conventions },
  });

  test("G1 actual start and finish stand above logic", () => {
    const byId = dated([
      { id: "a", days: 3 },
      { id: "b", after: ["a"], actualStart: at(-5, 9), actualFinish: at(0, 12) },
      { id: "c", after: ["a"], actualStart: at(0, 10), days: 2 },
      { id: "d", after: ["b"] },
      { id: "e", actualFinish: at(1, 17) },
    ]);
    expect(byId.get("b")).toMatchObject({ start: at(-5, 9), finish: at(0, 12) });
    expect(byId.get("c")).toMatchObject({ start: at(0, 10), finish: at(2, 10) });
    expect(byId.get("d")!.start).toBe(at(0, 13));
    expect(byId.get("e")!.start).toBe(at(1, 8));
  });

  test("G2 what remains goes on after what is done, not before Resume, and FNET holds", () => {
    const begun = { actualStart: at(0, 8), days: 4, percentComplete: 25 };
    const byId = dated([
      { id: "plain", ...begun },
      { id: "resumed", ...begun, resume: at(3, 8) },
      { id: "early", ...begun, resume: at(0, 12) },
      { id: "remaining", ...begun, remainingDuration: 5 * DAY },
      {
        id: "split",
        ...begun,
        splits: [
          { after: DAY, rest: DAY },
          { after: 2 * DAY, rest: HOUR },
        ],
      },
      { id: "fnet", ...begun, constraint: "FNET", constraintDate: at(8, 17) },
    ]);
    expect(byId.get("plain")!.finish).toBe(at(3, 17));
    expect(byId.get("resumed")!.finish).toBe(at(7, 17));
    expect(byId.get("early")!.finish).toBe(at(3, 17));
    expect(byId.get("remaining")!.finish).toBe(at(4, 17));
    expect(byId.get("split")!.finish).toBe(at(7, 9));
    expect(byId.get("fnet")!.finish).toBe(at(8, 17));
  });

  test("G2 with a data date what remains goes on after it and, in retained logic, after predecessors", () => {
    const tasks: readonly SmallTask[] = [
      { id: "a", days: 4 },
      { id: "b", after: ["a"], actualStart: at(0, 8), days: 2, percentComplete: 50 },
    ];
    const finish = (conventions: Partial<Conventions>) =>
      dated(tasks, asOf(at(1, 8), conventions)).get("b")!.finish;
    expect(finish({ progress: "retained-logic" })).toBe(at(7, 17));
    expect(finish({ progress: "progress-override" })).toBe(at(1, 17));
  });

  test("G3 work under way is as early as its start, and binds predecessors by where it goes on", () => {
    const byId = dated([
      { id: "a" },
      { id: "b", after: ["a"], actualStart: at(0, 8), days: 4, percentComplete: 50 },
      { id: "c", after: ["b"] },
      { id: "end", days: 8 },
    ]);
    expect(byId.get("b")).toMatchObject({
      lateStart: at(0, 8),
      lateFinish: at(8, 17),
      startFloat: 0,
      totalFloat: 3 * DAY,
    });
    expect(byId.get("a")!.lateFinish).toBe(at(1, 17));
  });

  test("G3 a milestone under way binds by its late finish, and work binds through its summary by its start", () => {
    const byId = dated([
      { id: "a" },
      { id: "m", after: ["a"], days: 0, actualStart: at(0, 17) },
      { id: "b" },
      { id: "s", after: ["b"] },
      { id: "child", parentId: "s", days: 4, actualStart: at(1, 8), percentComplete: 50 },
      { id: "end", days: 5 },
    ]);
    expect(byId.get("a")!.lateFinish).toBe(at(4, 17));
    expect(byId.get("b")!.lateFinish).toBe(at(0, 17));
  });

  test("G3 with a data date early and late start are those of the remaining work", () => {
    const byId = dated(
      [
        { id: "a", actualStart: at(0, 8), days: 2, percentComplete: 50 },
        { id: "end", days: 3 },
      ],
      asOf(at(1, 8)),
    );
    expect(byId.get("a")).toMatchObject({
      start: at(0, 8),
      earlyStart: at(1, 8),
      finish: at(1, 17),
      lateStart: at(3, 8),
      lateFinish: at(3, 17),
      startFloat: 2 * DAY,
    });
  });

  test("G4 the late dates of what is done are its own", () => {
    const byId = dated([
      { id: "a", actualStart: at(0, 10), actualFinish: at(1, 11) },
      { id: "end", days: 5 },
    ]);
    expect(byId.get("a")).toMatchObject({ lateStart: at(0, 10), lateFinish: at(1, 11) });
  });
});
