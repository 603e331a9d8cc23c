import type { PageText } from "../../../platform/sheets/sheet-file.ts";

/** Part of a run of words: from where to where along its baseline, 0 to 1. */
export type TextPart = { readonly run: PageText; readonly from: number; readonly to: number };
export type TextHit = { readonly page: number; readonly parts: readonly TextPart[] };

/** Widths differ, and the reader of a PDF tells none: Latin letters are taken as about half as wide as Chinese ones. */
const widthOf = (letter: string): number => (letter > "\u2e7f" ? 2 : 1);
function shareUpTo(text: string, length: number): number {
  let [before, all, at] = [0, 0, 0];
  for (const letter of text) {
    const width = widthOf(letter);
    if (at < length) before += width;
    all += width;
    at += letter.length;
  }
  return all === 0 ? 0 : before / all;
}

/**
 * Every place of a page where the words stand, whatever the case. Words may be spread over several runs, as CAD programs write them;
 * any run of white space counts as one space, and the end of a line as one as well.
 */
export function findInPage(
  page: number,
  texts: readonly PageText[],
  query: string,
): readonly TextHit[] {
  const wanted = query.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (wanted === "") return [];
  let all = "";
  // Of each letter of `all` the run that it comes from, and its place there.
  const origin: (readonly [run: number, at: number] | null)[] = [];
  const add = (letter: string, from: readonly [number, number] | null): void => {
    if (letter === " " && (all === "" || all.endsWith(" "))) return;
    all += letter;
    origin.push(from);
  };
  for (const [index, { text, endsLine }] of texts.entries()) {
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at]!.toLowerCase();
      add(/\s/.test(letter) ? " " : letter.length === 1 ? letter : text[at]!, [index, at]);
    }
    if (endsLine) add(" ", null);
  }
  const hits: TextHit[] = [];
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length)) {
    const ranges = new Map<number, { from: number; to: number }>();
    for (let k = at; k < at + wanted.length; k += 1) {
      const from = origin[k];
      if (from == null) continue;
      const range = ranges.get(from[0]);
      if (range === undefined) ranges.set(from[0], { from: from[1], to: from[1] + 1 });
      else range.to = from[1] + 1;
    }
    const parts = [...ranges].map(([index, { from, to }]) => {
      const run = texts[index]!;
      return { run, from: shareUpTo(run.text, from), to: shareUpTo(run.text, to) };
    });
    hits.push({ page, parts });
  }
  return hits;
}
