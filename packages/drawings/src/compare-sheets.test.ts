import { expect, test } from "vitest";
import { compareSheets, groupsOf, isRegionChanged } from "./compare-sheets.ts";
import { areOverlapping, type Sheet } from "./sheet.ts";
import { pairSheets } from "./sheet-pair.ts";
import { boxOfPart, diceOf, drawParts, sheetOf, type Part } from "./testing/drawn-sheet.ts";

const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const A3 = { width: 1170, height: 828, dx: 0, dy: 0 };
const compare = (before: readonly Part[], after: readonly Part[], whole = A3) =>
  compareSheets(
    pairSheets(sheetOf(before, A3, diceOf(SEED)), sheetOf(after, whole, diceOf(SEED + 1))),
  );

test("D1 the same sheet has no changed region, in whatever order it is drawn", () => {
  const parts = drawParts(diceOf(SEED), 8, 8);
  expect(compare(parts, parts)).toEqual([]);
});

test("D2 content that was shifted as a whole is no change, but for its frame", () => {
  const parts = drawParts(diceOf(SEED), 8, 8);
  const regions = compare(parts, parts, { width: 1684, height: 1191, dx: 210, dy: 150 });
  expect(regions.flatMap(({ textBefore, textAfter }) => [...textBefore, ...textAfter])).toEqual([]);
});

test("D3 what was added, removed, corrected and moved is told with its place and its words", () => {
  const all = drawParts(diceOf(SEED), 9, 8);
  const [removed, corrected, moved, added, free] = [
    all[3]!,
    all[20]!,
    all[40]!,
    all[60]!,
    all[70]!,
  ];
  const before = all.filter((part) => part !== added && part !== free);
  const after = all
    .filter((part) => part !== removed && part !== free)
    .map((part) =>
      part === corrected
        ? { ...part, value: "47k" }
        : part === moved
          ? { ...part, x: free.x, y: free.y }
          : part,
    );
  const regions = compare(before, after);
  const of = (kind: string) => regions.filter((region) => region.kind === kind);
  expect(of("removed").flatMap((region) => region.textBefore)).toContain(removed.name);
  expect(of("added").flatMap((region) => region.textAfter)).toContain(added.name);
  expect(of("moved").flatMap((region) => region.textBefore)).toContain(moved.name);
  const values = of("changed").map(({ textBefore, textAfter }) => [textBefore, textAfter]);
  expect(values).toContainEqual([[corrected.value], ["47k"]]);
  for (const [kind, part] of [
    ["removed", removed],
    ["changed", corrected],
    ["moved", moved],
  ] as const)
    expect(
      of(kind).some(({ before: box }) => box !== null && areOverlapping(box, boxOfPart(part))),
    ).toBe(true);
});

test("D4 a region is changed only where something in it changed", () => {
  const parts = drawParts(diceOf(SEED), 6, 6);
  const regions = compare(
    parts,
    parts.map((part, at) => (at === 8 ? { ...part, value: "1M" } : part)),
  );
  expect(parts.map((part) => isRegionChanged(regions, boxOfPart(part)))).toEqual(
    parts.map((_, at) => at === 8),
  );
});

test("D5 a sheet that became empty, or was, is one of removed or added regions", () => {
  const empty: Sheet = { width: 1170, height: 828, texts: [], strokes: [], images: [] };
  const full = sheetOf(drawParts(diceOf(SEED), 4, 4), A3, diceOf(1));
  const kinds = (a: Sheet, b: Sheet) =>
    new Set(compareSheets(pairSheets(a, b)).map(({ kind }) => kind));
  expect(kinds(full, empty)).toEqual(new Set(["removed"]));
  expect(kinds(empty, full)).toEqual(new Set(["added"]));
  expect(kinds(empty, empty)).toEqual(new Set());
});

test("D6 items near each other are one group, over any number of steps", () => {
  const box = (x: number) => ({ x0: x, y0: 0, x1: x + 1, y1: 1 });
  const at = [0, 5, 10, 40, 44, 100];
  expect(groupsOf(at, box, 6)).toEqual([[0, 5, 10], [40, 44], [100]]);
});
