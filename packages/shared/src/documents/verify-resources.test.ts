import * as Y from "yjs";
import { expect, test } from "vitest";
import type { EntityId, YdocId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import { assemblePlan } from "./assemble-plan.ts";
import type { Edit } from "./edit.ts";
import type { PlanSource } from "./plan-row.ts";
import { readLane } from "./lane-snapshot.ts";
import { attempt, laneServer, PLANNER, SLAB, verdict, WALL } from "./testing/attempt.ts";
import { HOST, id, NOW, OTHER, standing, SUPPLIER } from "./testing/fixtures.ts";
import type { SimulatedServer } from "./testing/simulated-server.ts";
import { laneOf, taskOf } from "../schedule/testing/plan-parts.ts";
import { assignmentOf, resourceOf, staffed } from "../schedule/testing/resource-parts.ts";

const CRANE = id<EntityId>("crane");
const LIFT = id<EntityId>("lift");
type Writer = Parameters<typeof attempt>[1];
const offered = (server: SimulatedServer, writer: Writer, edit: Edit) =>
  attempt(server, writer, (ydoc) => {
    const made = applyEdit(ydoc, edit, { origin: null });
    if (!made.ok) throw new Error(made.error.detail);
  });
const crane = (fields: object = {}): Edit => ({
  type: "resource.create",
  id: CRANE,
  fields: { name: "Crane", createdBy: PLANNER.userId, createdAt: NOW, ...fields },
});
const lift = (fields: object = {}): Edit => ({
  type: "assignment.create",
  id: LIFT,
  fields: { taskId: WALL, resourceId: CRANE, units: 0.5, ...fields },
});
function working(): SimulatedServer {
  const server = laneServer();
  for (const edit of [crane(), lift()])
    server.receive(PLANNER, offered(server, PLANNER, edit).update);
  return server;
}

test.each([
  ["the planner", PLANNER, "ok"],
  ["the host's manager", standing(3, HOST, "host-project-manager"), "edit.forbidden"],
  [
    "who may only report progress",
    standing(9, SUPPLIER, ["plan.read", "task.progress"]),
    "edit.forbidden",
  ],
  ["a viewer of the same company", standing(5, SUPPLIER, "viewer"), "edit.forbidden"],
  ["a planner of another company", standing(6, OTHER, "planner"), "edit.forbidden"],
] as const)("V27 %s writes resources and assignments only in an own lane", (_, writer, code) => {
  expect(verdict(offered(laneServer(), writer, crane({ createdBy: writer.userId })))).toBe(code);
  const other = { ...lift({ taskId: SLAB }), id: id<EntityId>("other") } as Edit;
  expect(verdict(offered(working(), writer, other))).toBe(code);
  for (const edit of [
    { type: "resource.set", id: CRANE, fields: { maxUnits: 2 } },
    { type: "assignment.set", id: LIFT, fields: { removed: true } },
  ] as const)
    expect(verdict(offered(working(), writer, edit))).toBe(code);
});

test("V27 an assignment keeps its task and its resource, and has sound units", () => {
  const forged = (field: string, value: unknown) =>
    verdict(
      attempt(working(), PLANNER, (ydoc) =>
        (ydoc.getMap("assignments").get(LIFT) as Y.Map<unknown>).set(field, value),
      ),
    );
  expect(forged("units", 2)).toBe("ok");
  expect(forged("units", -1)).toBe("edit.bad-value");
  expect(forged("units", Infinity)).toBe("edit.bad-value");
  expect(forged("work", 1.5)).toBe("edit.bad-value");
  expect(forged("taskId", SLAB)).toBe("edit.create-only");
  expect(forged("resourceId", id("other"))).toBe("edit.create-only");
  expect(
    verdict(
      offered(working(), PLANNER, { ...lift({ taskId: id("nowhere") }), id: id("new") } as Edit),
    ),
  ).toBe("edit.bad-value");
});

test("R2 resources and assignments are read like everything else", () => {
  const { ydoc } = working();
  const before = readLane(ydoc);
  expect(before.resources.get(CRANE)).toMatchObject({
    name: "Crane",
    calendarId: null,
    maxUnits: 1,
  });
  expect(before.assignments.get(LIFT)).toEqual({
    id: LIFT,
    taskId: WALL,
    resourceId: CRANE,
    units: 0.5,
    work: null,
    delay: 0,
    removed: false,
  });
  const same = { entities: new Map(), descriptions: new Set<never>(), origin: null, local: true };
  const after = readLane(ydoc, before, same);
  expect([after.resources, after.assignments]).toEqual([before.resources, before.assignments]);
  expect(after.assignments).toBe(before.assignments);
});

test("P12 a plan names who is seen, is there and works on a row of it", () => {
  const lane = staffed(
    laneOf([taskOf("a"), taskOf("gone", { removed: true })]),
    [resourceOf("crane"), resourceOf("old", { removed: true })],
    [
      assignmentOf("1", "a", "crane"),
      assignmentOf("2", "a", "old"),
      assignmentOf("3", "a", "hidden"),
      assignmentOf("4", "gone", "crane"),
      assignmentOf("5", "a", "crane", { removed: true }),
    ],
  );
  const plan = assemblePlan({ phases: [], lanes: [lane] });
  expect([...plan.resources.keys()]).toEqual(["crane"]);
  expect(plan.assignments.map((each) => each.id)).toEqual(["1"]);
  const again = assemblePlan({ phases: [], lanes: [lane] }, plan);
  expect(again.assignments[0]).toBe(plan.assignments[0]);
});

test("P12 a resource counts only where all readers of the task see it, and for its own organisation", () => {
  const task = { ...laneOf([taskOf("a")]), audience: "host" as const };
  const counts = (over: Partial<PlanSource>): boolean => {
    const other = { ...laneOf([]), ydocId: "other" as YdocId, ...over };
    const lanes = [
      staffed(task, [], [assignmentOf("1", "a", "crane")]),
      staffed(other, [resourceOf("crane")]),
    ];
    return assemblePlan({ phases: [], lanes }).assignments.length === 1;
  };
  expect(counts({ audience: "everyone" })).toBe(true);
  expect(counts({ audience: "host" })).toBe(true);
  expect(counts({ audience: "private" })).toBe(false);
  expect(counts({ audience: "everyone", organisationId: OTHER })).toBe(false);
});
