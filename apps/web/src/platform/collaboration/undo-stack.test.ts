import type { TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { UndoStack, type UndoStep } from "./undo-stack.ts";

const step = (name: string): UndoStep => {
  const edit = { type: "task.set", id: name as TaskId, fields: { name } } as const;
  return { ydocId: "lane" as YdocId, done: edit, inverse: edit };
};
const namesOf = (steps: readonly UndoStep[]): readonly string[] =>
  steps.map(({ done }) => ("id" in done ? done.id : ""));
const entry = (name: string, batch?: symbol) => ({
  label: { key: name },
  steps: [step(name)],
  batch,
});

test("work that is made in pieces is one step, taken back from its end", () => {
  const stack = new UndoStack();
  const batch = Symbol("paste");
  stack.push(entry("before"));
  for (const piece of ["one", "two", "three"]) stack.push(entry(piece, batch));
  expect(namesOf(stack.take("undo")!.steps)).toEqual(["one", "two", "three"]);
  expect(stack.state.undo?.key).toBe("before");
});

test("a piece joins the others though something else was done between them", () => {
  const stack = new UndoStack();
  const batch = Symbol("paste");
  stack.push(entry("one", batch));
  stack.push(entry("meanwhile"));
  stack.push(entry("two", batch));
  const taken = ["undo", "undo"].map(() => namesOf(stack.take("undo")!.steps));
  expect(taken).toEqual([["meanwhile"], ["one", "two"]]);
});
