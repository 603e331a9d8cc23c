import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { carryMark } from "./carry-mark.ts";
import { compareSheets } from "./compare-sheets.ts";
import type { Box } from "./sheet.ts";
import { pairSheets } from "./sheet-pair.ts";
import { mapPoint } from "./similarity.ts";
import { readPdf } from "./testing/read-pdf.ts";

/** A schematic whose next revision was drawn anew on a larger sheet: every block stands elsewhere. Looked at by eye and noted down. */
const FOLDER = join(import.meta.dirname, "../../../../shared/corpus/drawing-pairs");
const BEFORE = join(FOLDER, "ogd-schematic-v1-d901d86.pdf");
const AFTER = join(FOLDER, "ogd-schematic-v2-934b2e6.pdf");
const isHere = existsSync(BEFORE) && existsSync(AFTER);
if (!isHere) process.stdout.write("skipped: the corpus of drawing pairs is not here\n");

/** The middle of a symbol on each revision, in points. */
const KEPT: readonly (readonly [string, number, number, number, number])[] = [
  ["D3", 240, 616, 745, 857],
  ["R4", 159, 621, 665, 862],
  ["U8", 319, 666, 825, 906],
  ["U1", 545, 631, 1050, 891],
  ["Q1", 945, 615, 1455, 876],
  ["R10", 885, 696, 1394, 955],
  ["U3", 685, 444, 889, 611],
  ["L3", 899, 382, 1104, 549],
  ["JP1", 825, 348, 1028, 517],
  ["R18", 1095, 225, 1440, 441],
  ["PWR", 1095, 186, 1440, 401],
  ["U5", 380, 156, 414, 921],
  ["R9", 290, 226, 325, 987],
  ["R2", 290, 186, 325, 952],
  ["L4", 225, 247, 260, 1012],
  ["R12", 949, 481, 1335, 681],
  ["U6", 1044, 477, 1429, 677],
  ["U2", 1000, 216, 1429, 586],
  ["R5", 615, 610, 1120, 871],
  ["ACT", 614, 570, 1120, 831],
  ["C8", 915, 675, 1425, 938],
  ["D1", 375, 245, 409, 1011],
  ["GND pin", 870, 216, 1379, 407],
  ["R17", 150, 692, 655, 931],
  ["Drawn By", 981, 30, 1465, 30],
];
/** Symbols and headings that the next revision no longer has. */
const REMOVED: readonly (readonly [string, number, number])[] = [
  ["SPI connector", 415, 428],
  ["I2C connector", 252, 416],
  ["UART connector", 417, 320],
  ["SPI heading", 385, 480],
  ["I2C heading", 220, 480],
  ["UART heading", 391, 369],
];
const around = (x: number, y: number): Box => ({ x0: x - 12, y0: y - 12, x1: x + 12, y1: y + 12 });

describe.skipIf(!isHere)("a schematic in two revisions", async () => {
  const [before] = isHere ? await readPdf(BEFORE) : [];
  const [after] = isHere ? await readPdf(AFTER) : [];
  const pair = isHere ? pairSheets(before!, after!) : null;

  test("C10 marks go to where their content stands now, and come off where it is gone", () => {
    const missed: string[] = [];
    const wrong: string[] = [];
    for (const [name, x, y, toX, toY] of KEPT) {
      const mark = carryMark(pair!, around(x, y));
      const found = mapPoint(mark.mapping, { x, y });
      if (mark.outcome === "detached") missed.push(name);
      else if (Math.hypot(found.x - toX, found.y - toY) > 5) wrong.push(name);
    }
    for (const [name, x, y] of REMOVED)
      if (carryMark(pair!, around(x, y)).outcome !== "detached") wrong.push(name);
    const right =
      KEPT.length - missed.length - KEPT.filter(([name]) => wrong.includes(name)).length;
    process.stdout.write(
      `carried over a redrawn schematic: ${right} of ${KEPT.length} kept; missed: ${missed.join()}; wrong: ${wrong.join()}\n`,
    );
    // R2 and D1 were drawn as other symbols; one ground among forty stands alone; the new connector looks like the old one.
    expect(missed.length).toBeLessThanOrEqual(3);
    expect(wrong.length).toBeLessThanOrEqual(1);
  });

  test("C11 its blocks are told as moved, and what is new as added", () => {
    const regions = compareSheets(pair!);
    const wordsOf = (kind: string, side: "textBefore" | "textAfter"): readonly string[] =>
      regions.filter((region) => region.kind === kind).flatMap((region) => region[side]);
    expect(wordsOf("moved", "textBefore")).toEqual(
      expect.arrayContaining(["U5", "Sample and Hold / Peak Detector", "U8", "TITLE:"]),
    );
    const come = [...wordsOf("added", "textAfter"), ...wordsOf("changed", "textAfter")];
    expect(come).toEqual(expect.arrayContaining(["BUZZER1", "SW1", "H3", "IO Connections"]));
    const gone = [...wordsOf("removed", "textBefore"), ...wordsOf("changed", "textBefore")];
    expect(gone).toEqual(expect.arrayContaining(["2022-02-25", "MISC REF"]));
  });
});
