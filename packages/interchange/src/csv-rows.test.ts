import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsvRows } from "./csv-rows.ts";
import { cellText } from "./sheet-row.ts";
import { writeCsv } from "./write-csv.ts";

function rowsOf(text: string, separator: string | null = null) {
  const read = readCsvRows(text, separator);
  if (!read.ok) throw new Error(read.error.detail);
  return read.value.map(({ line, cells }) => [line, ...cells.map(cellText)]);
}

describe("a CSV", () => {
  test("has quotes, line breaks in them, a mark, and lines by whatever ends them", () => {
    expect(rowsOf('\uFEFFName,Notes\r\n"Pour, ""zone 1""\nand 2",x\r\rCure,\n"a"b,"c')).toEqual([
      [1, "Name", "Notes"],
      [2, 'Pour, "zone 1"\nand 2', "x"],
      [5, "Cure", ""],
      [6, "ab", "c"],
    ]);
  });

  test("is parted by what its first line says, or somebody", () => {
    expect(rowsOf("a;b;c,d\n1;2;3")[1]).toEqual([2, "1", "2", "3"]);
    expect(rowsOf("a\tb;c,d\n1\t2")[1]).toEqual([2, "1", "2"]);
    expect(rowsOf("sep=|\na|b\n1|2")).toEqual([
      [2, "a", "b"],
      [3, "1", "2"],
    ]);
    expect(rowsOf("a,b;c", ";")).toEqual([[1, "a,b", "c"]]);
  });

  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
  test(`that writeCsv has written is read back, formulas and all, SEED=${seed}`, () => {
    const unit = fc.constantFrom(
      "a",
      "钢",
      '"',
      ",",
      "\n",
      " ",
      ";",
      "=",
      "+",
      "-",
      "@",
      "'",
      "\t",
    );
    const cell = fc
      .string({ unit, minLength: 1, maxLength: 8 })
      .filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const read = rowsOf(writeCsv(rows), ",").map(([, ...cells]) => cells);
        expect(read).toEqual(rows);
      }),
      { seed },
    );
  });
});
