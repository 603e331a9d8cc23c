import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDate } from "./read-date.ts";
import { readTable } from "./read-table.ts";
import { writeCsv } from "./write-csv.ts";

describe("a date", () => {
  test.each([
    ["2026-03-05", "2026-03-05", null],
    ["2026/3/5", "2026-03-05", null],
    ["2026.3.5", "2026-03-05", null],
    ["2026年3月5日", "2026-03-05", null],
    ["２０２６年３月５日", "2026-03-05", null],
    ["20260305", "2026-03-05", null],
    ["5.3.2026", "2026-03-05", null],
    ["05.03.26 17:00", "2026-03-05", "17:00"],
    ["2026-03-05T08:30:00", "2026-03-05", "08:30"],
    ["2026/3/5 8:05", "2026-03-05", "08:05"],
    ["5 March 2026", "2026-03-05", null],
    ["Thu, 5 Mar 26", "2026-03-05", null],
    ["Mar 5, 2026 5:00 PM", "2026-03-05", "17:00"],
    ["12-Mar-26", "2026-03-12", null],
    ["25/3/2026", "2026-03-25", null],
    ["3/25/2026", "2026-03-25", null],
    ["3/3/2026", "2026-03-03", null],
    ["46086", "2026-03-05", null],
    ["46086.5", "2026-03-05", "12:00"],
    ["2024-02-29", "2024-02-29", null],
  ])("%s is read", (cell, date, time) => {
    expect(readDate(cell)).toEqual({ kind: "date", date, time });
  });

  test("that could be two days is told, not guessed", () => {
    expect(readDate("3/5/2026")).toEqual({
      kind: "ambiguous",
      dayFirst: "2026-05-03",
      monthFirst: "2026-03-05",
      time: null,
    });
  });

  test.each([
    "",
    "soon",
    "31.2.2026",
    "2026-13-01",
    "2026-02-29",
    "1/2",
    "12",
    "2026-03-05 25:00",
    "5 Foo 2026",
  ])("%j is unreadable", (cell) => {
    expect(readDate(cell)).toEqual({ kind: "unreadable" });
  });
});

describe("a table", () => {
  test("with Chinese headings is read, indentation and all", () => {
    const table = readTable(
      "序号\t任务名称\t工期（天）\t开始时间\t完成时间\t前置任务\n1\t主体结构\t\t\t\t\n1.1\t吊装钢柱\t4\t2026年3月5日\t2026/3/10\t\n\t\t\t\t\t\n",
    )!;
    expect(table.columns).toEqual(["wbs", "name", "duration", "start", "finish", "predecessors"]);
    expect(
      table.rows.map(({ line, depth, cells, start }) => [
        line,
        depth,
        cells.name,
        cells.duration,
        start,
      ]),
    ).toEqual([
      [2, 0, "主体结构", undefined, null],
      [3, 1, "吊装钢柱", "4", { kind: "date", date: "2026-03-05", time: null }],
    ]);
  });

  test("with English headings and commas is read, quotes and line breaks and all", () => {
    const table = readTable(
      '\uFEFFTask Name,Start Date,Finish,% Complete\r\n"Pour, ""zone 1""\nand 2",3/5/2026,3/25/2026,40\r\n  Cure,,,\r\n',
    )!;
    expect(table.rows).toMatchObject([
      {
        line: 2,
        depth: 0,
        cells: { name: 'Pour, "zone 1"\nand 2', progress: "40" },
        start: { kind: "ambiguous" },
      },
      { line: 4, depth: 1, cells: { name: "Cure" }, start: null },
    ]);
    expect(table.isAmbiguous).toBe(true);
  });

  test("without headings takes names and dates from where they are", () => {
    const table = readTable(
      "1\tErect columns\t2026-03-05\t2026-03-10\n2\tErect beams\t2026-03-11\t",
    )!;
    expect(table.hasHeading).toBe(false);
    expect(table.columns).toEqual([null, "name", "start", "finish"]);
    expect(table.rows.map(({ cells }) => cells.name)).toEqual(["Erect columns", "Erect beams"]);
  });

  test("that is too large is refused", () => {
    expect(readTable("a\n".repeat(11), { characters: 1_000, rows: 10, columns: 5 })).toBeNull();
    expect(readTable("a\tb\tc", { characters: 1_000, rows: 10, columns: 2 })).toBeNull();
    expect(readTable("a".repeat(11), { characters: 10, rows: 10, columns: 2 })).toBeNull();
  });

  test("whatever the text, gives rows and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { cells } of readTable(text)!.rows)
          expect(cells.name!.length).toBeGreaterThan(0);
      }),
    );
  });

  test("that writeCsv has written is read back", () => {
    const cell = fc
      .string({
        unit: fc.constantFrom("a", "钢", '"', ",", "\n", " "),
        minLength: 1,
        maxLength: 12,
      })
      .filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const table = readTable(writeCsv([["Name", "Notes"], ...rows]))!;
        expect(table.rows.map(({ cells }) => [cells.name, cells.notes])).toEqual(
          rows.map((row) => row.map((text) => text.trim())),
        );
      }),
    );
  });
});
