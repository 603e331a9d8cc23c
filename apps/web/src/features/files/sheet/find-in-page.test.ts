import { expect, test } from "vitest";
import type { PageText } from "../../../platform/sheets/sheet-file.ts";
import { findInPage } from "./find-in-page.ts";

const run = (text: string, endsLine = false): PageText => ({
  text,
  endsLine,
  x: 0,
  y: 0,
  width: 100,
  height: 10,
  angle: 0,
});

test("words are found whatever their case, and where they stand in their run", () => {
  const texts = [run("Beam B-34 and beam b-35")];
  const hits = findInPage(2, texts, "BEAM");
  expect(hits.map(({ page }) => page)).toEqual([2, 2]);
  expect(hits[0]!.parts[0]).toMatchObject({ from: 0, to: 4 / 23 });
});

test("words that a program wrote piece by piece, or over two lines, are one", () => {
  expect(findInPage(0, [run("Fire "), run("cur"), run("tain")], "fire curtain")).toHaveLength(1);
  expect(
    findInPage(0, [run("Fire", true), run("curtain")], "fire  curtain")[0]!.parts,
  ).toHaveLength(2);
});

test("Chinese is found between Latin letters, and takes the room of two", () => {
  const [hit] = findInPage(0, [run("AB防火卷帘CD")], "防火");
  expect(hit!.parts[0]).toMatchObject({ from: 2 / 12, to: 6 / 12 });
});

test("nothing is found for nothing, and no hit twice", () => {
  expect(findInPage(0, [run("aaaa")], " ")).toEqual([]);
  expect(findInPage(0, [run("aaaa")], "aa")).toHaveLength(2);
});
