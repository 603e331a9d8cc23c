import { strToU8, zipSync } from "fflate/browser";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type XlsxParts = {
  /** Inner XML of <sheetData>, one for each sheet. */
  readonly sheets: readonly string[];
  readonly names?: readonly string[];
  /** Attributes of <sheet>, e.g. `state="hidden"`. */
  readonly states?: readonly string[];
  /** Before <sheetData>. */
  readonly sheetHead?: string;
  /** Inner XML of <sst>. */
  readonly strings?: string;
  /** Inner XML of <styleSheet>. */
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
};

/** The files of a hand-written workbook. */
export function xlsxEntries(parts: XlsxParts): Record<string, Uint8Array> {
  const count = parts.sheets.length;
  const sheets = parts.sheets.map(
    (_, index) =>
      `<sheet name="${parts.names?.[index] ?? `S${index + 1}`}" sheetId="${index + 1}" ${parts.states?.[index] ?? ""} r:id="rId${index + 1}"/>`,
  );
  const relationships = parts.sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const entries: Record<string, string> = {
    "_rels/.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr ${parts.workbookPr ?? ""}/><sheets>${sheets.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships>${relationships.join("")}<Relationship Id="rId${count + 1}" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId${count + 2}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  };
  if (parts.strings !== undefined)
    entries["xl/sharedStrings.xml"] = `${HEAD}<sst ${MAIN}>${parts.strings}</sst>`;
  if (parts.styles !== undefined)
    entries["xl/styles.xml"] = `${HEAD}<styleSheet ${MAIN}>${parts.styles}</styleSheet>`;
  for (const [index, rows] of parts.sheets.entries())
    entries[`xl/worksheets/sheet${index + 1}.xml`] =
      `${HEAD}<worksheet ${MAIN}>${parts.sheetHead ?? ""}<sheetData>${rows}</sheetData></worksheet>`;
  const bytes = Object.entries(entries).map(([name, text]) => [name, strToU8(text)] as const);
  return { ...Object.fromEntries(bytes), ...parts.more };
}

export const xlsxFile = (parts: XlsxParts): Uint8Array => zipSync(xlsxEntries(parts));

/** A row of inline texts. */
export const textRow = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
