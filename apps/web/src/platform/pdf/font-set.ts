import type { TrueTypeFont } from "./true-type-font.ts";

/** Glyphs of one font, one after the other. */
export type TextRun = { readonly font: number; readonly glyphs: readonly number[] };

/** Several fonts as one: each character comes from the first that has it. Remembers what was used. */
export class FontSet {
  readonly fonts: readonly TrueTypeFont[];
  /** By font: glyphs that were written, with the character of each. */
  readonly used: readonly Map<number, number>[];
  readonly #known: Map<number, readonly [font: number, glyph: number]> = new Map();

  /** @param fonts at least one; the first stands in where none has a character */
  constructor(fonts: readonly TrueTypeFont[]) {
    this.fonts = fonts;
    this.used = fonts.map(() => new Map<number, number>());
  }

  #find(codePoint: number): readonly [number, number] {
    let found = this.#known.get(codePoint);
    if (found === undefined) {
      const font = this.fonts.findIndex((each) => each.glyphOf(codePoint) !== 0);
      found = font === -1 ? [0, 0] : [font, this.fonts[font]!.glyphOf(codePoint)];
      this.#known.set(codePoint, found);
    }
    return found;
  }

  has(codePoint: number): boolean {
    const [, glyph] = this.#find(codePoint);
    return glyph !== 0;
  }

  /** In ems. */
  widthOf(text: string): number {
    let width = 0;
    for (const character of text) {
      const [font, glyph] = this.#find(character.codePointAt(0)!);
      width += this.fonts[font]!.advanceOf(glyph) / this.fonts[font]!.unitsPerEm;
    }
    return width;
  }

  runsOf(text: string): readonly TextRun[] {
    const runs: { font: number; glyphs: number[] }[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0)!;
      const [font, glyph] = this.#find(codePoint);
      if (!this.used[font]!.has(glyph)) this.used[font]!.set(glyph, codePoint);
      const last = runs.at(-1);
      if (last?.font === font) last.glyphs.push(glyph);
      else runs.push({ font, glyphs: [glyph] });
    }
    return runs;
  }
}
