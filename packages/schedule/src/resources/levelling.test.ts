import { describe, expect, test } from "vitest";
import { changedNetwork } from "../analysis/changed-network.ts";
import { computeSchedule } from "../compute-schedule.ts";
import type { Network } from "../network.ts";
import { plainSchedule } from "../testing/plain-schedule.ts";
import { at, DAY, drawDays, HOUR, smallPlan, type SmallTask } from "../testing/small-plan.ts";
import { changesOfLevelling, levelResources } from "./level.ts";
import { DEFAULT_LEVELLING, type LevellingOptions } from "./levelling-options.ts";

const level = (network: Network, options: Partial<LevellingOptions> = {}) =>
  levelResources(network, { ...DEFAULT_LEVELLING, ...options });
const drawn = (network: Network, options: Partial<LevellingOptions> = {}, days = 12) =>
  drawDays(level(network, options).schedule, days);
const anna = { anna: 1 };
/** Each asks for the whole of the one resource. */
const rivals = (...tasks: readonly SmallTask[]) =>
  smallPlan({ tasks: tasks.map((task) => ({ who: anna, ...task })) });

describe("what is left", () => {
  test("R5 tasks that want the same person go one after the other", () => {
    const network = rivals({ id: "one", days: 2 }, { id: "two", days: 3 });
    expect(drawDays(computeSchedule(network), 7)).toEqual(["one XX.....", "two XXX...."]);
    const { schedule, unresolved } = level(network);
    expect(drawDays(schedule, 7)).toEqual(["one XX.....", "two ..XXX.."]);
    expect(unresolved).toEqual([]);
  });

  test("R5 two who together are not too much go on together", () => {
    const half = { anna: 0.5 };
    const network = rivals(
      { id: "a", days: 2, who: half },
      { id: "b", days: 2, who: half },
      { id: "c" },
    );
    expect(drawn(network)).toEqual(["a XX..........", "b XX..........", "c ..X........."]);
  });

  test("R5 what no task can leave is told", () => {
    const network = rivals(
      { id: "one", days: 2, constraint: "MSO", constraintDate: at(0, 8) },
      { id: "two", days: 2, mode: "manual", start: at(1, 8), finish: at(2, 17) },
      { id: "three", days: 1 },
    );
    const { unresolved, schedule } = level(network);
    expect(unresolved.map(({ from, to, taskIds }) => [from, to, taskIds])).toEqual([
      [at(1, 8), at(1, 17), ["one", "two"]],
    ]);
    expect(schedule.byId.get("three")!.start).toBe(at(3, 8));
  });

  test("R5 a lag, a summary and a calendar between tasks do not hinder it", () => {
    const network = smallPlan({
      tasks: [
        { id: "S", days: 1 },
        { id: "a", parentId: "S", days: 2, who: anna },
        { id: "b", parentId: "S", days: 2, who: anna },
        { id: "c", days: 1, after: [["S", "FS", DAY]], who: anna },
        { id: "d", days: 6, who: anna, calendarId: "always" },
      ],
      calendars: [
        {
          id: "always",
          baseId: null,
          week: Array.from({ length: 7 }, () => "00:00-24:00"),
          workWeeks: [],
          exceptions: [],
          shifts: [],
        },
      ],
    });
    const { unresolved, schedule } = level(network);
    expect(unresolved).toEqual([]);
    const [S, c] = [schedule.byId.get("S")!, schedule.byId.get("c")!];
    expect(c.start - S.finish).toBeGreaterThan(DAY);
  });
});

describe("what holds", () => {
  test("R6 relations hold after levelling, and dates are the engine's own for the delays", () => {
    const network = rivals(
      { id: "a", days: 2 },
      { id: "b", days: 2 },
      { id: "c", days: 1, after: ["b"], who: { bert: 1 } },
    );
    const levelling = level(network);
    expect(drawDays(levelling.schedule, 8)).toEqual(["a ..XX....", "b XX......", "c ..X....."]);
    const applied = changedNetwork(network, changesOfLevelling(network, levelling));
    expect(plainSchedule(computeSchedule(applied))).toEqual(plainSchedule(levelling.schedule));
  });

  test("R7 manual, begun and pinned tasks and those as late as possible are not delayed", () => {
    const stay: SmallTask[] = [
      { id: "begun", days: 2, actualStart: at(0, 8), percentComplete: 10 },
      { id: "late", days: 2, constraint: "ALAP" },
      { id: "manual", days: 2, mode: "manual", start: at(0, 8), finish: at(1, 17) },
      { id: "must", days: 2, constraint: "MSO", constraintDate: at(0, 8) },
    ];
    for (const task of stay) {
      const { delays } = level(rivals(task, { id: "zz", days: 3 }, { id: "zzz", days: 1 }));
      expect(
        delays.map(({ taskId }) => taskId).filter((id) => id === task.id),
        task.id,
      ).toEqual([]);
    }
  });

  test("R7 outside of the scope nothing is delayed", () => {
    const network = smallPlan({
      tasks: [
        { id: "a", days: 2, organisationId: "org-a", who: { anna: 1 } },
        { id: "b", days: 2, organisationId: "org-b", who: { anna: 1 } },
        { id: "c", days: 2, organisationId: "org-b", who: { bert: 1 } },
        { id: "d", days: 2, organisationId: "org-b", who: { bert: 1 } },
      ],
    });
    const ids = (scope: LevellingOptions["scope"]) =>
      level(network, { scope }).delays.map(({ taskId }) => taskId);
    expect(ids({ organisationIds: ["org-a"] })).toEqual(["a"]);
    expect(ids({ taskIds: ["b", "c"] })).toEqual(["b", "c"]);
    expect(ids({ resourceIds: ["bert"] })).toEqual(["d"]);
  });

  test("R8 priority 1000 stays, and nothing pushes it", () => {
    const network = rivals(
      { id: "first", days: 2, priority: 1000 },
      { id: "other", days: 2, who: { bert: 1 } },
      { id: "step", days: 2, who: { bert: 1 } },
      { id: "target", days: 1, after: ["step"], priority: 1000, who: { carl: 1 } },
      { id: "two", days: 2 },
    );
    expect(drawn(network)).toEqual([
      "first  XX..........",
      "other  ..XX........",
      "step   XX..........",
      "target ..X.........",
      "two    ..XX........",
    ]);
  });

  test("R9 the lower priority waits, however long the other one is", () => {
    const tasks = [
      { id: "long", days: 5, priority: 600 },
      { id: "short", days: 1, priority: 400, after: [] },
    ];
    expect(drawn(rivals(...tasks), {}, 9)).toEqual(["long  XXXXX....", "short .......X."]);
    const turned = tasks.map((task) => ({ ...task, priority: 1000 - task.priority }));
    expect(drawn(rivals(...turned), {}, 9)).toEqual(["long  .XXXXXXX.", "short X........"]);
  });

  test("R10 by float the one with more of it waits, by id the greater one", () => {
    const network = rivals(
      { id: "a", days: 1 },
      { id: "b", days: 1 },
      { id: "c", days: 5, after: ["b"], who: { bert: 1 } },
    );
    expect(drawn(network, { order: "float" }, 3)).toEqual(["a .X.", "b X..", "c .XX"]);
    expect(drawn(network, { order: "id" }, 3)).toEqual(["a X..", "b .X.", "c ..X"]);
  });

  test("R11 within float only, what does not fit stays and is told", () => {
    const network = rivals(
      { id: "a", days: 3 },
      { id: "b", days: 2 },
      { id: "c", days: 1, after: ["a"], who: { bert: 1 } },
    );
    expect(drawn(network, {}, 9)).toEqual(["a XXX......", "b ...XX....", "c ...X....."]);
    const held = level(network, { withinFloatOnly: true });
    expect(drawDays(held.schedule, 9)).toEqual(["a XXX......", "b XX.......", "c ...X....."]);
    expect(held.unresolved.map(({ taskIds }) => taskIds)).toEqual([["a", "b"]]);
    const roomy = changedNetwork(network, {
      relations: { remove: ["a>c"] },
      tasks: {
        put: network.tasks.filter(({ id }) => id === "c").map((c) => ({ ...c, duration: 5 * DAY })),
      },
    });
    expect(level(roomy, { withinFloatOnly: true }).unresolved).toEqual([]);
  });

  test("R12 a latest start that holds is not passed", () => {
    const latest = { constraint: "SNLT", constraintDate: at(1, 8) } as const;
    for (const order of ["priority", "float", "id"] as const) {
      const network = rivals({ id: "a", days: 4 }, { id: "b", days: 1, ...latest });
      const { schedule, unresolved } = level(network, { order });
      expect(unresolved, order).toEqual([]);
      expect(schedule.byId.get("b")!.start, order).toBeLessThanOrEqual(at(1, 8));
    }
    const both = rivals({ id: "a", days: 4, ...latest }, { id: "b", days: 4, ...latest });
    expect(level(both).unresolved.map(({ taskIds }) => taskIds)).toEqual([["a", "b"]]);
  });
});

describe("as a preview", () => {
  const network = rivals({ id: "a", days: 2 }, { id: "b", days: 3 }, { id: "c", days: 1 });

  test("R13 a plan that is level stays as it is, delays and all", () => {
    const level1 = changedNetwork(network, changesOfLevelling(network, level(network)));
    expect(level(level1).delays).toEqual([]);
    const own = rivals({ id: "a", days: 2 }, { id: "b", days: 3, levellingDelay: 20 * DAY });
    expect(level(own).delays).toEqual([]);
    expect(plainSchedule(level(own).schedule)).toEqual(plainSchedule(computeSchedule(own)));
  });

  test("R16 nothing is applied", () => {
    const before = structuredClone(network);
    const levelling = level(network);
    expect(network).toEqual(before);
    expect(levelling.finishBefore).toBe(at(2, 17));
    expect(levelling.finishAfter).toBe(at(7, 17));
    for (const { taskId, delay } of levelling.delays) {
      const put = changesOfLevelling(network, levelling).tasks!.put!.find(
        ({ id }) => id === taskId,
      );
      expect(put!.levellingDelay).toBe(delay);
    }
  });

  test("R18 who asks for more than there is has the resource alone", () => {
    const crowd = rivals({ id: "a", days: 1, who: { anna: 3 } }, { id: "b", days: 2 });
    const { schedule, unresolved } = level(crowd);
    expect(drawDays(schedule, 4)).toEqual(["a X...", "b .XX."]);
    expect(unresolved.map(({ taskIds }) => taskIds)).toEqual([["a"]]);
  });

  test("R19 a plan from its finish is not levelled, and says what is too much", () => {
    const backward = smallPlan({
      tasks: [
        { id: "a", days: 2, who: anna },
        { id: "b", days: 2, who: anna },
      ],
      project: { scheduleFrom: "finish", finish: at(4, 17) },
    });
    const { delays, unresolved } = level(backward);
    expect(delays).toEqual([]);
    expect(unresolved.map(({ taskIds }) => taskIds)).toEqual([["a", "b"]]);
  });

  test("R4 units are told as they are asked for", () => {
    const busy = rivals({ id: "a", duration: 3 * HOUR, who: { anna: 1.5 } });
    expect(level(busy).unresolved.map(({ units, available }) => [units, available])).toEqual([
      [1.5, 1],
    ]);
  });
});
