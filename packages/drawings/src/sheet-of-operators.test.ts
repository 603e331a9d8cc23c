import { expect, test } from "vitest";
import { drawnBy, textRunsOf, type OperatorNumbers } from "./sheet-of-operators.ts";

const ops: OperatorNumbers = {
  save: 1,
  restore: 2,
  transform: 3,
  constructPath: 4,
  endPath: 5,
  paintFormXObjectBegin: 6,
  paintFormXObjectEnd: 7,
  paintImageXObject: 8,
  paintInlineImageXObject: 9,
  paintImageMaskXObject: 10,
};
const STROKE = 20;
const drawn = (...list: readonly (readonly [operator: number, args?: unknown])[]) =>
  drawnBy(
    { fnArray: list.map(([each]) => each), argsArray: list.map(([, args]) => args ?? null) },
    ops,
  );
const path = (...letters: number[]) => [STROKE, [new Float32Array(letters)], null];

test("S1 lines, curves and closed paths become strokes, in places of the page", () => {
  const { strokes } = drawn(
    [ops.transform, [2, 0, 0, 2, 10, 0]],
    [ops.constructPath, path(0, 0, 0, 1, 5, 0, 2, 6, 0, 7, 1, 7, 2, 4)],
  );
  expect(strokes).toEqual([
    { x0: 10, y0: 0, x1: 20, y1: 0 },
    { x0: 20, y0: 0, x1: 24, y1: 4, curve: [2, 0, 4, 2] },
    { x0: 24, y0: 4, x1: 10, y1: 0 },
  ]);
});

test("S2 what is saved comes back, and a form draws in its own place", () => {
  const { strokes } = drawn(
    [ops.save],
    [ops.transform, [1, 0, 0, 1, 100, 0]],
    [ops.restore],
    [ops.paintFormXObjectBegin, [[1, 0, 0, 1, 0, 7], null]],
    [ops.constructPath, path(0, 0, 0, 1, 1, 0)],
    [ops.paintFormXObjectEnd],
    [ops.constructPath, path(0, 0, 0, 1, 1, 0)],
  );
  expect(strokes.map(({ x0, y0 }) => [x0, y0])).toEqual([
    [0, 7],
    [0, 0],
  ]);
});

test("S3 a path that only clips is not drawn", () => {
  expect(
    drawn([ops.constructPath, [ops.endPath, [new Float32Array([0, 0, 0, 1, 9, 9])], null]]).strokes,
  ).toEqual([]);
});

test("S4 an image fills the unit square of its place", () => {
  const { images } = drawn(
    [ops.transform, [30, 0, 0, 20, 5, 6]],
    [ops.paintImageXObject, ["img_p0_1", 300, 200]],
  );
  expect(images).toEqual([{ key: "300x200", box: { x0: 5, y0: 6, x1: 35, y1: 26 } }]);
});

test("S5 operators that are broken or cut off draw nothing and harm nothing", () => {
  expect(
    drawn(
      [ops.restore],
      [ops.transform, ["a"]],
      [ops.transform],
      [ops.constructPath, null],
      [ops.constructPath, [STROKE, [null], null]],
      [ops.constructPath, path(0, 1)],
      [ops.constructPath, path(0, 0, 0, 9, 1, 1)],
      [ops.paintFormXObjectBegin],
    ).strokes,
  ).toEqual([]);
});

test("S6 text keeps its place, direction and size; blanks are left out", () => {
  const item = (str: string, transform: number[]) => ({ str, width: 40, height: 0, transform });
  expect(
    textRunsOf([
      item("Up", [0, 12, -12, 0, 5, 6]),
      item("  ", [12, 0, 0, 12, 0, 0]),
      { type: "beginMarkedContent" },
    ]),
  ).toEqual([{ text: "Up", x: 5, y: 6, width: 40, height: 12, angle: Math.PI / 2 }]);
});
