import { instantOf } from "@parley/schedule/instant.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { expect, test } from "vitest";
import { ChartModel } from "./chart-model.ts";
import {
  BAR_MILESTONE,
  BAR_SUMMARY,
  BAR_TASK,
  CRITICAL,
  ganttRows,
  LATE,
  MINE,
  MISSES_DEADLINE,
  type GanttRow,
  type RowFacts,
} from "./gantt-rows.ts";
import { smallPlan } from "./testing/small-plan.ts";

const facts: RowFacts = {
  today: "2026-03-11",
  colourOf: (id) => (id === "ours" ? 2 : 9),
  isMine: (row) => row.kind === "task" && row.organisationId === "ours",
};
const at = (text: string): number => instantOf(text)!;
const none: ReadonlySet<string> = new Set();
const rowsOf = (plan: Plan, collapsed = none, before: readonly GanttRow[] = []) =>
  ganttRows(plan, collapsed, before);

const tasks = {
  stage: {},
  dig: { parent: "stage", duration: 9_600 },
  pour: { parent: "stage", org: "theirs" },
  done: { milestone: true, duration: 0, deadline: "2026-03-10T17:00" },
} as const;
const links = ["dig>pour", "pour>done"];

test("rows become bars with the engine's dates", () => {
  const plan = smallPlan(tasks, links);
  const model = new ChartModel();
  model.update(rowsOf(plan), plan, facts);
  expect(model.rows.map(({ id }) => id)).toEqual(["stage", "dig", "pour", "done"]);
  expect([...model.kind]).toEqual([BAR_SUMMARY, BAR_TASK, BAR_TASK, BAR_MILESTONE]);
  expect(model.start[2]).toBe(at("2026-03-11T08:00"));
  expect(model.finish[2]).toBe(at("2026-03-11T17:00"));
  expect([...model.colour]).toEqual([2, 2, 9, 2]);
  expect(model.from).toBe(at("2026-03-09T08:00"));
});

test("flags tell critical, mine, late and a deadline that is missed", () => {
  const plan = smallPlan(tasks, links);
  const model = new ChartModel();
  model.update(rowsOf(plan), plan, facts);
  expect(model.flags[1]! & (CRITICAL | MINE | LATE)).toBe(CRITICAL | MINE | LATE);
  expect(model.flags[2]! & (CRITICAL | MINE)).toBe(CRITICAL);
  expect(model.flags[3]! & MISSES_DEADLINE).toBe(MISSES_DEADLINE);
  expect(model.isCriticalRelation(0)).toBe(true);
});

test("a folded summary stands for what it hides, and relations within it are not drawn", () => {
  const plan = smallPlan(tasks, links);
  const model = new ChartModel();
  model.update(rowsOf(plan, new Set(["stage"])), plan, facts);
  const { count, predecessor, successor } = model.relations;
  expect(model.rows.map(({ id }) => id)).toEqual(["stage", "done"]);
  expect([count, predecessor[0], successor[0]]).toEqual([1, 0, 1]);
});

test("an update says which bars lie elsewhere, and rows that stay keep their identity", () => {
  const before = smallPlan(tasks, links);
  const model = new ChartModel();
  const rows = rowsOf(before);
  expect(model.update(rows, before, facts)).toEqual([]);
  const after = smallPlan({ ...tasks, dig: { ...tasks.dig, duration: 14_400 } }, links);
  const moved = model.update(rowsOf(after, none, rows), after, facts);
  expect(moved.map(({ id }) => id).toSorted()).toEqual(["dig", "done", "pour", "stage"]);
  expect(moved.find(({ id }) => id === "pour")!.start).toBe(at("2026-03-11T08:00"));
  expect(model.start[2]).toBe(at("2026-03-12T08:00"));
  expect(rowsOf(after, none, model.rows)[0]).toBe(model.rows[0]);
});

test("told of rows in another order, it equals a model that was made afresh", () => {
  const first = smallPlan(tasks, links);
  const second = smallPlan({ new: {}, ...tasks, pour: { ...tasks.pour, duration: 19_200 } }, links);
  const told = new ChartModel();
  told.update(rowsOf(first), first, facts);
  told.update(rowsOf(second, none, told.rows), second, facts);
  const fresh = new ChartModel();
  fresh.update(rowsOf(second), second, facts);
  for (const column of [
    "kind",
    "flags",
    "colour",
    "progress",
    "start",
    "finish",
    "deadline",
  ] as const)
    expect([...told[column]], column).toEqual([...fresh[column]]);
  expect(told.relations).toEqual(fresh.relations);
});
