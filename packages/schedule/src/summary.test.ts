import { describe, expect, test } from "vitest";
import { draw, drawing } from "./testing/drawn-schedule.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, smallPlan } from "./testing/small-plan.ts";

describe.each(ENGINES)("$name", ({ compute }) => {
  const expectDrawn = (text: string) => {
    const plan = drawing(text);
    expect(draw(plan, compute(plan.network))).toBe(plan.text);
  };

  test("U1 manual tasks keep their dates, which are their early dates", () => {
    expectDrawn(`
days   | MTWTFSSM |
main   | XXX      |
manual |  XX      | manual; follows main
after  |    X     | follows manual`);
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "a", days: 3 },
          { id: "m", mode: "manual", start: at(-3, 9), finish: at(-2, 11), after: ["a"] },
          { id: "b", after: ["m"] },
        ],
      }),
    );
    expect(schedule.byId.get("m")).toMatchObject({
      earlyStart: at(-3, 9),
      earlyFinish: at(-2, 11),
    });
    expect(schedule.byId.get("b")!.start).toBe(at(0, 8));
  });

  test("U1 a date that a manual task lacks follows from the other; without both it is like an automatic one", () => {
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "a", days: 2 },
          { id: "start", mode: "manual", start: at(3, 8), days: 2 },
          { id: "finish", mode: "manual", finish: at(3, 17), days: 2 },
          { id: "none", mode: "manual", after: ["a"] },
        ],
      }),
    );
    expect(schedule.byId.get("start")!.finish).toBe(at(4, 17));
    expect(schedule.byId.get("finish")!.start).toBe(at(2, 8));
    expect(schedule.byId.get("none")!.start).toBe(at(2, 8));
  });

  test("U1 a manual task's late finish is not moved back, and late starts that are asked say nothing", () => {
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "m", mode: "manual", start: at(0, 8), finish: at(0, 17) },
          { id: "b", after: ["m"] },
          { id: "n", mode: "manual", start: at(0, 8), finish: at(0, 17) },
          { id: "c", days: 2, after: [["n", "SS"]] },
        ],
      }),
    );
    expect(schedule.byId.get("m")!.lateFinish).toBe(at(1, 8));
    expect(schedule.byId.get("n")!.lateFinish).toBe(at(1, 17));
  });

  test("U2 a manual summary goes out with its own dates and floors what lies below it", () => {
    expectDrawn(`
days   | MTWTFSSM |
main   | XX       |
manual |   XX     | manual; follows main
free   |   X      | in manual
bound  |   X      | in manual; ends with main
after  |     X    | follows manual`);
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "a", days: 5 },
          { id: "s", mode: "manual", start: at(-7, 8), finish: at(-6, 17), after: ["a"] },
          { id: "child", parentId: "s" },
          { id: "long", parentId: "s", days: 4 },
          { id: "b", after: ["s"] },
        ],
      }),
    );
    expect(schedule.byId.get("child")!.start).toBe(at(-7, 8));
    expect(schedule.byId.get("s")).toMatchObject({ start: at(-7, 8), finish: at(-6, 17) });
    expect(schedule.byId.get("b")!.start).toBe(at(-5, 8));
  });

  test("U2 backward a manual summary is like any other, but its late dates are never before its own", () => {
    const { byId } = compute(
      smallPlan({
        tasks: [
          { id: "s", mode: "manual", start: at(2, 8), finish: at(3, 17) },
          { id: "child", parentId: "s" },
          { id: "b", days: 2, after: ["s"] },
          { id: "c", constraint: "FNLT", constraintDate: at(1, 17), after: ["s"] },
        ],
      }),
    );
    expect(byId.get("child")).toMatchObject({ lateStart: at(0, 8), lateFinish: at(0, 17) });
    expect(byId.get("s")).toMatchObject({ lateStart: at(2, 8), lateFinish: at(3, 17) });
  });

  test("U3 after a summary comes what waits for all of it; with its start what follows its earliest", () => {
    expectDrawn(`
days   | MTWTFSSM |
phase  | XXX      |
one    | X        | in phase
two    |  XX      | in phase; follows one
after  |    X     | follows phase
beside |  X       | starts with phase +1d`);
  });

  test("U3 a relation to a summary asks every leaf under it, its lag counted once", () => {
    expectDrawn(`
days  | MTWTFSSMT |
main  | XX        |
phase |    XX  X  | follows main +1d
inner |    XX  X  | in phase
one   |    X      | in inner
two   |     X  X  | in inner; follows one
three |    X      | in phase`);
  });

  test("U3 late, FS out of a summary binds every leaf and SS none; into it binds the earliest late start", () => {
    const { byId } = compute(
      smallPlan({
        tasks: [
          { id: "s" },
          { id: "one", parentId: "s" },
          { id: "two", parentId: "s", days: 2 },
          { id: "after", after: ["s"], days: 2 },
          { id: "r" },
          { id: "three", parentId: "r" },
          { id: "beside", after: [["r", "SS"]], days: 4 },
          { id: "before", after: [] },
          { id: "t", after: ["before"] },
          { id: "four", parentId: "t" },
          { id: "five", parentId: "t", days: 3 },
        ],
      }),
    );
    expect(byId.get("one")!.lateFinish).toBe(at(1, 17));
    expect(byId.get("three")!.lateFinish).toBe(at(3, 17));
    expect(byId.get("before")!.lateFinish).toBe(at(0, 17));
  });

  test("U4 a summary's SNET, deadline and FNLT hold for what is below it", () => {
    const { byId } = compute(
      smallPlan({
        tasks: [
          { id: "s", constraint: "SNET", constraintDate: at(2, 8), deadline: at(3, 17) },
          { id: "one", parentId: "s" },
          { id: "end", days: 10 },
          { id: "t", constraint: "FNLT", constraintDate: at(4, 17) },
          { id: "two", parentId: "t" },
        ],
      }),
    );
    expect(byId.get("one")).toMatchObject({ start: at(2, 8), lateFinish: at(3, 17) });
    expect(byId.get("two")).toMatchObject({ start: at(0, 8), lateFinish: at(4, 17) });
  });

  test("U5 a summary spans its children, and shows early dates of manual ones as late", () => {
    const { byId } = compute(
      smallPlan({
        tasks: [
          { id: "s" },
          { id: "one", parentId: "s" },
          { id: "two", parentId: "s", after: ["one"], days: 2 },
          { id: "end", days: 5 },
          { id: "m" },
          { id: "manual", parentId: "m", mode: "manual", start: at(1, 8), finish: at(1, 17) },
        ],
      }),
    );
    expect(byId.get("s")).toMatchObject({
      isSummary: true,
      start: at(0, 8),
      finish: at(2, 17),
      earlyFinish: at(2, 17),
      lateStart: at(2, 8),
      lateFinish: at(4, 17),
      totalFloat: 2 * DAY,
    });
    expect(byId.get("m")).toMatchObject({ lateStart: at(1, 8), lateFinish: at(1, 17) });
    expect(byId.get("manual")!.lateFinish).toBe(at(4, 17));
  });

  test("U6 what is inactive, or lies below it, is dated and moves nothing", () => {
    const { byId, finish } = compute(
      smallPlan({
        tasks: [
          { id: "a" },
          { id: "off", days: 9, after: ["a"], active: false },
          { id: "b", after: ["off"] },
          { id: "s", active: false },
          { id: "child", parentId: "s", days: 3 },
          { id: "c", after: ["child"] },
        ],
      }),
    );
    expect(byId.get("off")).toMatchObject({ start: at(1, 8), finish: at(11, 17) });
    expect(byId.get("b")!.start).toBe(at(0, 8));
    expect(byId.get("s")!.finish).toBe(at(2, 17));
    expect(byId.get("c")!.start).toBe(at(0, 8));
    expect(byId.get("a")!.lateFinish).toBe(at(0, 17));
    expect(finish).toBe(at(0, 17));
  });
});
