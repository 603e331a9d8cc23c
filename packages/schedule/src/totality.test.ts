import { describe, expect, test } from "vitest";
import { MAX_INSTANT, MIN_INSTANT } from "./instant.ts";
import type { Network } from "./network.ts";
import { anyNetwork } from "./testing/any-network.ts";
import { ENGINES } from "./testing/engines.ts";
import { seededRng } from "./testing/seeded-rng.ts";
import { at, DAY, smallPlan } from "./testing/small-plan.ts";

const seed = Number(process.env["SEED"] ?? 7_000);

describe.each(ENGINES)("$name", ({ name, compute }) => {
  test(`X1 any network gives a date in range to every task and throws nothing (seed ${seed})`, () => {
    for (let n = 0; n < (name === "reference" ? 50 : 300); n++) {
      const network = anyNetwork(seededRng(seed + n));
      const schedule = compute(network);
      expect(new Set(schedule.byId.keys())).toEqual(new Set(network.tasks.map(({ id }) => id)));
      for (const { start, finish, lateStart, lateFinish } of schedule.byId.values())
        for (const moment of [start, finish, lateStart, lateFinish]) {
          expect(Number.isInteger(moment), `seed ${seed + n}`).toBe(true);
          expect(moment).toBeGreaterThanOrEqual(MIN_INSTANT);
          expect(moment).toBeLessThanOrEqual(MAX_INSTANT);
        }
    }
  });

  test("X1 a network without tasks has no dates", () => {
    expect(compute(smallPlan({ tasks: [] }))).toMatchObject({
      start: null,
      finish: null,
      findings: [],
    });
  });

  test("X2 of a circle the relation with the greatest id is left out, and told with all that lie in it", () => {
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "a", after: ["c"] },
          { id: "b", after: ["a"] },
          { id: "c", after: ["b"] },
          { id: "d", after: ["c"] },
        ],
      }),
    );
    expect(schedule.findings).toEqual([
      { type: "cycle", relationId: "c>a", taskIds: ["a", "b", "c"] },
    ]);
    expect(schedule.byId.get("c")!.start).toBe(at(2, 8));
  });

  test("X2 a summary stands before and after all that lies below it, whatever its mode", () => {
    const schedule = compute(
      smallPlan({
        tasks: [
          { id: "s", mode: "manual", start: at(0, 8), finish: at(1, 17), after: ["b"] },
          { id: "a", parentId: "s" },
          { id: "b", after: ["a"] },
        ],
      }),
    );
    expect(schedule.findings).toEqual([
      { type: "cycle", relationId: "b>s", taskIds: ["a", "b", "s"] },
    ]);
  });

  test("X3 what leads nowhere or round in a circle is passed over, with a finding", () => {
    const plan = smallPlan({
      tasks: [
        { id: "a", parentId: "b", calendarId: "none" },
        { id: "b", parentId: "a" },
        { id: "c", parentId: "none" },
        { id: "d", after: ["none", "d"] },
        { id: "s", after: ["t"] },
        { id: "t", parentId: "s" },
      ],
      assignments: [{ id: "1", taskId: "c", resourceId: "none", units: 1, work: null, delay: 0 }],
    });
    const { byId, findings } = compute(plan);
    expect(findings.toSorted((x, y) => (x.type < y.type ? -1 : 1))).toEqual([
      { type: "dangling-assignment", assignmentId: "1", missingId: "none" },
      { type: "dangling-relation", relationId: "none>d", missingId: "none" },
      { type: "parent-cycle", taskId: "a" },
      { type: "relation-to-own-summary", relationId: "d>d" },
      { type: "relation-to-own-summary", relationId: "t>s" },
      { type: "unknown-calendar", ownerId: "a", calendarId: "none" },
      { type: "unknown-parent", taskId: "c", parentId: "none" },
    ]);
    expect(byId.get("a")).toMatchObject({ isSummary: true, start: at(0, 8) });
  });

  test("X4 of one id the greatest canonical text stands, in whatever order", () => {
    const plan = smallPlan({
      tasks: [
        { id: "a", days: 1 },
        { id: "a", days: 3 },
      ],
    });
    const turned: Network = { ...plan, tasks: plan.tasks.toReversed() };
    for (const network of [plan, turned]) {
      const { byId, findings } = compute(network);
      expect(findings).toEqual([{ type: "duplicate-id", of: "task", id: "a" }]);
      // Durations are compared as texts: 4800 is greater than 14400.
      expect(byId.get("a")!.finish).toBe(at(0, 17));
    }
  });

  test("X5 numbers out of range are brought into it, with a finding", () => {
    const plan = smallPlan({
      tasks: [
        { id: "a", duration: -5 },
        { id: "b", duration: Infinity },
        { id: "c", constraint: "SNET", constraintDate: Number.NaN },
        { id: "d", percentComplete: 400 },
        { id: "e", deadline: 1e15 },
        { id: "f", duration: DAY + 0.4, after: [["a", "FS", Number.NaN]] },
        { id: "g", duration: null },
      ],
    });
    const { byId, findings } = compute(plan);
    const field = (ownerId: string, name: string) => ({
      type: "value-out-of-range",
      ownerId,
      field: name,
    });
    const told = findings.map((finding) => JSON.stringify(finding));
    for (const finding of [
      field("a", "duration"),
      field("b", "duration"),
      field("c", "constraintDate"),
      { type: "constraint-without-date", taskId: "c" },
      field("d", "percentComplete"),
      field("e", "deadline"),
      field("f", "duration"),
      field("a>f", "lag"),
      { type: "no-duration", taskId: "g" },
    ])
      expect(told).toContain(JSON.stringify(finding));
    expect(byId.get("a")!.finish).toBe(at(0, 8));
    expect(byId.get("b")!.finish).toBe(MAX_INSTANT);
    expect(byId.get("f")).toMatchObject({ start: at(0, 8), finish: at(0, 17) });
    expect(byId.get("g")!.finish).toBe(at(0, 17));
  });
});
