import type { Sheet, TextRun } from "@parley/drawings/sheet.ts";
import type { Mark } from "@parley/shared/documents/mark.ts";
import { expect, test } from "vitest";
import type { DrawnSheetFile } from "../../../platform/sheets/sheet-file.ts";
import { isCarriable } from "./carried-marks.ts";
import { carryPages } from "./carry-pages.ts";
import { carryAll } from "./carry-request.ts";
import { pointsOf } from "./mark-shape.ts";

const HEIGHT = 600;
/** Words spread over a sheet, each once; `dx` and `dy` in points of the drawing, y upwards. */
const sheetOf = (words: readonly string[], dx = 0, dy = 0): Sheet => ({
  width: 800,
  height: HEIGHT,
  texts: words.map((text, at): TextRun => ({
    text,
    x: 60 + (at % 6) * 120 + dx,
    y: 80 + Math.floor(at / 6) * 90 + dy,
    width: 40,
    height: 9,
    angle: 0,
  })),
  strokes: [],
  images: [],
});
const WORDS = Array.from({ length: 36 }, (_, at) => `R${at}k${(at * 37) % 91}`);

/** A file whose pages are shown with y downwards, as a PDF's are. */
function fileOf(...sheets: readonly Sheet[]): DrawnSheetFile {
  const flip = ({ x, y }: { x: number; y: number }) => ({ x, y: HEIGHT - y });
  return {
    pageCount: sheets.length,
    unit: "pt",
    drawnOn: (page: number) => Promise.resolve(sheets[page]!),
    placesOf: () => Promise.resolve({ toDrawing: flip, toPage: flip }),
  } as unknown as DrawnSheetFile;
}
/** A rectangle round the word of this number, in hundredths of a point of the page. */
const round = (at: number, page = 0): Mark => {
  const [x, y] = [60 + (at % 6) * 120, HEIGHT - (80 + Math.floor(at / 6) * 90)];
  const points = `${(x - 4) * 100},${(y - 14) * 100} ${(x + 50) * 100},${(y + 4) * 100}`;
  return { id: `m${at}`, type: "rectangle", page, points, status: "open" } as Mark;
};
const carry = (before: DrawnSheetFile, after: DrawnSheetFile, ...marks: readonly Mark[]) =>
  carryPages(before, after, marks, (request) => Promise.resolve(carryAll(request)));

test("a sheet that was shifted takes its marks along, on the page with y downwards", async () => {
  const found = await carry(fileOf(sheetOf(WORDS)), fileOf(sheetOf(WORDS, 30, -20)), round(14));
  const { mark, carried } = found.get("m14")!;
  expect(carried.outcome).toBe("carried");
  const [was, is] = [pointsOf(round(14).points)[0]!, pointsOf(mark.points)[0]!];
  expect(is.x - was.x).toBeCloseTo(30, 0);
  expect(is.y - was.y).toBeCloseTo(20, 0);
});

test("what it was about is gone: the mark stays in sight and says so", async () => {
  const without = WORDS.map((word, at) => (at === 14 ? null : word));
  const after = { ...sheetOf(WORDS), texts: sheetOf(WORDS).texts.filter((_, at) => without[at]) };
  const found = await carry(fileOf(sheetOf(WORDS)), fileOf(after), round(14), round(20));
  expect(found.get("m14")!.carried.outcome).toBe("detached");
  expect(found.get("m14")!.mark.points).not.toBe("");
  expect(found.get("m20")!.carried.outcome).toBe("carried");
});

test("a mark follows its page to where that was put, and stays on the last where it is gone", async () => {
  const [a, b] = [sheetOf(WORDS.slice(0, 18)), sheetOf(WORDS.slice(18))];
  const swapped = await carry(fileOf(a, b), fileOf(b, a), round(3, 0));
  expect(swapped.get("m3")!.mark.page).toBe(1);
  const shorter = await carry(fileOf(a, b), fileOf(a), round(3, 1));
  expect(shorter.get("m3")!.mark.page).toBe(0);
  expect(shorter.get("m3")!.carried.outcome).toBe("detached");
});

test("what is settled stays behind, and so does a scale", () => {
  const of = (fields: Partial<Mark>) => isCarriable({ ...round(1), ...fields } as Mark);
  expect([of({}), of({ status: "answered" })]).toEqual([true, true]);
  expect([of({ status: "resolved" }), of({ status: "verified" }), of({ type: "scale" })]).toEqual([
    false,
    false,
    false,
  ]);
});
