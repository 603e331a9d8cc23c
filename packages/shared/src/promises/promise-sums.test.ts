import { expect, test } from "vitest";
import type { TaskPromise } from "../documents/task.ts";
import type { EntityId, OrganisationId, TaskId, UserId } from "../primitives/ids.ts";
import {
  latestPromises,
  markOf,
  percentComplete,
  percentReady,
  promiseFacts,
  reasonsOf,
  sumOf,
  weekOf,
} from "./promise-sums.ts";

const STEEL = "steel" as OrganisationId;
const CLADDING = "cladding" as OrganisationId;
const promise = (id: string, fields: Partial<TaskPromise> = {}): TaskPromise => ({
  id: id as EntityId,
  taskId: `task-${id}` as TaskId,
  week: "2026-03-02T00:00",
  ready: false,
  outcome: null,
  reasonId: null,
  note: "",
  createdBy: "somebody" as UserId,
  createdAt: 1,
  removed: false,
  ...fields,
});
const facts = (...list: TaskPromise[]) => promiseFacts([{ organisationId: STEEL, list }]);

test("every day of a week counts to its Monday, also before 1970", () => {
  const monday = weekOf("2026-03-02T00:00")!;
  expect(weekOf("2026-03-08T23:59")).toBe(monday);
  expect(weekOf("2026-03-09T00:00")).toBe(monday + 7);
  expect(weekOf("1969-12-29T08:00")).toBe(-3);
  expect(weekOf(null)).toBeNull();
});

test("complete is what is done of all that was promised: what is open does not count as done", () => {
  const sum = sumOf(
    facts(
      promise("a", { outcome: "done" }),
      promise("b", { outcome: "missed", ready: true }),
      promise("c"),
      promise("d", { outcome: "done", ready: true }),
    ),
  );
  expect(sum).toEqual({ promised: 4, ready: 3, done: 2, missed: 1, open: 1 });
  expect(percentComplete(sum)).toBe(0.5);
  expect(percentReady(sum)).toBe(0.75);
});

test("nothing promised has no percentage", () => {
  expect(percentComplete(sumOf([]))).toBeNull();
  expect(percentReady(sumOf([]))).toBeNull();
});

test("a promise that was withdrawn does not count, and one that was given twice counts once, as given last", () => {
  const taskId = "slab" as TaskId;
  const found = facts(
    promise("gone", { removed: true }),
    promise("first", { taskId, outcome: "missed", createdAt: 1 }),
    promise("again", { taskId, outcome: "done", createdAt: 2 }),
    promise("later", { taskId, week: "2026-03-09T00:00", createdAt: 3 }),
  );
  expect(found.map((fact) => fact.promise.id)).toEqual(["again", "later"]);
});

test("a task shows what was promised for its latest week, and how far that has come", () => {
  const taskId = "slab" as TaskId;
  const found = facts(
    promise("new", { taskId, week: "2026-03-09T00:00", ready: true }),
    promise("old", { taskId, outcome: "missed" }),
  );
  const latest = latestPromises(found).get(taskId)!.promise;
  expect([latest.id, markOf(latest)]).toEqual(["new", "ready"]);
  expect(markOf(promise("a"))).toBe("promised");
  expect(markOf(promise("b", { ready: true, outcome: "missed" }))).toBe("missed");
});

test("reasons are counted for what was missed, the most frequent first; a missing one is a line of its own", () => {
  const [rain, crane] = ["rain" as EntityId, "crane" as EntityId];
  const found = promiseFacts([
    {
      organisationId: STEEL,
      list: [
        promise("a", { outcome: "missed", reasonId: crane }),
        promise("b", { outcome: "missed", reasonId: rain }),
        promise("c", { outcome: "done", reasonId: rain }),
      ],
    },
    {
      organisationId: CLADDING,
      list: [
        promise("d", { outcome: "missed", reasonId: rain }),
        promise("e", { outcome: "missed" }),
      ],
    },
  ]);
  expect(reasonsOf(found)).toEqual([
    { reasonId: rain, count: 2 },
    { reasonId: null, count: 1 },
    { reasonId: crane, count: 1 },
  ]);
});
