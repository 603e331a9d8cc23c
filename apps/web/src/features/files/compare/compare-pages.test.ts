import { describe, expect, it } from "vitest";
import { comparedPages, mappedRect, pairsOf } from "./compare-pages.ts";
import { comparePair } from "./compare-request.ts";

const word = (text: string, x: number, y: number) => ({
  text,
  x,
  y,
  width: text.length * 6,
  height: 10,
  angle: 0,
});
const sheetOf = (texts: readonly ReturnType<typeof word>[]) => ({
  width: 842,
  height: 595,
  texts,
  strokes: [],
  images: [],
});
const KEPT = ["Boiler", "Chiller", "Pump", "Valve", "Tank", "Filter"].map((text, at) =>
  word(text, 60 + at * 110, 80 + ((at * 97) % 400)),
);
/** A page has y downwards, its drawing upwards. */
const flip = ({ x, y }: { x: number; y: number }) => ({ x, y: 595 - y });
const PLACES = { toDrawing: flip, toPage: flip };

describe("pages in two revisions", () => {
  it("stand in the order of the later one", () => {
    expect(pairsOf(2, 3, (page) => [1, 2][page] ?? null)).toEqual([
      { before: null, after: 0 },
      { before: 0, after: 1 },
      { before: 1, after: 2 },
    ]);
  });

  it("are not lost when they are gone: each stands after the one that it followed", () => {
    expect(pairsOf(4, 2, (page) => [null, 0, null, 1][page] ?? null)).toEqual([
      { before: 0, after: null },
      { before: 1, after: 0 },
      { before: 2, after: null },
      { before: 3, after: 1 },
    ]);
  });

  it("that go one after another keep their order", () => {
    expect(pairsOf(3, 1, (page) => [0, null, null][page] ?? null)).toEqual([
      { before: 0, after: 0 },
      { before: 1, after: null },
      { before: 2, after: null },
    ]);
  });
});

describe("what changed on a page", () => {
  it("is told in places of the page as it is shown", () => {
    const compared = comparePair({
      before: sheetOf([...KEPT, word("DN80", 400, 300)]),
      after: sheetOf([...KEPT, word("DN100", 400, 300)]),
    });
    const { changes } = comparedPages(compared, PLACES, PLACES);
    expect(changes).toHaveLength(1);
    const [change] = changes;
    expect([change!.kind, change!.textBefore, change!.textAfter]).toEqual([
      "changed",
      ["DN80"],
      ["DN100"],
    ]);
    // On the page the baseline lies at 595 − 300.
    const { x, y, width, height } = change!.after!;
    expect([x <= 400, x + width >= 430, y <= 295, y + height >= 285]).toEqual(
      Array.from({ length: 4 }, () => true),
    );
  });

  it("leads to the same place on either page, also where the whole drawing was shifted", () => {
    const shifted = KEPT.map((each) => ({ ...each, x: each.x + 30, y: each.y - 20 }));
    const { changes, toBefore, toAfter } = comparedPages(
      comparePair({ before: sheetOf(KEPT), after: sheetOf(shifted) }),
      PLACES,
      PLACES,
    );
    expect(changes).toEqual([]);
    const there = toAfter({ x: 100, y: 100 });
    expect(there.x).toBeCloseTo(130, 0);
    expect(there.y).toBeCloseTo(120, 0);
    expect(toBefore(there).x).toBeCloseTo(100, 3);
    expect(toBefore(there).y).toBeCloseTo(100, 3);
    const rect = mappedRect({ x: 10, y: 20, width: 30, height: 40 }, toAfter)!;
    expect([rect.width, rect.height].map(Math.round)).toEqual([30, 40]);
  });
});
