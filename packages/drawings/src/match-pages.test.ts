import { expect, test } from "vitest";
import { matchPages } from "./match-pages.ts";
import type { Sheet } from "./sheet.ts";
import { diceOf, drawParts, sheetOf } from "./testing/drawn-sheet.ts";

const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const A3 = { width: 1170, height: 828, dx: 0, dy: 0 };
const page = (number: number, dx = 0): Sheet =>
  sheetOf(drawParts(diceOf(SEED + number), 5, 5, number * 100), { ...A3, dx }, diceOf(number));
const empty: Sheet = { width: 595, height: 842, texts: [], strokes: [], images: [] };

test("G1 pages that were inserted and removed do not shift the others", () => {
  const before = [page(1), page(2), page(3), page(4)];
  const after = [page(1), page(9), page(2), page(4, 40)];
  expect(matchPages(before, after)).toEqual([0, 2, null, 3]);
});

test("G2 a page that was put elsewhere is found", () => {
  const pages = [page(1), page(2), page(3), page(4)];
  expect(matchPages(pages, [pages[3]!, pages[0]!, pages[1]!, pages[2]!])).toEqual([1, 2, 3, 0]);
});

test("G3 pages that look alike keep their order", () => {
  expect(matchPages([empty, empty, page(1)], [empty, empty, page(1)])).toEqual([0, 1, 2]);
});

test("G4 documents that share nothing match nowhere", () => {
  const words = (text: string): Sheet => ({
    ...empty,
    texts: [{ text, x: 0, y: 0, width: 50, height: 10, angle: 0 }],
  });
  expect(matchPages([words("one"), words("two")], [words("three")])).toEqual([null, null]);
  expect(matchPages([], [empty])).toEqual([]);
  expect(matchPages([empty], [])).toEqual([null]);
});
