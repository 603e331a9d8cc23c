/** What a cell looks like; equal looks share one entry of the workbook. */
export type CellLook = {
  /** A format code, `General` for plain. */
  readonly format: string;
  readonly indent: number;
  readonly bold: boolean;
  readonly wrap: boolean;
};

export const PLAIN_LOOK: CellLook = { format: "General", indent: 0, bold: false, wrap: false };

/** Formats of one's own have numbers from here on. */
const OWN_FORMATS = 164;

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Collects the looks of cells and writes them as the styles part of a workbook (ECMA-376, part 1, 18.8). */
export function createStyles() {
  const formats = new Map<string, number>([["General", 0]]);
  const looks = new Map<string, { readonly index: number; readonly look: CellLook }>();
  const indexOf = (look: CellLook): number => {
    const key = JSON.stringify([look.format, look.indent, look.bold, look.wrap]);
    let known = looks.get(key);
    if (known === undefined) {
      if (!formats.has(look.format)) formats.set(look.format, OWN_FORMATS + formats.size);
      looks.set(key, (known = { index: looks.size, look }));
    }
    return known.index;
  };
  indexOf(PLAIN_LOOK);

  function xf({ format, indent, bold, wrap }: CellLook): string {
    const font = bold ? ' fontId="1" applyFont="1"' : ' fontId="0"';
    const number = formats.get(format)!;
    const alignment = `<alignment vertical="top"${indent > 0 ? ` horizontal="left" indent="${indent}"` : ""}${wrap ? ' wrapText="1"' : ""}/>`;
    return `<xf numFmtId="${number}"${font} fillId="0" borderId="0" xfId="0"${number === 0 ? "" : ' applyNumberFormat="1"'} applyAlignment="1">${alignment}</xf>`;
  }
  return {
    indexOf,
    write(): string {
      const own = [...formats].filter(([, number]) => number > 0);
      const codes = own.map(
        ([format, number]) => `<numFmt numFmtId="${number}" formatCode="${escapeXml(format)}"/>`,
      );
      const font = (bold: string) =>
        `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
      return [
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        own.length === 0 ? "" : `<numFmts count="${own.length}">${codes.join("")}</numFmts>`,
        `<fonts count="2">${font("")}${font("<b/>")}</fonts>`,
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        `<cellXfs count="${looks.size}">${[...looks.values()].map(({ look }) => xf(look)).join("")}</cellXfs>`,
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        "</styleSheet>",
      ].join("");
    },
  };
}
export type Styles = ReturnType<typeof createStyles>;
