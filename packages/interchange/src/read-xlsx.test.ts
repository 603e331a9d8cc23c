import { describe, expect, test } from "vitest";
import { readXlsx } from "./read-xlsx.ts";
import { textRow, xlsxFile, type XlsxParts } from "./testing/xlsx-file.ts";
import { dateOfSerial, parseFormatCode, serialOfDate } from "./xlsx-format.ts";

function read(parts: XlsxParts) {
  const result = readXlsx(xlsxFile(parts));
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}
const cellsOf = (parts: XlsxParts) => read(parts).sheets[0]!.rows.map(({ cells }) => cells);
const text = (of: string) => ({ type: "text", text: of });

describe("the cells of a workbook", () => {
  test("are shared, rich, phonetic, inline and stored texts", () => {
    const strings =
      '<si><t>柱</t></si><si><r><t>a</t></r><r><rPr><b/></rPr><t xml:space="preserve"> b</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>x_x000A_y</t></si>';
    const row =
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c><c r="F3" t="inlineStr"><is><t>in</t></is></c><c r="G3" t="str"><f>A3</f><v>of a formula</v></c><c r="H3" t="s"><v>99</v></c></row>';
    const [rows] = [read({ sheets: [row], strings }).sheets[0]!.rows];
    expect(rows).toEqual([
      {
        line: 3,
        level: 0,
        indents: null,
        cells: [
          text("柱"),
          text("a b"),
          text("東京"),
          text("x\ny"),
          null,
          text("in"),
          text("of a formula"),
        ],
      },
    ]);
  });

  test("are numbers, percentages, numbers with a unit, flags and errors", () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="General&quot; d?&quot;"/><numFmt numFmtId="171" formatCode="0.0\\ &quot;天&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const row =
      '<row><c><v>1.5</v></c><c s="1"><v>0.25</v></c><c s="2"><v>5</v></c><c s="3"><v>-2</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f></c><c><f>1+1</f><v></v></c><c><v>1e999</v></c><c><v> </v></c></row>';
    expect(cellsOf({ sheets: [row], styles })).toEqual([
      [
        { type: "number", value: 1.5, unit: "" },
        { type: "number", value: 0.25, unit: "%" },
        { type: "number", value: 5, unit: "d?" },
        { type: "number", value: -2, unit: "天" },
        { type: "flag", value: true },
        { type: "error", text: "#REF!" },
        { type: "error", text: "=" },
        { type: "error", text: "=" },
        { type: "error", text: "1e999" },
      ],
    ]);
  });

  test("are dates by their format, in both systems", () => {
    const styles =
      '<numFmts><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; hh:mm;@"/></numFmts><cellXfs><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="180"/></cellXfs>';
    const row =
      '<row><c s="0"><v>46086</v></c><c s="1"><v>46086</v></c><c s="0"><v>46086.5</v></c><c s="2"><v>46086.354166666664</v></c></row>';
    const date = (at: string, timed: boolean) => ({ type: "date", at, timed });
    expect(cellsOf({ sheets: [row], styles })).toEqual([
      [
        date("2026-03-05T00:00", false),
        date("2026-03-05T00:00", true),
        date("2026-03-05T12:00", true),
        date("2026-03-05T08:30", true),
      ],
    ]);
    const since1904 = { sheets: [row], styles, workbookPr: 'date1904="1"' };
    expect(read(since1904).date1904).toBe(true);
    expect(cellsOf(since1904)[0]![0]).toEqual(date("2030-03-06T00:00", false));
  });

  test("stand in groups, and indented, where the sheet says so", () => {
    const styles = '<cellXfs><xf/><xf><alignment indent="2"/></xf></cellXfs>';
    const sheets = [
      '<row r="1"><c><v>1</v></c></row><row r="2" outlineLevel="2"><c s="1"><v>2</v></c></row>',
    ];
    const sheetHead = '<sheetPr><outlinePr summaryBelow="0"/></sheetPr>';
    const of = (parts: XlsxParts) =>
      read(parts).sheets[0]!.rows.map(({ level, indents }) => [level, indents]);
    expect(of({ sheets, styles, sheetHead })).toEqual([
      [0, null],
      [2, [2]],
    ]);
    expect(of({ sheets, styles })).toEqual([
      [0, null],
      [0, [2]],
    ]);
  });
});

describe("the sheets of a workbook", () => {
  test("are the visible ones that hold something, and no more than wanted", () => {
    const parts = {
      sheets: [textRow(1, ["a"]), textRow(1, ["b"]), "", textRow(1, ["d"])],
      states: ["", 'state="veryHidden"', "", ""],
      names: ["one", "two", "three", "four &amp; five"],
    };
    expect(read(parts).sheets.map(({ name }) => name)).toEqual(["one", "four & five"]);
    const first = readXlsx(xlsxFile(parts), {}, (_, sheets) => sheets.length === 0);
    expect(first.ok && [first.value.sheets.length, first.value.unread]).toEqual([
      1,
      ["three", "four & five"],
    ]);
  });

  test("are found through relationships, with prefixes and of the strict standard", () => {
    const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const encode = (of: string) => new TextEncoder().encode(of);
    const more = {
      "xl/workbook.xml": encode(
        `<x:workbook xmlns:x="m" xmlns:rel="${strict}"><x:sheets><x:sheet name="S" sheetId="7" rel:id="a"/></x:sheets></x:workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": encode(
        `<Relationships><Relationship Id="a" Type="${strict}/worksheet" Target="../other/./place.xml"/></Relationships>`,
      ),
      "other/place.xml": encode(
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>far</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    };
    expect(cellsOf({ sheets: [], more })).toEqual([[text("far")]]);
  });
});

describe("serial numbers", () => {
  test.each([
    [1, "1900-01-01T00:00"],
    [59, "1900-02-28T00:00"],
    [61, "1900-03-01T00:00"],
    [46086.999999, "2026-03-06T00:00"],
  ])("%d of the 1900 system", (serial, at) => {
    expect(dateOfSerial(serial, false)?.at).toBe(at);
  });

  test.each([0, 0.5, -1, 60, 60.5, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])(
    "%d is no day of the 1900 system",
    (serial) => {
      expect(dateOfSerial(serial, false)).toBeNull();
    },
  );

  test("come back from dates", () => {
    for (const at of ["1900-03-01T00:00", "2024-02-29T23:59", "2199-12-31T08:01"])
      expect(dateOfSerial(serialOfDate(at), false)?.at).toBe(at);
  });
});

describe("a number format", () => {
  test.each([
    ["yyyy-mm-dd", true, false, ""],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", true, false, ""],
    ["m/d/yy h:mm AM/PM", true, true, ""],
    ["[h]:mm", false, false, ""],
    ['"day "0', false, false, ""],
    ["0.00%", false, false, "%"],
    ['#,##0.00" days"', false, false, "days"],
    ["General", false, false, ""],
    ['0" d";[Red]-0" d"', false, false, "d"],
    ['_-* #,##0\\ "h"_-', false, false, "h"],
  ])("%s", (code, isDate, showsTime, unit) => {
    expect(parseFormatCode(code)).toEqual({ isDate, showsTime, unit });
  });
});
