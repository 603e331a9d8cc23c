import type { FontSet } from "./font-set.ts";
import { markdownBlocks, type Block, type Span } from "./markdown-blocks.ts";
import { PdfContext } from "./pdf-context.ts";
import { PdfFile, type PdfFacts } from "./pdf-file.ts";

/** A4 upright, in points. */
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 56;
const BOTTOM = HEIGHT - MARGIN - 12;
const INDENT = 14;
/** Size, height of a line, and space above, by level of heading; 0 is a text. */
const STYLES = [
  { size: 10, line: 15, above: 4 },
  { size: 18, line: 26, above: 0 },
  { size: 13, line: 19, above: 16 },
  { size: 11, line: 16, above: 10 },
] as const;

const INK = "#14171c";
const QUIET = "#626a76";
const HAIRLINE = "#c5cad1";

type Line = { readonly spans: readonly Span[]; readonly width: number };

/** Where a line may end: after a space, and beside every Chinese character but before a closing mark. */
const PIECES = /\s+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef][、。，；：？！）》」』”’]*/gu;

/** Lines that fit a width; a word that is longer than one is broken. */
export function wrapSpans(
  spans: readonly Span[],
  width: number,
  widthOf: (text: string) => number,
): Line[] {
  const lines: { spans: Span[]; width: number }[] = [{ spans: [], width: 0 }];
  const put = (text: string, isBold: boolean): void => {
    const line = lines.at(-1)!;
    const last = line.spans.at(-1);
    if (last?.isBold === isBold)
      line.spans[line.spans.length - 1] = { text: last.text + text, isBold };
    else line.spans.push({ text, isBold });
    line.width += widthOf(text);
  };
  for (const { text, isBold } of spans)
    for (const [piece] of text.matchAll(PIECES)) {
      const isSpace = piece.trim() === "";
      if (isSpace && lines.at(-1)!.width === 0 && lines.length > 1) continue;
      if (!isSpace && lines.at(-1)!.width > 0 && lines.at(-1)!.width + widthOf(piece) > width)
        lines.push({ spans: [], width: 0 });
      if (widthOf(piece) <= width) {
        put(isSpace ? " " : piece, isBold);
        continue;
      }
      for (const character of piece) {
        if (lines.at(-1)!.width + widthOf(character) > width) lines.push({ spans: [], width: 0 });
        put(character, isBold);
      }
    }
  return lines;
}

/** Every character of it, so that its fonts can be loaded. */
export const charactersOfMarkdown = (markdown: string): ReadonlySet<string> =>
  new Set(Array.from(`${markdown}0123456789/ •–`));

/** A record on paper: text that can be searched and copied, with the number of the page and of all pages at the foot. */
export function recordPdf(markdown: string, fonts: FontSet, facts: PdfFacts): Blob {
  const alphas = new Map<string, number>();
  const pages: PdfContext[] = [];
  let y = HEIGHT;
  const begin = (): void => {
    pages.push(new PdfContext(HEIGHT, fonts, alphas));
    y = MARGIN;
  };
  const write = (block: Block): void => {
    const style = STYLES[block.heading];
    const left = MARGIN + (block.isItem ? INDENT : 0);
    const lines = wrapSpans(
      block.spans,
      WIDTH - MARGIN - left,
      (text) => fonts.widthOf(text) * style.size,
    );
    // A heading does not stay behind alone at the foot of a page.
    const needed = style.line * (block.heading > 0 ? lines.length + 2 : 1);
    if (y + style.above + needed > BOTTOM) begin();
    else y += style.above;
    lines.forEach((line, n) => {
      if (y + style.line > BOTTOM) begin();
      const page = pages.at(-1)!;
      const base = y + style.line * 0.72;
      page.fillStyle = INK;
      page.font = `${style.size}px sans-serif`;
      if (block.isItem && n === 0) page.fillText("•", MARGIN + 2, base);
      let x = left;
      for (const { text, isBold } of line.spans) {
        page.font = `${isBold || block.heading > 0 ? "bold " : ""}${style.size}px sans-serif`;
        page.fillText(text, x, base);
        x += fonts.widthOf(text) * style.size;
      }
      y += style.line;
    });
    if (block.heading !== 2) return;
    const page = pages.at(-1)!;
    page.fillStyle = HAIRLINE;
    page.fillRect(MARGIN, y + 1, WIDTH - 2 * MARGIN, 0.5);
    y += 4;
  };
  begin();
  for (const block of markdownBlocks(markdown)) write(block);
  const file = new PdfFile();
  pages.forEach((page, n) => {
    page.fillStyle = QUIET;
    page.font = "8px sans-serif";
    const number = `${n + 1} / ${pages.length}`;
    page.fillText(facts.title, MARGIN, HEIGHT - MARGIN + 14);
    page.fillText(number, WIDTH - MARGIN - fonts.widthOf(number) * 8, HEIGHT - MARGIN + 14);
    file.addPage({ width: WIDTH, height: HEIGHT, content: page.content });
  });
  return file.finish(fonts, alphas, facts);
}
