import type { CheckItem, Comment } from "@parley/shared/documents/task.ts";
import type { EntityId, TaskId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { checkOrderAt, checksOf, lastCheckOrder } from "./check-list.ts";
import { threadOf } from "./comment-thread.ts";

const comment = (id: string, at: number, rest: Partial<Comment> = {}): Comment => ({
  id: id as EntityId,
  taskId: "t" as TaskId,
  body: id,
  authorId: "li",
  organisationId: "steel",
  at,
  ...rest,
});
const amends = (id: string) => ({ amends: id as EntityId });

test("the newest wording counts, in the place of the first", () => {
  const thread = threadOf([
    comment("b", 2),
    comment("a2", 3, amends("a")),
    comment("a", 1),
    comment("a3", 4, amends("a2")),
  ]);
  expect(thread.map((entry) => [entry.id, entry.state])).toEqual([
    ["a", { kind: "said", body: "a3", editedAt: 4 }],
    ["b", { kind: "said", body: "b", editedAt: null }],
  ]);
});

test("a withdrawal holds, also against a later edit", () => {
  const [entry] = threadOf([
    comment("a", 1),
    comment("w", 2, { ...amends("a"), withdrawn: true }),
    comment("late", 3, amends("a")),
  ]);
  expect(entry!.state).toEqual({ kind: "withdrawn", at: 2 });
});

test("nobody amends somebody else's words", () => {
  const [entry] = threadOf([
    comment("a", 1),
    comment("x", 2, { ...amends("a"), authorId: "other" }),
    comment("y", 3, { ...amends("a"), organisationId: "mep" }),
    comment("z", 4, amends("gone")),
  ]);
  expect(entry!.state).toEqual({ kind: "said", body: "a", editedAt: null });
});

const check = (id: string, order: string, rest: Partial<CheckItem> = {}): CheckItem => ({
  id: id as EntityId,
  taskId: "t" as TaskId,
  text: id,
  done: false,
  order,
  removed: false,
  ...rest,
});

test("checks of the task stand in their order and can be moved to any place", () => {
  let checks = checksOf(
    [
      check("c", "a3"),
      check("a", "a1"),
      check("b", "a2"),
      check("x", "a0", { removed: true }),
      check("y", "a0", { taskId: "other" as TaskId }),
    ],
    "t",
  );
  expect(checks.map((each) => each.id)).toEqual(["a", "b", "c"]);
  for (const [from, to, expected] of [
    [0, 2, "bca"],
    [2, 0, "abc"],
    [0, 1, "bac"],
  ] as const) {
    const order = checkOrderAt(checks, from, to);
    checks = checksOf(
      checks.map((each, index) => (index === from ? { ...each, order: order! } : each)),
      "t",
    );
    expect(checks.map((each) => each.id).join("")).toBe(expected);
  }
  expect(checkOrderAt(checks, 1, 1)).toBeNull();
  expect(lastCheckOrder(checks) > checks.at(-1)!.order).toBe(true);
});
