import { PDFName, PDFString, type PDFContext, type PDFDict } from "pdf-lib";
import type { FontSet } from "./font-set.ts";
import { toUnicode } from "./pdf-file.ts";
import type { TrueTypeFont } from "./true-type-font.ts";

/** The fonts that were written with, under the names that `PdfContext` calls them by, with the outlines that were used alone. */
export function embedFonts(context: PDFContext, fonts: FontSet): PDFDict {
  const names = context.obj({});
  for (const [index, font] of fonts.fonts.entries()) {
    const used = fonts.used[index]!;
    if (used.size > 0) names.set(PDFName.of(`F${index}`), embed(context, font, used, index));
  }
  return names;
}

function embed(
  context: PDFContext,
  font: TrueTypeFont,
  used: ReadonlyMap<number, number>,
  index: number,
) {
  const scale = 1_000 / font.unitsPerEm;
  const glyphs = [...used.keys()].toSorted((a, b) => a - b);
  const BaseFont = `PARLEY+NotoSansSC${index === 0 ? "" : `-${index}`}`;
  const subset = font.subset(glyphs);
  const file = context.register(context.flateStream(subset, { Length1: subset.length }));
  const descriptor = context.register(
    context.obj({
      ...{ Type: "FontDescriptor", FontName: BaseFont, Flags: 4, ItalicAngle: 0 },
      FontBBox: font.box.map((each) => Math.round(each * scale)),
      Ascent: Math.round(font.ascent * scale),
      Descent: Math.round(font.descent * scale),
      ...{ CapHeight: 733, StemV: 80, FontFile2: file },
    }),
  );
  const widths = glyphs.flatMap((glyph) => [glyph, [Math.round(font.advanceOf(glyph) * scale)]]);
  const system = context.obj({ Supplement: 0 });
  system.set(PDFName.of("Registry"), PDFString.of("Adobe"));
  system.set(PDFName.of("Ordering"), PDFString.of("Identity"));
  const descendant = context.register(
    context.obj({
      ...{ Type: "Font", Subtype: "CIDFontType2", BaseFont, CIDSystemInfo: system },
      ...{ FontDescriptor: descriptor, CIDToGIDMap: "Identity", DW: 1_000, W: widths },
    }),
  );
  const unicode = context.register(context.flateStream(toUnicode(used, glyphs)));
  return context.register(
    context.obj({
      ...{ Type: "Font", Subtype: "Type0", BaseFont, Encoding: "Identity-H" },
      ...{ DescendantFonts: [descendant], ToUnicode: unicode },
    }),
  );
}
