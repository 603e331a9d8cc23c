import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { degrees, PDFDocument, PDFString } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Mark } from "@parley/shared/documents/mark.ts";
import { FontSet } from "../../../platform/pdf/font-set.ts";
import { TrueTypeFont } from "../../../platform/pdf/true-type-font.ts";
import { readWoff } from "../../../platform/pdf/woff.ts";
import { pointsOf, textOfPoints } from "../marks/mark-shape.ts";
import { readAnnotations } from "./read-annotations.ts";
import { writeAnnotations, type ToldMark } from "./write-annotations.ts";

const require = createRequire(import.meta.url);
const PATH = "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff";
const FONT = new TrueTypeFont(readWoff(new Uint8Array(readFileSync(require.resolve(PATH)))));
const LOOK = {
  colours: {
    organisation: ["#434A54", "#6D2B0D"],
    tone: { red: "#C4122F", amber: "#8F5600", green: "#187340", blue: "#2257E0", ink: "#14171C" },
    font: "sans-serif",
  },
  colourOf: { host: 1 },
};

const markOf = (fields: Partial<Mark>): Mark =>
  ({
    ...{ id: "one", type: "pen", createdBy: "me", organisationId: "host", page: 0, text: "" },
    ...{ createdAt: Date.UTC(2026, 10, 23, 8), points: "0,0", tone: "red", width: 20 },
    ...{ filled: false, dashed: false, stamp: "information", realLength: null, groupId: null },
    ...{
      status: "open",
      publishedId: null,
      sourceAuthor: "",
      pressures: "",
      order: "a0",
      removed: false,
    },
    ...fields,
  }) as Mark;
const told = (fields: Partial<Mark>, words = ""): ToldMark => ({
  ...{
    mark: markOf(fields),
    isPrivate: false,
    author: "赵敏 · 恒筑建设",
    subject: `云线 ${words}`,
  },
  words,
});
/** Each type once, well within the page. */
const ONES: readonly ToldMark[] = [
  told({ id: "a" as never, type: "pen", points: "5000,5000 6000,7000 8000,5500" }),
  told({ id: "b" as never, type: "highlighter", points: "5000,9000 15000,9000" }),
  told({ id: "c" as never, type: "highlighter", points: "5000,10000 7000,10500 9000,9800" }),
  told({ id: "d" as never, type: "line", points: "20000,12000 10000,8000", dashed: true }),
  told({ id: "e" as never, type: "arrow", points: "20000,5000 12000,6000" }),
  told({ id: "f" as never, type: "rectangle", points: "5000,12000 9000,15000", filled: true }),
  told({ id: "g" as never, type: "ellipse", points: "10000,12000 15000,15000" }),
  told({ id: "h" as never, type: "cloud", points: "16000,12000 22000,16000", text: "梁高不足" }),
  told({ id: "i" as never, type: "polygon", points: "5000,17000 9000,16000 8000,20000" }),
  told({ id: "j" as never, type: "text", points: "10000,17000", text: "Check\n净高 2.6 m" }),
  told({ id: "k" as never, type: "callout", points: "14000,17000 16000,18500", text: "Why?" }),
  told({ id: "l" as never, type: "stamp", points: "12000,22000", stamp: "approved" }, "同意"),
  told({ id: "m" as never, type: "pin", points: "6000,24000", text: "Here" }, "1"),
  told({ id: "n" as never, type: "count", points: "8000,24000" }, "1"),
  told({ id: "o" as never, type: "length", points: "5000,26000 15000,26000" }, "3,5 m"),
  told({ id: "p" as never, type: "area", points: "16000,22000 20000,22000 20000,26000" }, "8 m²"),
  told({ id: "q" as never, type: "angle", points: "5000,28000 7000,28000 7000,27000" }, "90°"),
];

async function blank(options: {
  turn: number;
  isCut: boolean;
  unit?: number;
}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 420]);
  if (options.isCut) {
    page.setMediaBox(-20, 35, 400, 420);
    page.setCropBox(10, 60, 330, 350);
  }
  page.setRotation(degrees(options.turn));
  return pdf.save();
}

const PAGES = [
  { turn: 0, isCut: false },
  { turn: 90, isCut: false },
  { turn: 180, isCut: true },
  { turn: 270, isCut: true },
];

/** How far the places of one mark are off another's, in units of the page. */
const apart = (one: string, other: string): number => {
  const [a, b] = [pointsOf(one), pointsOf(other)];
  if (a.length !== b.length) return Infinity;
  return Math.max(...a.map(({ x, y }, at) => Math.hypot(x - b[at]!.x, y - b[at]!.y)));
};

describe.each(PAGES)("marks written into a page turned by $turn°, cut: $isCut", (options) => {
  test("are seen by another reader where they stand on the sheet", async () => {
    const { bytes, written } = await writeAnnotations(
      await blank(options),
      ONES,
      new FontSet([FONT]),
      LOOK,
    );
    expect(written).toBe(ONES.length);
    const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    const page = await pdf.getPage(1);
    const viewport = page.getViewport({ scale: 1 });
    const seen = await page.getAnnotations();
    expect(seen).toHaveLength(ONES.length);
    const places = (numbers: ArrayLike<number>) => {
      const points = [];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        const [x, y] = viewport.convertToViewportPoint(numbers[at]!, numbers[at + 1]!);
        points.push({ x: x as number, y: y as number });
      }
      return textOfPoints(points);
    };
    const pointsAt = (at: number) => ONES[at]!.mark.points;
    expect(apart(places(seen[0]!.inkLists[0]), pointsAt(0))).toBeLessThan(0.5);
    expect(apart(places(seen[2]!.inkLists[0]), pointsAt(2))).toBeLessThan(0.5);
    expect(apart(places(seen[8]!.vertices), pointsAt(8))).toBeLessThan(0.5);
    expect(apart(places(seen[15]!.vertices), pointsAt(15))).toBeLessThan(0.5);
    // pdf.js tells the ends of a line as the corners of a box.
    const ends = pointsOf(places(seen[3]!.lineCoordinates));
    const corners = pointsOf(pointsAt(3));
    for (const axis of ["x", "y"] as const) {
      const sorted = (points: typeof ends) =>
        points.map((point) => point[axis]).toSorted((a, b) => a - b);
      for (const [at, value] of sorted(ends).entries())
        expect(Math.abs(value - sorted(corners)[at]!)).toBeLessThan(0.5);
    }
    const [box] = [pointsOf(places(seen[5]!.rect))];
    const rect = { x: Math.min(box[0]!.x, box[1]!.x), y: Math.min(box[0]!.y, box[1]!.y) };
    // The line of a box lies inside of what is said of it.
    expect(rect.x).toBeCloseTo(49, 1);
    expect(rect.y).toBeCloseTo(119, 1);
    expect(seen.map((one) => one.subtype)).toEqual([
      ...["Ink", "Highlight", "Ink", "Line", "Line", "Square", "Circle", "Polygon", "Polygon"],
      ...["FreeText", "FreeText", "Stamp", "Text", "Circle", "Line", "Polygon", "PolyLine"],
    ]);
    expect(seen.every((one) => one.hasAppearance)).toBe(true);
    expect(seen[7]!.titleObj.str).toBe("赵敏 · 恒筑建设");
    expect(seen[7]!.contentsObj.str).toBe("梁高不足");
    expect([...seen[7]!.color]).toEqual([196, 18, 47]);
    await pdf.loadingTask.destroy();
  });

  test("come back as the marks that they were", async () => {
    const { bytes } = await writeAnnotations(await blank(options), ONES, new FontSet([FONT]), LOOK);
    const { marks, left } = await readAnnotations(bytes);
    expect(left).toBe(0);
    expect(marks.map(({ type }) => type)).toEqual(ONES.map(({ mark }) => mark.type));
    for (const [at, mark] of marks.entries()) {
      const { points, text, tone, width, filled, dashed, stamp } = ONES[at]!.mark;
      expect([mark.type, apart(mark.points, points) < 0.5]).toEqual([mark.type, true]);
      if (mark.type !== "highlighter") expect(mark.width).toBe(width);
      expect(mark).toMatchObject({ text, tone, filled, dashed, stamp });
      expect(mark.sourceAuthor).toBe("赵敏 · 恒筑建设");
    }
  });
});

test("marks that were written before are replaced, those of others stay", async () => {
  const first = await writeAnnotations(await blank(PAGES[0]!), ONES, new FontSet([FONT]), LOOK);
  const second = await writeAnnotations(first.bytes, ONES.slice(0, 3), new FontSet([FONT]), LOOK);
  const { marks } = await readAnnotations(second.bytes);
  expect(marks).toHaveLength(ONES.length);
});

test("what other programs write is read: arrows from either end, texts that are struck out, answers, clouds", async () => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 400]);
  const add = (entries: Record<string, unknown>) => {
    const ref = pdf.context.register(pdf.context.obj({ Type: "Annot", ...entries } as never));
    page.node.addAnnot(ref);
    return ref;
  };
  const text = (value: string) => PDFString.of(value);
  add({ Subtype: "Link", Rect: [0, 0, 10, 10] });
  add({ Subtype: "Line", Rect: [10, 10, 90, 90], L: [10, 10, 90, 90], LE: ["OpenArrow", "None"] });
  add({
    Subtype: "StrikeOut",
    Rect: [10, 100, 90, 110],
    QuadPoints: [10, 110, 90, 110, 10, 100, 90, 100],
    C: [1, 1, 0],
  });
  const note = add({
    Subtype: "Text",
    Rect: [100, 100, 120, 120],
    Contents: text("Too low"),
    T: text("J. Doe"),
  });
  add({
    Subtype: "Text",
    Rect: [100, 100, 120, 120],
    IRT: note,
    Contents: text("Agreed"),
    T: text("K. Lu"),
  });
  add({ Subtype: "Text", Rect: [1, 1, 2, 2], F: 2, Contents: text("hidden") });
  add({
    Subtype: "Square",
    Rect: [10, 200, 60, 250],
    BE: { S: "C", I: 2 },
    BS: { W: 2 },
    C: [0, 0.4, 1],
  });
  add({ Subtype: "FileAttachment", Rect: [1, 1, 20, 20] });
  add({ Subtype: "Ink", Rect: [1, 1, 20, 20], InkList: [[1, 1, "x", 5], 7] });
  add({ Subtype: "Ink", Rect: [1, 1, 20, 20], InkList: [[1e12, 1, 5, 5]] });
  const { marks, left } = await readAnnotations(await pdf.save());
  expect(marks.map(({ type, points, tone, text: words }) => [type, points, tone, words])).toEqual([
    ["arrow", "9000,31000 1000,39000", "ink", ""],
    ["line", "1000,29500 9000,29500", "amber", ""],
    ["pin", "11000,30000", "ink", "Too low\nK. Lu: Agreed"],
    ["cloud", "1100,15100 5900,19900", "blue", ""],
    ["pen", "100,39900", "ink", ""],
  ]);
  expect(marks[2]!.sourceAuthor).toBe("J. Doe");
  expect(left).toBe(2);
});

test("a protected file is refused, and so is what is no PDF", async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.context.trailerInfo.Encrypt = pdf.context.register(pdf.context.obj({ Filter: "Standard" }));
  const bytes = await pdf.save({ useObjectStreams: false });
  await expect(readAnnotations(bytes)).rejects.toThrow(/encrypted/);
  await expect(readAnnotations(new TextEncoder().encode("no PDF at all"))).rejects.toThrow();
});

const CORPUS = "/work/shared/corpus";
const files = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".pdf"))
  : [];
test.skipIf(files.length === 0)(
  `${files.length} files of the corpus take marks and give them back, or are refused (skipped where there is no ${CORPUS})`,
  async () => {
    for (const name of files) {
      const bytes = new Uint8Array(readFileSync(`${CORPUS}/${name}`));
      const before = await readAnnotations(bytes);
      const { bytes: marked } = await writeAnnotations(bytes, ONES, new FontSet([FONT]), LOOK);
      const after = await readAnnotations(marked);
      expect([name, after.marks.length]).toEqual([name, before.marks.length + ONES.length]);
      const pdf = await getDocument({ data: marked, verbosity: 0 }).promise;
      const seen = await (await pdf.getPage(1)).getAnnotations();
      expect(seen.filter((one) => one.titleObj?.str === "赵敏 · 恒筑建设")).toHaveLength(
        ONES.length,
      );
      await pdf.loadingTask.destroy();
    }
  },
  120_000,
);
