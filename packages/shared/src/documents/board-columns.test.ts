import type { BoardColumn } from "./frame.ts";
import type { EntityId } from "../primitives/ids.ts";
import { TASK_STATUSES } from "./task.ts";
import { expect, test } from "vitest";
import { columnOf, liveColumns, loadOf } from "./board-columns.ts";

const makeColumn = (
  id: string,
  status: BoardColumn["status"],
  order: string,
  limit: number | null = null,
): BoardColumn => ({ id: id as EntityId, name: id, order, status, limit, removed: false });

const todo = makeColumn("todo", "not-started", "a0");
const ready = makeColumn("ready", "not-started", "a1");
const doing = makeColumn("doing", "in-progress", "a2", 3);
const done = makeColumn("done", "done", "a3");
const columns = [todo, ready, doing, done];
const named = (status: (typeof TASK_STATUSES)[number], columnId: string | null) =>
  columnOf({ status, columnId: columnId as EntityId | null }, columns);

test("a card stands in the column it names while that column takes its status", () => {
  expect(named("not-started", "ready")).toBe("ready");
  expect(named("not-started", null)).toBe("todo");
});

test("the status wins over the column that a card names", () => {
  expect(named("done", "ready")).toBe("done");
  expect(named("not-started", "doing")).toBe("todo");
});

test("waiting and blocked cards stay where they are until a column stands for them", () => {
  expect(named("blocked", "ready")).toBe("ready");
  expect(named("waiting", "doing")).toBe("doing");
  expect(named("waiting", "done")).toBe("todo");
  const waiting = makeColumn("waiting", "waiting", "a4");
  expect(
    columnOf({ status: "waiting", columnId: "doing" as EntityId }, [...columns, waiting]),
  ).toBe("waiting");
});

test("every status has a column as long as there is one", () => {
  for (const status of TASK_STATUSES) {
    for (const only of columns)
      expect(columnOf({ status, columnId: "gone" as EntityId }, [only])).toBe(only.id);
    expect(columnOf({ status, columnId: null }, [])).toBeNull();
  }
});

test("removed columns are not shown, and equal orders fall to the id", () => {
  const twin = makeColumn("a-twin", "done", "a0");
  expect(liveColumns([todo, { ...ready, removed: true }, twin]).map((column) => column.id)).toEqual(
    ["a-twin", "todo"],
  );
});

test("a limit tells how far it is exceeded", () => {
  expect(loadOf(todo, 50)).toEqual({ kind: "free" });
  expect(loadOf(doing, 2)).toEqual({ kind: "within", limit: 3 });
  expect(loadOf(doing, 3)).toEqual({ kind: "full", limit: 3 });
  expect(loadOf(doing, 5)).toEqual({ kind: "over", limit: 3, by: 2 });
});
