import { strToU8, Zip, ZipDeflate } from "fflate/browser";
import { plainText } from "./plain-text.ts";
import { cellText, columnName, type SheetCell } from "./sheet-row.ts";
import type { PlanField } from "./table-mapping-headings.ts";
import type { SheetTable, SheetTableRow } from "./write-table.ts";
import { serialOfDate } from "./xlsx-format.ts";
import { createStyles, escapeXml, PLAIN_LOOK, type Styles } from "./xlsx-styles.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const WIDTHS: Partial<Readonly<Record<PlanField, number>>> = {
  name: 44,
  start: 17,
  finish: 17,
  predecessors: 20,
  resource: 24,
  organisation: 20,
  constraintDate: 17,
  deadline: 17,
  actualStart: 17,
  actualFinish: 17,
  notes: 50,
};
const USUAL_WIDTH = 12;
/** What a spreadsheet takes: characters of a cell, depth of grouped rows, indentation, length of a sheet's name, rows. */
const MOST_CHARACTERS = 32_767;
const MOST_GROUPS = 7;
const MOST_INDENT = 15;
const MOST_SHEET_NAME = 31;
const MOST_ROWS = 1_048_576;
/** Dates before the 1st of March 1900 are texts: spreadsheets disagree about their numbers. */
const FIRST_SERIAL = 61;

/** Text that XML can carry; `_x0041_` in it would be read as `A`. */
function xmlText(source: string): string {
  const clean = plainText(source.replace(/\r\n?/g, "\n"))
    .slice(0, MOST_CHARACTERS)
    .replace(/[\ud800-\udbff]$/, "");
  return escapeXml(clean.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));
}

const textCell = (reference: string, style: number, text: string) =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function cellXml(
  cell: SheetCell,
  reference: string,
  field: PlanField,
  row: SheetTableRow,
  styles: Styles,
): string {
  if (cell === null) return "";
  const look = { ...PLAIN_LOOK, bold: row.summary };
  if (cell.type === "number") {
    const format =
      cell.unit === "" ? "General" : cell.unit === "%" ? "0%" : `General" ${cell.unit}"`;
    return `<c r="${reference}" s="${styles.indexOf({ ...look, format })}"><v>${cell.value}</v></c>`;
  }
  const serial = cell.type === "date" ? serialOfDate(cell.at) : 0;
  if (serial >= FIRST_SERIAL)
    return `<c r="${reference}" s="${styles.indexOf({ ...look, format: "yyyy-mm-dd hh:mm" })}"><v>${serial}</v></c>`;
  const indent = field === "name" ? Math.min(MOST_INDENT, row.depth) : 0;
  return textCell(
    reference,
    styles.indexOf({ ...look, indent, wrap: field === "notes" }),
    cellText(cell),
  );
}

function* sheetXml(table: SheetTable, styles: Styles): Generator<string> {
  const { columns, rows } = table;
  const header = styles.indexOf({ ...PLAIN_LOOK, bold: true, wrap: true });
  const last = columnName(Math.max(0, columns.length - 1));
  const deepest = rows.reduce((most, { depth }) => Math.max(most, depth), 0);
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="0"/></sheetPr>`;
  yield `<dimension ref="A1:${last}${rows.length + 1}"/>`;
  yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `<sheetFormatPr defaultRowHeight="15" outlineLevelRow="${Math.min(MOST_GROUPS, deepest)}"/><cols>`;
  for (const [index, { field }] of columns.entries())
    yield `<col min="${index + 1}" max="${index + 1}" width="${WIDTHS[field] ?? USUAL_WIDTH}" customWidth="1"/>`;
  yield '</cols><sheetData><row r="1">';
  for (const [index, { heading }] of columns.entries())
    yield textCell(`${columnName(index)}1`, header, heading);
  yield "</row>";
  for (const [index, row] of rows.slice(0, MOST_ROWS - 1).entries()) {
    const number = index + 2;
    const level = Math.min(MOST_GROUPS, row.depth);
    let xml = `<row r="${number}"${level > 0 ? ` outlineLevel="${level}"` : ""}>`;
    for (const [place, cell] of row.cells.entries())
      xml += cellXml(cell, `${columnName(place)}${number}`, columns[place]!.field, row, styles);
    yield `${xml}</row>`;
  }
  yield `</sheetData><autoFilter ref="A1:${last}${rows.length + 1}"/></worksheet>`;
}

/** Names that spreadsheets accept: short, distinct, without the characters of references. */
function sheetNames(tables: readonly SheetTable[]): string[] {
  const taken = new Set<string>(["history"]);
  return tables.map(({ name }, index) => {
    const plain = plainText(name)
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim();
    for (let attempt = 1; ; attempt++) {
      const suffix = attempt === 1 ? "" : ` (${attempt})`;
      const cut = (plain || `Sheet ${index + 1}`)
        .slice(0, MOST_SHEET_NAME - suffix.length)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd();
      const tried = `${cut}${suffix}`;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

function contentTypes(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${sheets.join("")}</Types>`;
}

const relationship = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

const PIECE = 64 * 1024;
/** Files in the archive bear the first day that an archive can name, so that the same plan gives the same bytes. */
const FIRST_DAY = new Date(1980, 0, 1);

/**
 * Writes an .xlsx: real dates, durations and percentages as numbers with their units, a frozen and filtered row of headings, grouped
 * rows. Texts are never formulas. The same tables give the same bytes.
 */
export function writeXlsx(tables: readonly SheetTable[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
    size += piece.length;
  });
  const add = (name: string, parts: Iterable<string>) => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = FIRST_DAY;
    zip.add(file);
    let waiting = "";
    for (const part of parts) {
      waiting += part;
      if (waiting.length < PIECE) continue;
      file.push(strToU8(waiting));
      waiting = "";
    }
    file.push(strToU8(waiting), true);
  };
  const styles = createStyles();
  const names = sheetNames(tables);
  add("[Content_Types].xml", [contentTypes(tables.length)]);
  add("_rels/.rels", [
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationship(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
  ]);
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  add("xl/workbook.xml", [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView/></bookViews><sheets>${sheets.join("")}</sheets></workbook>`,
  ]);
  const targets = names.map((_, index) =>
    relationship(index + 1, "worksheet", `worksheets/sheet${index + 1}.xml`),
  );
  add("xl/_rels/workbook.xml.rels", [
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.join("")}${relationship(names.length + 1, "styles", "styles.xml")}</Relationships>`,
  ]);
  for (const [index, table] of tables.entries())
    add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(table, styles));
  add("xl/styles.xml", [HEAD + styles.write()]);
  zip.end();
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
