/** How wide a text is, in units of the wall. */
export type Measure = (text: string) => number;

// Chinese, Japanese and Korean break between any two characters, but never before a closing mark; other writing between words.
const WIDE = "\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef";
const CLOSING = "，。、；：！？）】》」』”’";
const PIECES = new RegExp(
  `\\n|[${WIDE}][${CLOSING}]*|[^\\s${WIDE}]+[${CLOSING}]*|[^\\S\\n]+`,
  "gu",
);

/** Breaks a text into lines of at most that width; what has no room ends with an ellipsis. A word wider than a line is cut. */
export function wrapText(
  text: string,
  width: number,
  most: number,
  measure: Measure,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const push = (): void => {
    lines.push(line.trimEnd());
    line = "";
  };
  for (const [piece] of text.matchAll(PIECES)) {
    if (lines.length > most) break;
    if (piece === "\n") push();
    else if (measure(line + piece) <= width) line += piece;
    else if (piece.trim() === "") push();
    else {
      if (line !== "") push();
      let rest = piece;
      while (measure(rest) > width && lines.length <= most) {
        let cut = Math.max(1, Math.floor((rest.length * width) / measure(rest)));
        while (cut > 1 && measure(rest.slice(0, cut)) > width) cut -= 1;
        line = rest.slice(0, cut);
        push();
        rest = rest.slice(cut);
      }
      line = rest;
    }
  }
  if (line !== "") push();
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1] ?? "";
  while (last !== "" && measure(`${last}…`) > width) last = last.slice(0, -1);
  kept[most - 1] = `${last}…`;
  return kept;
}
