import { zlibSync } from "fflate";
import type { FontSet } from "./font-set.ts";
import type { TrueTypeFont } from "./true-type-font.ts";

/** Points of 1/72 inch. */
export type PdfPage = { readonly width: number; readonly height: number; readonly content: string };
export type PdfFacts = {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** As `D:YYYYMMDDHHmmSSZ`. */
  readonly createdAt: string;
};

const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};
const hex = (value: number, digits = 4): string => value.toString(16).padStart(digits, "0");
/** Any text in a document's facts: UTF-16 with its mark. */
const textString = (text: string): string =>
  `<feff${Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join("")}>`;
const utf16 = (codePoint: number): string =>
  Array.from(String.fromCodePoint(codePoint), (each) =>
    Array.from({ length: each.length }, (_, at) => hex(each.charCodeAt(at))).join(""),
  ).join("");

/** Puts a PDF 1.7 file together (ISO 32000-1), piece by piece: pages as they come, fonts and the table of objects at the end. */
export class PdfFile {
  readonly #pieces: Uint8Array[] = [];
  readonly #offsets: number[] = [];
  readonly #pages: number[] = [];
  #length = 0;
  readonly #catalog = this.#reserve();
  readonly #tree = this.#reserve();
  readonly #resources = this.#reserve();

  constructor() {
    this.#put(bytesOf("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
  }

  addPage({ width, height, content }: PdfPage): void {
    const stream = this.#reserve();
    this.#stream(stream, "", bytesOf(content));
    const page = this.#reserve();
    this.#object(
      page,
      `<</Type/Page/Parent ${this.#tree} 0 R/MediaBox[0 0 ${round(width)} ${round(height)}]/Resources ${this.#resources} 0 R/Contents ${stream} 0 R>>`,
    );
    this.#pages.push(page);
  }

  /** `alphas`: how opaque, by the name of the graphics state that a page asks for. */
  finish(fonts: FontSet, alphas: ReadonlyMap<string, number>, facts: PdfFacts): Blob {
    const names = fonts.fonts.flatMap((font, index) => {
      const used = fonts.used[index]!;
      return used.size === 0 ? [] : [`/F${index} ${this.#font(font, used, index)} 0 R`];
    });
    const states = [...alphas].map(([name, alpha]) => `/${name}<</ca ${alpha}/CA ${alpha}>>`);
    this.#object(this.#resources, `<</Font<<${names.join("")}>>/ExtGState<<${states.join("")}>>>>`);
    const kids = this.#pages.map((page) => `${page} 0 R`).join(" ");
    this.#object(this.#tree, `<</Type/Pages/Kids[${kids}]/Count ${this.#pages.length}>>`);
    const title = textString(facts.title);
    this.#object(
      this.#catalog,
      `<</Type/Catalog/Pages ${this.#tree} 0 R/Lang(${facts.language})/ViewerPreferences<</DisplayDocTitle true>>>>`,
    );
    const info = this.#reserve();
    this.#object(
      info,
      `<</Title ${title}/Author ${textString(facts.author)}/Producer(Parley)/CreationDate(${facts.createdAt})>>`,
    );
    const start = this.#length;
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
    const count = rows.length + 1;
    this.#put(
      bytesOf(
        `xref\n0 ${count}\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size ${count}/Root ${this.#catalog} 0 R/Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`,
      ),
    );
    return new Blob(this.#pieces as BlobPart[], { type: "application/pdf" });
  }

  /** A font of two-byte glyph numbers, with the outlines that were used, and their characters for whoever copies text. */
  #font(font: TrueTypeFont, used: ReadonlyMap<number, number>, index: number): number {
    const scale = 1_000 / font.unitsPerEm;
    const glyphs = [...used.keys()].toSorted((a, b) => a - b);
    const name = `/PARLEY+NotoSansSC${index === 0 ? "" : `-${index}`}`;
    const file = this.#reserve();
    const subset = font.subset(glyphs);
    this.#stream(file, `/Length1 ${subset.length}`, subset);
    const descriptor = this.#reserve();
    const box = font.box.map((each) => Math.round(each * scale)).join(" ");
    this.#object(
      descriptor,
      `<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${Math.round(font.ascent * scale)}/Descent ${Math.round(font.descent * scale)}/CapHeight 733/StemV 80/FontFile2 ${file} 0 R>>`,
    );
    const widths = glyphs.map((glyph) => `${glyph}[${Math.round(font.advanceOf(glyph) * scale)}]`);
    const descendant = this.#reserve();
    this.#object(
      descendant,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/DW 1000/W[${widths.join(" ")}]>>`,
    );
    const unicode = this.#reserve();
    this.#stream(unicode, "", bytesOf(toUnicode(used, glyphs)));
    const whole = this.#reserve();
    this.#object(
      whole,
      `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
    );
    return whole;
  }

  #reserve(): number {
    this.#offsets.push(0);
    return this.#offsets.length;
  }

  #object(id: number, body: string): void {
    this.#offsets[id - 1] = this.#length;
    this.#put(bytesOf(`${id} 0 obj\n${body}\nendobj\n`));
  }

  #stream(id: number, entries: string, content: Uint8Array): void {
    const packed = zlibSync(content, { level: 6 });
    this.#offsets[id - 1] = this.#length;
    this.#put(
      bytesOf(`${id} 0 obj\n<</Length ${packed.length}/Filter/FlateDecode${entries}>>\nstream\n`),
    );
    this.#put(packed);
    this.#put(bytesOf("\nendstream\nendobj\n"));
  }

  #put(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }
}

export const round = (value: number): string => String(Math.round(value * 100) / 100);

/** At most 100 lines a block, as the format asks. */
export function toUnicode(used: ReadonlyMap<number, number>, glyphs: readonly number[]): string {
  let text =
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def /CMapName/Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000><ffff> endcodespacerange\n";
  for (let at = 0; at < glyphs.length; at += 100) {
    const some = glyphs.slice(at, at + 100);
    const lines = some.map((glyph) => `<${hex(glyph)}><${utf16(used.get(glyph)!)}>`);
    text += `${some.length} beginbfchar\n${lines.join("\n")}\nendbfchar\n`;
  }
  return `${text}endcmap CMapName currentdict /CMap defineresource pop end end`;
}
