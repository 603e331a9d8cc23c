import { createTextDecoder } from "./text-decoder.ts";

/** Groups that hold no text of the reader's. */
const HIDDEN = new Set([
  "fonttbl",
  "colortbl",
  "stylesheet",
  "info",
  "pict",
  "object",
  "header",
  "footer",
  "listtable",
  "listoverridetable",
  "rsidtbl",
  "generator",
  "themedata",
]);
const BREAKS: ReadonlyMap<string, string> = new Map([
  ["par", "\n"],
  ["line", "\n"],
  ["row", "\n"],
  ["tab", "\t"],
  ["cell", "\t"],
  ["emdash", "—"],
  ["endash", "–"],
  ["bullet", "•"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
]);

type Group = { readonly isHidden: boolean; readonly fallback: number };
const TOKEN =
  /\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|([\r\n]+)|([^\\{}\r\n]+)/giy;

export const isRtf = (text: string): boolean => text.startsWith("{\\rtf");

/**
 * What a person reads of a note in Rich Text Format (Microsoft's specification, version 1.9): Microsoft Project and its like keep notes
 * so. Linear in the text; what makes no sense is passed over.
 */
export function textOfRtf(rtf: string): string {
  const codePage = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 1_000))?.[1] ?? "1252";
  const decoder = createTextDecoder(`cp${codePage}`) ?? createTextDecoder("windows-1252")!;
  let group: Group = { isHidden: false, fallback: 1 };
  const open: Group[] = [];
  let text = "";
  let bytes: number[] = [];
  /** Characters that stand in for one of Unicode's, for readers that know none. */
  let toSkip = 0;
  const flush = () => {
    if (bytes.length === 0) return;
    try {
      text += decoder.decode(Uint8Array.from(bytes));
    } catch {
      text += "\ufffd";
    }
    bytes = [];
  };
  const add = (piece: string) => {
    if (group.isHidden) return;
    flush();
    const skipped = Math.min(toSkip, piece.length);
    toSkip -= skipped;
    text += piece.slice(skipped);
  };

  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rtf); match !== null; match = TOKEN.exec(rtf)) {
    const [, hex, word, number, symbol, brace, , plain] = match;
    if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else if (!group.isHidden) bytes.push(Number.parseInt(hex, 16));
    } else if (plain !== undefined) add(plain);
    else if (brace === "{") open.push(group);
    else if (brace === "}") group = open.pop() ?? group;
    else if (word === "u") {
      add("");
      const code = Number(number ?? 0);
      if (!group.isHidden) text += String.fromCharCode(code < 0 ? code + 65_536 : code);
      toSkip = group.fallback;
    } else if (word === "uc")
      group = { ...group, fallback: Math.max(0, Math.min(10, Number(number ?? 1))) };
    else if (word !== undefined && HIDDEN.has(word)) group = { ...group, isHidden: true };
    else if (word !== undefined) {
      const piece = BREAKS.get(word);
      toSkip = 0;
      if (piece !== undefined) add(piece);
    } else if (symbol === "*") group = { ...group, isHidden: true };
    else if (symbol === "~") add("\u00a0");
    else if (symbol !== undefined && "\\{}".includes(symbol)) add(symbol);
  }
  flush();
  return text.toWellFormed().trim();
}
