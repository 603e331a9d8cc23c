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
  let taken: readonly string[] = [];
  stack.move("undo", (steps) => {
    taken = namesOf(steps);
    return steps;
  });
  expect(taken).toEqual(["three", "two", "one"]);
  expect(stack.state.undo?.key).toBe("before");
});

test("a piece joins the others though something else was done between them", () => {
  const stack = new UndoStack();
  const batch = Symbol("paste");
  stack.push(entry("one", batch));
  stack.push(entry("meanwhile"));
  stack.push(entry("two", batch));
  const taken: (readonly string[])[] = [];
  for (let times = 0; times < 2; times += 1)
    stack.move("undo", (steps) => {
      taken.push(namesOf(steps));
      return steps;
    });
  expect(taken).toEqual([["meanwhile"], ["two", "one"]]);
});
