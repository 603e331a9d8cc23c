import { zipSync } from "fflate/browser";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlan } from "./read-plan.ts";
import { DEFAULT_XLSX_LIMITS, readXlsx } from "./read-xlsx.ts";
import { textRow, xlsxEntries, xlsxFile } from "./testing/xlsx-file.ts";

const codeOf = (bytes: Uint8Array, limits = {}): string => {
  const read = readXlsx(bytes, limits);
  return read.ok ? "read" : read.error.code;
};
const MIB = 1024 * 1024;

/** Sets the sizes that the directory gives for one entry, as somebody would who wants to be believed. */
function withDeclaredSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const lying = bytes.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 46 < lying.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const found = String.fromCharCode(
      ...lying.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)),
    );
    if (found === name) view.setUint32(at + 24, size, true);
  }
  return lying;
}

const SHEET = "xl/worksheets/sheet1.xml";
const bomb = (megabytes: number) => xlsxFile({ sheets: [" ".repeat(megabytes * MIB)] });

describe("a bomb in a workbook", () => {
  test("is refused by what its directory says, before anything is unpacked", () => {
    const bytes = bomb(40);
    expect(bytes.length).toBeLessThan(MIB);
    expect(codeOf(bytes)).toBe("import.too-large");
  });

  test("is refused while it is unpacked, where its directory lies", () => {
    expect(codeOf(withDeclaredSize(bomb(40), SHEET, 1_000))).toBe("import.too-large");
  });

  test("is refused by the size of one file and by that of all", () => {
    const bytes = xlsxFile({ sheets: [textRow(1, ["a".repeat(5_000)])] });
    expect(codeOf(bytes)).toBe("read");
    expect(codeOf(bytes, { entryBytes: 4_000 })).toBe("import.too-large");
    expect(codeOf(bytes, { totalBytes: 6_000 })).toBe("import.too-large");
  });

  test("that is a file within a file is never opened", () => {
    const inner = zipSync({ "bomb.txt": new Uint8Array(20 * MIB) });
    const more = { "xl/embeddings/again.zip": zipSync({ "inner.zip": inner }) };
    expect(codeOf(xlsxFile({ sheets: [textRow(1, ["a"])], more }))).toBe("read");
  });

  test("cannot hide in many files, or in a directory that promises more than there are", () => {
    const names = Array.from({ length: 60 }, (_, index) => [`x${index}`, new Uint8Array(1)]);
    const more = Object.fromEntries(names) as Record<string, Uint8Array>;
    expect(codeOf(xlsxFile({ sheets: [], more }), { entries: 50 })).toBe("import.too-large");
    const bytes = xlsxFile({ sheets: [textRow(1, ["a"])] });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint16(bytes.length - 12, 9_000, true);
    expect(codeOf(bytes)).toBe("import.malformed");
  });

  test("reads a million shared texts within its bounds, and refuses more", () => {
    const strings = "<si><t>ab</t></si>".repeat(1_000_000);
    // Texts that are this much alike are packed more densely than any real ones.
    const bytes = zipSync(xlsxEntries({ sheets: [textRow(1, ["a"])], strings }), { level: 0 });
    expect(codeOf(bytes)).toBe("read");
    expect(codeOf(bytes, { strings: 1_000 })).toBe("import.too-large");
    expect(codeOf(bytes, { stringCharacters: 10_000 })).toBe("import.too-large");
  });
});

describe("a hostile workbook", () => {
  test.each([
    ['<row r="1048577"><c><v>1</v></c></row>', "import.malformed"],
    ['<row r="1"><c r="A1048577"><v>1</v></c></row>', "import.malformed"],
    ['<row r="1"><c r="XFE1"><v>1</v></c></row>', "import.malformed"],
    ['<row r="-1"><c><v>1</v></c></row>', "import.malformed"],
    ['<row r="1"><c r="A0x"><v>1</v></c></row>', "import.malformed"],
    ["<row><c><v>1</c></row>", "import.malformed"],
    ["<row>&lol;</row>", "import.malformed"],
    [`${"<a>".repeat(100)}${"</a>".repeat(100)}`, "import.too-deep"],
    [`<row><c t="inlineStr"><is><t>${"a".repeat(2 * MIB)}</t></is></c></row>`, "import.too-large"],
    [`<row a="${"a".repeat(2 * MIB)}"/>`, "import.too-large"],
  ])("with the rows %# is refused", (rows, code) => {
    const bytes = zipSync(xlsxEntries({ sheets: [rows] }), { level: 0 });
    expect(codeOf(bytes)).toBe(code);
  });

  test("with entities of its own is refused", () => {
    const more = {
      [SHEET]: new TextEncoder().encode(
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>',
      ),
    };
    expect(codeOf(xlsxFile({ sheets: [""], more }))).toBe("import.entity-declaration");
  });

  test("with the last cell of a sheet in every row stays within its bounds", () => {
    const row = (number: number) => `<row r="${number}"><c r="SF${number}"><v>1</v></c></row>`;
    const rows = Array.from({ length: 12_000 }, (_, index) => row(index + 1)).join("");
    expect(codeOf(xlsxFile({ sheets: [rows] }))).toBe("import.too-large");
    expect(codeOf(xlsxFile({ sheets: [rows.replaceAll("SF", "XFD")] }))).toBe("read");
    expect(codeOf(xlsxFile({ sheets: [rows] }), { cells: 10_000_000, rows: 100 })).toBe(
      "import.too-large",
    );
  });

  test("with paths out of its archive reads nothing outside", () => {
    const rels =
      '<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="../../../etc/passwd"/></Relationships>';
    const more = {
      "../../../etc/passwd": new TextEncoder().encode("<worksheet/>"),
      "xl/_rels/workbook.xml.rels": new TextEncoder().encode(rels),
    };
    const read = readXlsx(xlsxFile({ sheets: [""], more }));
    expect(read.ok && read.value.sheets).toEqual([]);
  });

  test("that is encrypted, cut off, empty or no workbook is refused with a code", () => {
    const bytes = xlsxFile({ sheets: [textRow(1, ["a"])] });
    const encrypted = bytes.slice();
    for (let at = 0; at < encrypted.length - 4; at++)
      if (encrypted[at] === 0x50 && encrypted[at + 2] === 1 && encrypted[at + 3] === 2)
        encrypted[at + 8] = 1;
    expect(codeOf(encrypted)).toBe("import.unsupported-format");
    expect(codeOf(bytes.subarray(0, bytes.length - 30))).toBe("import.malformed");
    expect(codeOf(new Uint8Array(0))).toBe("import.malformed");
    expect(codeOf(zipSync({ "word/document.xml": new Uint8Array(3) }))).toBe(
      "import.unsupported-format",
    );
    expect(codeOf(bytes, { bytes: 100 })).toBe("import.too-large");
  });

  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
  test(`whose bytes were changed is read or refused, SEED=${seed}`, async () => {
    const header = ["Task name", "Start", "Duration", "Predecessors"];
    const rows = Array.from({ length: 30 }, (_, index) =>
      textRow(index + 2, [`T${index}`, "2026-03-05", "3 d", String(index)]),
    );
    const sheets = [textRow(1, header) + rows.join("")];
    const packed = [xlsxFile({ sheets }), zipSync(xlsxEntries({ sheets }), { level: 0 })];
    const change = fc.record({
      of: fc.nat(1),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ of, edits }) => {
        const bytes = packed[of]!.slice();
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        const read = await readPlan(bytes, "plan.xlsx");
        if (!read.ok) expect(read.error.code).toMatch(/^import\.[a-z-]+$/);
      }),
      { seed, numRuns: 400 },
    );
  });

  test("has bounds for everything", () => {
    for (const value of Object.values(DEFAULT_XLSX_LIMITS)) expect(value).toBeGreaterThan(0);
  });
});
