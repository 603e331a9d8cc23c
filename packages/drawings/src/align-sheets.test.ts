import { expect, test } from "vitest";
import { alignSheets } from "./align-sheets.ts";
import { inverseOf, mapPoint, similarityOfPairs, type Similarity } from "./similarity.ts";
import type { Sheet } from "./sheet.ts";
import { diceOf, drawParts, sheetOf } from "./testing/drawn-sheet.ts";

const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const A3 = { width: 1170, height: 828, dx: 0, dy: 0 };
const drawn = sheetOf(drawParts(diceOf(SEED), 7, 6), A3, diceOf(1));

const mapped = (sheet: Sheet, by: Similarity): Sheet => {
  const scale = Math.hypot(by.a, by.b);
  return {
    ...sheet,
    texts: sheet.texts.map((run) => ({
      ...run,
      ...mapPoint(by, run),
      width: run.width * scale,
      height: run.height * scale,
      angle: run.angle + Math.atan2(by.b, by.a),
    })),
    strokes: sheet.strokes.map(({ x0, y0, x1, y1 }) => {
      const [p, q] = [mapPoint(by, { x: x0, y: y0 }), mapPoint(by, { x: x1, y: y1 })];
      return { x0: p.x, y0: p.y, x1: q.x, y1: q.y };
    }),
  };
};

const expectNear = (found: Similarity, wanted: Similarity): void => {
  for (const at of [
    { x: 0, y: 0 },
    { x: 1000, y: 500 },
  ]) {
    const [p, q] = [mapPoint(found, at), mapPoint(wanted, at)];
    expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeLessThan(1);
  }
};

test.each([
  ["stays", { a: 1, b: 0, dx: 0, dy: 0 }],
  ["is shifted", { a: 1, b: 0, dx: 120, dy: -35 }],
  ["is printed twice as large", { a: 2, b: 0, dx: 10, dy: 20 }],
  ["is printed at 70 %", { a: 0.7071, b: 0, dx: 0, dy: 0 }],
  ["is turned by a quarter", { a: 0, b: 1, dx: 828, dy: 0 }],
  ["is turned and enlarged", { a: 0, b: -1.4142, dx: 0, dy: 1654 }],
] as const)("A1 content that %s is found again", (_, by) => {
  expectNear(alignSheets(drawn, mapped(drawn, by)), by);
});

test("A2 without words the strokes tell the shift", () => {
  const silent = { ...drawn, texts: [] };
  const by = { a: 1, b: 0, dx: 44, dy: 18 };
  expectNear(alignSheets(silent, mapped(silent, by)), by);
});

test("A3 where nothing tells, places stay as they are", () => {
  const empty: Sheet = { ...drawn, texts: [], strokes: [] };
  expect(alignSheets(empty, drawn)).toEqual({ a: 1, b: 0, dx: 0, dy: 0 });
});

test("A4 a similarity and its inverse take each other back", () => {
  const dice = diceOf(SEED);
  const point = () => ({ x: dice.next() * 1000, y: dice.next() * 1000 });
  for (let round = 0; round < 100; round++) {
    const by = similarityOfPairs([point(), point()], [point(), point()])!;
    const at = point();
    const back = mapPoint(inverseOf(by), mapPoint(by, at));
    expect([back.x, back.y].map(Math.round)).toEqual([at.x, at.y].map(Math.round));
  }
});
