import { describe, expect, test } from "vitest";
import type { Network } from "../network.ts";
import type { Because, BecauseOf, Reason } from "../schedule.ts";
import { computeSchedule } from "../compute-schedule.ts";
import { createScheduler } from "../create-scheduler.ts";
import { randomPlan, shuffled } from "../testing/random-plan.ts";
import { seededRng } from "../testing/seeded-rng.ts";
import { at, DAY, smallPlan } from "../testing/small-plan.ts";
import { criticalPaths } from "./critical-paths.ts";
import { explain } from "./explain.ts";

const of = (reason: Reason): BecauseOf => ({
  reason,
  asked: at(0, 8),
  movedByCalendarId: null,
  resourceId: null,
});
const through = (relationId: string, taskId: string): Reason => ({
  type: "relation",
  relationId,
  taskId,
  throughSummaryId: null,
});

/** A scheduler that gives the reasons of a table: start, finish, and what drives. */
function reasoning(
  network: Network,
  table: Readonly<Record<string, readonly [start: Reason, finish: Reason, driving?: string[]]>>,
) {
  return {
    network,
    schedule: computeSchedule(network),
    because: (id: string): Because | null => {
      const row = table[id];
      if (row === undefined) return null;
      const [start, finish, drivingRelationIds = []] = row;
      const late = of({ type: "project-finish" });
      return {
        start: of(start),
        finish: of(finish),
        lateStart: late,
        lateFinish: late,
        drivingRelationIds,
      };
    },
  };
}

const DURATION: Reason = { type: "duration" };
const PROJECT: Reason = { type: "project-start" };
const steps = (explanation: ReturnType<typeof explain>) =>
  explanation!.steps.map(({ taskId, end, because }) => `${taskId} ${end}: ${because.reason.type}`);

const chain = smallPlan({
  tasks: [
    { id: "a", days: 2 },
    { id: "b", days: 2 },
    { id: "c", days: 1, after: ["a", "b"] },
    { id: "d", days: 1, after: [["c", "FF"]] },
  ],
});

describe("explaining", () => {
  const scheduler = reasoning(chain, {
    a: [PROJECT, DURATION],
    b: [PROJECT, DURATION],
    c: [through("a>c", "a"), DURATION, ["a>c", "b>c"]],
    d: [DURATION, through("c>d", "c"), ["c>d"]],
  });

  test("K9 an explanation leads from the finish back to the first cause", () => {
    const explanation = explain(scheduler, "d");
    expect(steps(explanation)).toEqual([
      "d finish: relation",
      "c finish: duration",
      "c start: relation",
      "a finish: duration",
      "a start: project-start",
    ]);
    expect(explanation!.ends).toBe("cause");
    expect(explanation!.steps[0]!.relation?.id).toBe("c>d");
    expect(explain(scheduler, "nobody")).toBeNull();
  });

  test("K10 of several drivers the engine's is followed, the others are told", () => {
    const { steps: found } = explain(scheduler, "c")!;
    expect(found[1]).toMatchObject({ relation: { id: "a>c" }, alsoDriving: ["b>c"] });
  });

  test("K11 it ends at its limit, and where it would go round", () => {
    expect(explain(scheduler, "d", 2)).toMatchObject({ ends: "limit", steps: { length: 2 } });
    const round = reasoning(chain, {
      a: [through("a>c", "c"), DURATION],
      c: [through("a>c", "a"), DURATION],
    });
    expect(explain(round, "c")).toMatchObject({ ends: "circle", steps: { length: 4 } });
  });

  test("K12 it goes through summaries to the task below, and through levelling to what drives", () => {
    const network = smallPlan({
      tasks: [{ id: "S" }, { id: "a", days: 2, parentId: "S" }, { id: "z", days: 1, after: ["S"] }],
    });
    const below = reasoning(network, {
      S: [
        { type: "children", taskId: "a" },
        { type: "children", taskId: "a" },
      ],
      a: [PROJECT, DURATION],
      z: [{ type: "levelling" }, DURATION, ["S>z"]],
    });
    expect(steps(explain(below, "z"))).toEqual([
      "z finish: duration",
      "z start: levelling",
      "S finish: children",
      "a finish: duration",
      "a start: project-start",
    ]);
  });
});

describe("critical paths", () => {
  const network = smallPlan({
    tasks: [
      { id: "a", days: 2 },
      { id: "b", days: 2 },
      { id: "c", days: 3, after: ["a", "b"] },
      { id: "side", days: 2 },
      { id: "x", days: 2, after: ["side"] },
      { id: "y", days: 1, after: ["c", "x"] },
      { id: "loose", days: 1 },
    ],
  });
  const scheduler = reasoning(network, {
    a: [PROJECT, DURATION],
    b: [PROJECT, DURATION],
    c: [through("a>c", "a"), DURATION, ["a>c", "b>c"]],
    side: [PROJECT, DURATION],
    x: [through("side>x", "side"), DURATION, ["side>x"]],
    y: [through("c>y", "c"), DURATION, ["c>y"]],
    loose: [PROJECT, DURATION],
  });
  const paths = (threshold: number, limit = 10) =>
    criticalPaths(scheduler, { threshold, limit }).map(
      ({ taskIds, totalFloat, joins }) =>
        `${taskIds.join(" ")} ${totalFloat / DAY}${joins === null ? "" : ` → ${joins.taskId}`}`,
    );

  test("K13 every branch of the driving chains is a path, up to the limit", () => {
    expect(paths(0)).toEqual(["a c y 0", "b c y 0"]);
    expect(paths(0, 1)).toEqual(["a c y 0"]);
    const [first] = criticalPaths(scheduler, { threshold: 0, limit: 1 });
    expect(first).toMatchObject({
      relationIds: ["a>c", "c>y"],
      critical: true,
      start: at(0, 8),
      finish: at(7, 17),
    });
  });

  test("K14 those of more float come later, those above the threshold not at all", () => {
    expect(paths(DAY)).toEqual(["a c y 0", "b c y 0", "side x 1 → y"]);
    expect(paths(5 * DAY)).toEqual(["a c y 0", "b c y 0", "side x 1 → y", "loose 5"]);
  });

  test("K15 a path that stops early tells what it would run into", () => {
    const last = criticalPaths(scheduler, { threshold: DAY, limit: 10 }).at(-1);
    expect(last!.joins).toEqual({ relationId: "x>y", taskId: "y" });
  });
});

describe("with the scheduler's own reasons", () => {
  const scheduler = createScheduler(
    smallPlan({
      tasks: [
        { id: "S" },
        { id: "a", days: 2, parentId: "S" },
        { id: "b", days: 2, parentId: "S" },
        { id: "c", days: 1, after: ["S"] },
        { id: "d", days: 1, after: [["c", "FF"], "pin"] },
        { id: "pin", days: 1, constraint: "SNET", constraintDate: at(1, 8) },
      ],
    }),
  );

  test("K9 K12 an explanation leads through a summary to the project start", () => {
    expect(steps(explain(scheduler, "c"))).toEqual([
      "c finish: duration",
      "c start: relation",
      "S finish: children",
      "a finish: duration",
      "a start: project-start",
    ]);
  });

  test("K9 or to a constraint", () => {
    expect(steps(explain(scheduler, "pin"))).toEqual([
      "pin finish: duration",
      "pin start: constraint",
    ]);
  });

  test("K11 any network is explained to an end, the same in any order", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const network = randomPlan(seededRng(seed), { tasks: 30, hostile: true });
      const [one, other] = [network, shuffled(network, seededRng(seed + 1))].map(createScheduler);
      for (const { id } of network.tasks) {
        const explanation = explain(one!, id)!;
        expect(explanation, `seed ${seed}, ${id}`).toEqual(explain(other!, id));
        expect(explanation.steps.length).toBeGreaterThan(0);
        for (const [n, step] of explanation.steps.entries()) {
          const next = explanation.steps[n + 1];
          if (step.relation !== null && next !== undefined)
            expect(next.taskId).toBe(step.relation.predecessorId);
        }
      }
      const options = { threshold: 20 * DAY, limit: 40 };
      const paths = criticalPaths(one!, options);
      expect(paths).toEqual(criticalPaths(other!, options));
      expect(paths.length).toBeLessThanOrEqual(40);
    }
  });

  test("K13 the critical path of a plan without summaries reaches from its start to its finish", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const plan = randomPlan(seededRng(seed), { tasks: 30, hostile: false });
      const flat = {
        ...plan,
        tasks: plan.tasks.map((task) => ({ ...task, parentId: null, deadline: null })),
      };
      const built = createScheduler(flat);
      const [first] = criticalPaths(built, { threshold: 0, limit: 5 });
      expect(first!.finish, `seed ${seed}`).toBe(built.schedule.finish);
      const last = built.because(first!.taskIds[0]!)!;
      expect(last.drivingRelationIds, `seed ${seed}`).toEqual([]);
    }
  });
});
