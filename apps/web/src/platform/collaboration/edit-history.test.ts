import type { TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { EditHistory, UNDO_PIECE, type HistoryHost } from "./edit-history.ts";
import type { UndoOutcome, UndoStep } from "./undo-stack.ts";

const step = (name: string): UndoStep => {
  const edit = { type: "task.set", id: name as TaskId, fields: { name } } as const;
  return { ydocId: "lane" as YdocId, done: edit, inverse: edit };
};
const named = (count: number): readonly UndoStep[] =>
  Array.from({ length: count }, (_, at) => step(`t${at}`));

/** With a hand on the moments in which the page draws. */
function historyOf(perform: HistoryHost["perform"] = (steps) => steps) {
  const told: UndoOutcome[] = [];
  const progress: number[] = [];
  const resting: (() => void)[] = [];
  const history = new EditHistory({
    perform,
    told: (outcome) => told.push(outcome),
    progressed: (_direction, done) => progress.push(done),
    rest: () => new Promise((resolve) => resting.push(resolve)),
  });
  const draw = async (): Promise<void> => {
    resting.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { history, told, progress, resting, draw };
}

test("a few steps are taken back at once, last first", () => {
  const taken: string[] = [];
  const { history, told } = historyOf((steps) => {
    taken.push(...steps.map(({ done }) => ("id" in done ? done.id : "")));
    return steps;
  });
  history.push({ label: { key: "bulk" }, steps: named(3) });
  history.move("undo");
  expect(taken).toEqual(["t2", "t1", "t0"]);
  expect(told).toMatchObject([{ kind: "done", direction: "undo" }]);
  expect(history.state.get()).toMatchObject({ undo: null, redo: { key: "bulk" } });
});

test("thousands are taken back in pieces, say how far they are, and are one step again", async () => {
  const pieces: number[] = [];
  const { history, told, progress, draw } = historyOf((steps) => {
    pieces.push(steps.length);
    return steps;
  });
  history.push({ label: { key: "paste" }, steps: named(2 * UNDO_PIECE + 1) });
  history.move("undo");
  expect(pieces).toEqual([UNDO_PIECE]);
  expect(told).toEqual([]);
  // Another press changes nothing before the end.
  history.move("undo");
  await draw();
  await draw();
  expect(pieces).toEqual([UNDO_PIECE, UNDO_PIECE, 1]);
  expect(progress).toEqual([UNDO_PIECE, 2 * UNDO_PIECE]);
  expect(told).toMatchObject([{ kind: "done" }]);
  history.move("redo");
  await draw();
  await draw();
  expect(pieces.slice(3)).toEqual([UNDO_PIECE, UNDO_PIECE, 1]);
  expect(history.state.get()).toMatchObject({ undo: { key: "paste" }, redo: null });
});

test("what is done meanwhile stays, and then nothing is made again over it", async () => {
  const { history, told, draw } = historyOf();
  history.push({ label: { key: "paste" }, steps: named(UNDO_PIECE + 1) });
  history.move("undo");
  history.push({ label: { key: "rename" }, steps: [step("other")] });
  await draw();
  expect(told).toMatchObject([{ kind: "done", direction: "undo" }]);
  expect(history.state.get()).toMatchObject({ undo: { key: "rename" }, redo: null });
});

test("it ends with the project's page", async () => {
  const pieces: number[] = [];
  const { history, told, draw } = historyOf((steps) => {
    pieces.push(steps.length);
    return steps;
  });
  history.push({ label: { key: "paste" }, steps: named(UNDO_PIECE * 3) });
  history.move("undo");
  history.close();
  await draw();
  expect([pieces, told]).toEqual([[UNDO_PIECE], []]);
});

test("where others have changed everything since, it says so", () => {
  const { history, told } = historyOf(() => []);
  history.push({ label: { key: "rename" }, steps: named(1) });
  history.move("undo");
  history.move("undo");
  expect(told).toMatchObject([{ kind: "nothing-left" }, { kind: "empty" }]);
});
