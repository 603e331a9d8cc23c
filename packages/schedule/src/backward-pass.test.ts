import { describe, expect, test } from "vitest";
import { DEFAULT_CONVENTIONS, type Conventions } from "./network.ts";
import { draw, drawing } from "./testing/drawn-schedule.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, smallPlan, type SmallTask } from "./testing/small-plan.ts";

describe.each(ENGINES)("$name", ({ compute }) => {
  const expectDrawn = (text: string) => {
    const plan = drawing(text);
    expect(draw(plan, compute(plan.network))).toBe(plan.text);
  };
  const with_ = (conventions: Partial<Conventions>) => ({
    conventions: { ...DEFAULT_CONVENTIONS, ...conventions },
  });
  const late = (tasks: readonly SmallTask[], project = {}) => {
    const { byId } = compute(smallPlan({ tasks, project }));
    return (id: string) => [byId.get(id)!.lateStart, byId.get(id)!.lateFinish];
  };

  test("B1 without successors a task may finish as late as the network does, and none later", () => {
    expectDrawn(`
days        | MTWTFSSM |
long        | XXXXX    |
short       | X        |
late short  |     X    |
lead        |     X    | ends with long
late lead   |     X    |
before      | X        |
late before |    X     |
after       |  X       | follows before
late after  |     X    |`);
    const dates = late([
      { id: "a", days: 3 },
      { id: "b", days: 1, after: [["a", "FS", -2 * DAY]] },
    ]);
    expect(dates("a")).toEqual([at(0, 8), at(2, 17)]);
  });

  test("B1 late dates count from an outside finish, from the project's, or from the own finish", () => {
    const tasks = [{ id: "a" }, { id: "b", days: 2 }];
    expect(late(tasks, { outsideFinish: at(3, 17) })("a")).toEqual([at(3, 8), at(3, 17)]);
    const must = { finish: at(4, 17), ...with_({ lateFrom: "project-finish" }) };
    expect(late(tasks, must)("b")).toEqual([at(3, 8), at(4, 17)]);
    expect(late(tasks, with_({ everyEndCritical: true }))("a")).toEqual([at(0, 8), at(0, 17)]);
  });

  test("B2 a late finish moves back to the end of work before, but that of a milestone stays", () => {
    expectDrawn(`
days      | MTWTFSSM |
main      | XXXXX    |
late main | XXXXX    |
done      |     o    | follows main
late done |        O |
next      |        X | follows done`);
  });

  test("B3 deadlines and constraints cap late dates, so that float can be negative", () => {
    const { byId } = compute(
      smallPlan({
        tasks: [
          { id: "end", days: 10 },
          { id: "deadline", days: 2, deadline: at(0, 17) },
          { id: "fnlt", constraint: "FNLT", constraintDate: at(3, 17) },
          { id: "snlt", days: 2, constraint: "SNLT", constraintDate: at(3, 8) },
        ],
      }),
    );
    expect(byId.get("deadline")).toMatchObject({ lateFinish: at(0, 17), totalFloat: -DAY });
    expect(byId.get("fnlt")!.lateFinish).toBe(at(3, 17));
    expect(byId.get("snlt")).toMatchObject({ lateStart: at(3, 8), lateFinish: at(4, 17) });
  });

  test("B3 MSO and MFO fix late dates whatever successors ask, and cap them where constraints do not hold", () => {
    const tasks: readonly SmallTask[] = [
      { id: "mso", constraint: "MSO", constraintDate: at(3, 8) },
      { id: "b", after: ["mso"], deadline: at(2, 17) },
      { id: "mfo", constraint: "MFO", constraintDate: at(4, 17) },
      { id: "c", after: ["mfo"], deadline: at(2, 17) },
      { id: "end", days: 10 },
    ];
    expect(late(tasks)("mfo")).toEqual([at(4, 8), at(4, 17)]);
    expect(late(tasks)("mso")).toEqual([at(3, 8), at(3, 17)]);
    const soft = late(tasks, with_({ constraintsHold: false }));
    expect(soft("mfo")).toEqual([at(1, 8), at(1, 17)]);
    const alone = late([tasks[0]!, tasks[4]!], with_({ constraintsHold: false }));
    expect(alone("mso")).toEqual([at(3, 8), at(3, 17)]);
  });

  test("B4 what is done binds nobody", () => {
    const dates = late([
      { id: "a" },
      { id: "b", after: ["a"], actualStart: at(0, 8), actualFinish: at(0, 17) },
      { id: "end", days: 3 },
    ]);
    expect(dates("a")).toEqual([at(2, 8), at(2, 17)]);
  });

  test.each(["FS", "SS", "FF", "SF"] as const)(
    "B5 a date that a lag of %s allows backward is one from which nothing is late forward",
    (type) => {
      for (const lag of [-3 * DAY, -DAY / 2, 0, DAY / 2, 2 * DAY]) {
        const tasks: readonly SmallTask[] = [
          { id: "a", days: 2 },
          { id: "b", days: 2, after: [["a", type, lag]] },
          { id: "end", days: 9 },
        ];
        const { byId } = compute(smallPlan({ tasks }));
        const moved = compute(
          smallPlan({
            tasks: [
              { ...tasks[0]!, constraint: "SNET", constraintDate: byId.get("a")!.lateStart },
              tasks[1]!,
              tasks[2]!,
            ],
          }),
        );
        expect(moved.byId.get("b")!.start).toBeLessThanOrEqual(byId.get("b")!.lateStart);
        expect(moved.finish).toBe(at(10, 17));
      }
    },
  );

  test("B6 a late start that SS asks for is one on the next working time, and the finish follows", () => {
    const dates = (deadline: number) =>
      late([
        { id: "m", days: 0 },
        { id: "a", duration: DAY / 2, after: ["m"] },
        { id: "b", days: 0, after: [["a", "SS", 0]], deadline },
        { id: "end", days: 5 },
      ])("a");
    expect(dates(at(1, 13))).toEqual([at(1, 13), at(1, 17)]);
    expect(dates(at(1, 17))).toEqual([at(2, 8), at(2, 12)]);
  });
});
