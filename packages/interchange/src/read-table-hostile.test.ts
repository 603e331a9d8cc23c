import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsvRows } from "./csv-rows.ts";
import { readCsvPlan } from "./read-plan-table.ts";
import { PLAN_FIELDS } from "./table-mapping-headings.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { TABLE_WORDS } from "./write-table-words.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
const HEADER = PLAN_FIELDS.map((field) => TABLE_WORDS.en.headings[field]);

/** Texts that look like something, and ones that make patterns go back and forth. */
const piece = fc.oneof(
  fc.constantFrom(
    "1",
    "2FS+2d",
    "3/5/2026",
    "46086",
    "5 days?",
    "-1 wk",
    "50%",
    "1.2.3",
    "A",
    "日",
  ),
  fc.constantFrom(
    "FS",
    "SS",
    "+",
    "-",
    ",",
    ";",
    "[",
    "]",
    "(",
    "%",
    " ",
    "\u3000",
    "e",
    "=",
    "\t",
  ),
  fc.string({ maxLength: 6 }),
);
const cell = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));

describe("a hostile table", () => {
  test(`of any cells gives a task for every name, and never throws, SEED=${seed}`, () => {
    const row = fc.array(cell, { minLength: HEADER.length, maxLength: HEADER.length });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [HEADER, ...rows].map((cells) => cells.map(quote).join(",")).join("\n");
        const read = readCsvPlan(bytesOf(text), "plan.csv");
        if (!read.ok) throw new Error(read.error.detail);
        const { tasks, assignments, resources } = read.value.plan;
        const uids = new Set(tasks.map(({ uid }) => uid));
        expect(uids.size).toBe(tasks.length);
        for (const [index, task] of tasks.entries()) {
          expect(task.name).not.toBe("");
          expect(task.outlineLevel).toBeLessThanOrEqual((tasks[index - 1]?.outlineLevel ?? 0) + 1);
          expect(task.percentComplete).toSatisfy((of: number) => of >= 0 && of <= 100);
          expect(task.duration === null || Number.isSafeInteger(task.duration)).toBe(true);
          for (const { uid, lag } of task.predecessors)
            expect(uids.has(uid) && uid !== task.uid && Number.isSafeInteger(lag)).toBe(true);
        }
        for (const { taskUid, resourceUid } of assignments)
          expect(uids.has(taskUid) && resourceUid <= resources.length).toBe(true);
      }),
      { seed, numRuns: 300 },
    );
  });

  test(`of any bytes is read or refused, SEED=${seed}`, () => {
    const start = bytesOf(`${HEADER.join(",")}\n1,1,,1,`);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = readCsvPlan(Uint8Array.of(...start, ...bytes), "plan.csv");
        if (!read.ok) expect(read.error.code).toMatch(/^import\.[a-z-]+$/);
      }),
      { seed, numRuns: 300 },
    );
  });

  // Each of them takes a pattern that goes back and forth many minutes, and one that does not no time.
  test.each(PLAN_FIELDS)("with cells of 60,000 like characters as %s is read at once", (field) => {
    for (const like of ["1", " ", "(", "[", "FS+", "1,", "1 ", "- ", "年", "a.", "S"]) {
      const long = like.repeat(60_000 / like.length);
      const text = `Name,${TABLE_WORDS.en.headings[field]},${long}\n"Dig","x${long}"\n"Pour","${long}x"\n`;
      expect(readCsvPlan(bytesOf(text), "plan.csv").ok).toBe(true);
    }
  });

  test("with more rows, cells or characters than a table may have is refused", () => {
    const limits = { characters: 40, rows: 3, columns: 2, cells: 6, cell: 30 };
    const codeOf = (text: string) => {
      const read = readCsvRows(text, null, limits);
      return read.ok ? read.value.map(({ cells }) => cells.length).join() : read.error.code;
    };
    expect(codeOf("a,b,c\nd\ne")).toBe("2,1,1");
    expect(codeOf("a\nb\nc\nd")).toBe("import.too-large");
    expect(codeOf("a,b\nc,d\ne,f")).toBe("2,2,2");
    expect(codeOf("a".repeat(41))).toBe("import.too-large");
    expect(codeOf(",,,,\n,,\n\n\n\na")).toBe("1");
    expect(codeOf(`a,"${"b".repeat(30)}"`)).toBe("2");
    expect(codeOf(`a,"${"b".repeat(31)}"`)).toBe("import.too-large");
  });

  test("ends where a quote is never closed, and where a row has columns without end", () => {
    const quotes = readCsvPlan(bytesOf(`Name\nDig\n"${'"'.repeat(6_000_000)}`), "plan.csv");
    expect(quotes).toMatchObject({
      ok: false,
      error: { code: "import.too-large", line: 3 },
    });
    const columns = readCsvRows(`Name${",".repeat(6_000_000)}\nDig`, ",");
    expect(columns.ok && columns.value.map(({ cells }) => cells.length)).toEqual([500, 1]);
  });

  test("reads a million short rows to its limit and no further", () => {
    const text = `Name\n${"a\n".repeat(1_000_000)}`;
    const read = readCsvPlan(bytesOf(text), "plan.csv");
    expect(!read.ok && read.error.code).toBe("import.too-large");
  });
});
