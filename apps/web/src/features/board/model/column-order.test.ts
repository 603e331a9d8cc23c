import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { columnOrderBeside } from "./column-order.ts";
import { goingWhere } from "./column-removal.ts";
import { makeCard, makeColumn } from "./testing/make-card.ts";

const todo = makeColumn("todo", "not-started", "a0");
const ready = makeColumn("ready", "not-started", "a1");
const done = makeColumn("done", "done", "a2");
const columns = [todo, ready, done];

const moved = (id: string, way: "left" | "right") => {
  const column = columns.find((each) => each.id === id)!;
  const order = columnOrderBeside(columns, column, way);
  if (order === null) return null;
  return columns
    .map((each) => (each === column ? { ...each, order } : each))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map((each) => each.id)
    .join(" ");
};

test("a column moves one place, and stays at the ends", () => {
  expect(moved("ready", "left")).toBe("ready todo done");
  expect(moved("ready", "right")).toBe("todo done ready");
  expect(moved("todo", "left")).toBeNull();
  expect(moved("done", "right")).toBeNull();
});

test("the cards of a removed column go to the first column of their own status", () => {
  const cards = [
    makeCard("a", { columnId: "ready" as EntityId }),
    makeCard("b", { columnId: "ready" as EntityId, status: "blocked" }),
    makeCard("c", { status: "done" }),
  ];
  const where = (id: string) =>
    goingWhere(cards, columns, id as EntityId).map(({ column, count }) => [column.id, count]);
  expect(where("ready")).toEqual([["todo", 2]]);
  expect(where("done")).toEqual([["todo", 1]]);
  expect(where("todo")).toEqual([]);
});
