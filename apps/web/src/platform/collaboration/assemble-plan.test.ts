import { DEFAULT_TASK, type Task } from "@parley/shared/documents/task.ts";
import type { OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { assemblePlan } from "./assemble-plan.ts";
import type { PlacedTask } from "./plan-state.ts";

const placed = (id: string, fields: Partial<Task>): [TaskId, PlacedTask] => [
  id as TaskId,
  {
    task: { ...DEFAULT_TASK, ...fields, id: id as TaskId, custom: {} },
    ydocId: "lane" as YdocId,
    organisationId: "ours" as OrganisationId,
    audience: "everyone",
  },
];
const parent = (id: string | null) => ({ parentId: id as TaskId | null });
const assemble = (tasks: [TaskId, PlacedTask][], former?: ReturnType<typeof assemblePlan>) =>
  assemblePlan({
    tasks: new Map(tasks),
    relations: new Map(),
    phases: [],
    frameId: null,
    ...(former === undefined ? {} : { former }),
  });

test("a circle of parents is opened at its smallest id, whatever the order of input", () => {
  const circle = [
    placed("b", parent("c")),
    placed("c", parent("a")),
    placed("a", parent("b")),
    placed("below", parent("c")),
  ];
  for (const tasks of [circle, circle.toReversed()]) {
    const plan = assemble(tasks);
    expect(plan.rows.map(({ id, wbs }) => [id, wbs])).toEqual([
      ["a", "1"],
      ["c", "1.1"],
      ["b", "1.1.1"],
      ["below", "1.1.2"],
    ]);
    expect([...plan.orphans]).toEqual(["a"]);
  }
});

test("what a removed parent held moves up; what an unseen parent holds stands at the top", () => {
  const plan = assemble([
    placed("top", {}),
    placed("gone", { ...parent("top"), removed: true }),
    placed("child", parent("gone")),
    placed("stranger", parent("elsewhere")),
  ]);
  expect(plan.rowById.get("child")?.parentId).toBe("top");
  expect(plan.rowById.get("stranger")?.depth).toBe(0);
  expect([...plan.orphans]).toEqual(["stranger"]);
});

test("a summary spans what lies below it, and weighs progress by duration", () => {
  const plan = assemble([
    placed("sum", { start: "2020-01-01T08:00", progress: 7 }),
    placed("long", {
      ...parent("sum"),
      start: "2026-03-02T08:00",
      finish: "2026-03-04T17:00",
      duration: 30,
      progress: 100,
    }),
    placed("short", {
      ...parent("sum"),
      start: "2026-03-05T08:00",
      finish: "2026-03-05T17:00",
      duration: 10,
    }),
  ]);
  expect(plan.rowById.get("sum")).toMatchObject({
    summary: true,
    start: "2026-03-02T08:00",
    finish: "2026-03-05T17:00",
    progress: 75,
  });
  expect(plan.finish).toBe("2026-03-05T17:00");
});

test("rows of which nothing changed stay the same objects", () => {
  const tasks = [placed("a", {}), placed("b", {})];
  const before = assemble(tasks);
  const after = assemble([tasks[0]!, placed("b", { name: "changed" })], before);
  expect(after.rowById.get("a")).toBe(before.rowById.get("a"));
  expect(after.rowById.get("b")).not.toBe(before.rowById.get("b"));
});
