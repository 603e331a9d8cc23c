import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { FontSet } from "./font-set.ts";
import { readColour } from "./pdf-colour.ts";
import { PdfContext } from "./pdf-context.ts";
import { PdfFile } from "./pdf-file.ts";
import { TrueTypeFont } from "./true-type-font.ts";
import { readWoff } from "./woff.ts";

const require = createRequire(import.meta.url);
const fontOf = (name: string, family = "noto-sans-sc"): TrueTypeFont =>
  new TrueTypeFont(
    readWoff(
      new Uint8Array(
        readFileSync(
          require.resolve(`@fontsource/${family}/files/${family}-${name}-400-normal.woff`),
        ),
      ),
    ),
  );
const CHINESE = fontOf("chinese-simplified");

async function fileOf(draw: (context: PdfContext) => void, fonts = new FontSet([CHINESE])) {
  const alphas = new Map<string, number>();
  const file = new PdfFile();
  for (let page = 0; page < 2; page += 1) {
    const context = new PdfContext(200, fonts, alphas);
    draw(context);
    file.addPage({ width: 300, height: 200, content: context.content });
  }
  const facts = {
    title: "计划",
    author: "赵敏",
    language: "zh-CN",
    createdAt: "D:20260302080000Z",
  };
  const blob = file.finish(fonts, alphas, facts);
  return getDocument({ data: new Uint8Array(await blob.arrayBuffer()) }).promise;
}

async function textOf(pdf: Awaited<ReturnType<typeof fileOf>>, page: number): Promise<string> {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

test("text in both languages can be read back from every page, once", async () => {
  const pdf = await fileOf((context) => {
    context.font = "600 12px sans";
    context.fillText("浇筑混凝土 L3 · Pour slab", 20, 40);
    context.font = "11px sans";
    context.strokeText("恒筑建设", 20, 80);
    context.fillText("恒筑建设", 20, 80);
  });
  expect(pdf.numPages).toBe(2);
  expect(await textOf(pdf, 1)).toBe("浇筑混凝土 L3 · Pour slab恒筑建设");
  expect(await textOf(pdf, 2)).toBe(await textOf(pdf, 1));
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: "计划", Author: "赵敏" });
});

test("text stands where it was put, upright", async () => {
  const pdf = await fileOf((context) => {
    context.translate(10, 20);
    context.scale(2, 2);
    context.font = "10px sans";
    context.fillText("Here", 5, 30);
  });
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const item = items[0] as { transform: number[]; width: number };
  expect(item.transform.map(Math.round)).toEqual([20, 0, 0, 20, 20, 200 - 80]);
  const width = new FontSet([CHINESE]).widthOf("Here") * 20;
  expect(item.width).toBeCloseTo(width, 0);
});

test("characters that the first font lacks come from the next one", async () => {
  const fonts = new FontSet([CHINESE, fontOf("latin-ext", "noto-sans")]);
  expect(CHINESE.glyphOf("ł".codePointAt(0)!)).toBe(0);
  const pdf = await fileOf((context) => context.fillText("Łódź 合同", 10, 10), fonts);
  expect(await textOf(pdf, 1)).toBe("Łódź 合同");
});

test("a subset is a small part of the font, and keeps what was asked for", () => {
  const glyphs = Array.from("共商计划").map((each) => CHINESE.glyphOf(each.codePointAt(0)!));
  const subset = CHINESE.subset(glyphs);
  expect(subset.length).toBeLessThan(120_000);
  const view = new DataView(subset.buffer);
  let whole = 0;
  for (let at = 0; at < subset.length; at += 4) whole = (whole + view.getUint32(at)) >>> 0;
  expect(view.getUint16(4)).toBeGreaterThanOrEqual(7);
  expect(whole).not.toBe(0);
});

test("what is drawn becomes vectors in its colours; what cannot be seen becomes nothing", () => {
  const alphas = new Map<string, number>();
  const context = new PdfContext(100, new FontSet([CHINESE]), alphas);
  context.fillStyle = "#ff0000";
  context.fillRect(1, 2, 3, 4);
  context.fillStyle = "transparent";
  context.fillRect(5, 6, 7, 8);
  context.fillStyle = "rgba(20, 23, 28, 0.05)";
  context.fillRect(9, 9, 9, 9);
  context.strokeStyle = "#00f";
  context.lineWidth = 2;
  context.setLineDash([3, 2]);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(10, 0.123456);
  context.stroke();
  expect(context.content.split("\n")).toEqual([
    "1 0 0 -1 0 100 cm",
    "1 0 0 rg",
    "1 2 3 4 re f",
    "/A5 gs",
    "0.078 0.09 0.11 rg",
    "9 9 9 9 re f",
    "/A100 gs",
    "0 0 1 RG",
    "2 w",
    "[3 2] 0 d",
    "0 j",
    "0 0 m",
    "10 0.12 l",
    "S",
  ]);
  expect([...alphas]).toEqual([
    ["A5", 0.05],
    ["A100", 1],
  ]);
});

test("what was set before save is so again after restore", () => {
  const context = new PdfContext(100, new FontSet([CHINESE]), new Map());
  context.fillStyle = "#112233";
  context.save();
  context.fillStyle = "#445566";
  context.restore();
  expect(context.fillStyle).toBe("#112233");
});

test("colours of style sheets are understood, and others are not seen", () => {
  expect(readColour("#fff")).toEqual({ red: 1, green: 1, blue: 1, alpha: 1 });
  expect(readColour("rgb(255 0 0 / 0.5)")).toEqual({ red: 1, green: 0, blue: 0, alpha: 0.5 });
  expect(readColour("rgb(255 255 255 / 92%)").alpha).toBeCloseTo(0.92);
  expect(readColour("Canvas").alpha).toBe(0);
});
