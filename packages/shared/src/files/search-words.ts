/**
 * Words of a text for PostgreSQL's full-text search. Its own parsers know no word boundaries in Chinese, so that we bring the
 * lexemes: a run of letters and digits is one lower-case word, a run of Han, Kana or Hangul gives each character and each pair of
 * neighbours. No extension of the database is needed.
 */
const RUN =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)|(?<digits>\p{Nd}+)|(?<word>[\p{L}\p{M}]+)/gu;

/** PostgreSQL keeps no place beyond this. */
const MOST_PLACES = 16_383;
/** Far below PostgreSQL's limit of 2 KB for one lexeme. */
const MOST_WORD = 200;
/** Words of one text: beyond them a page is no text that anybody reads. */
const MOST_WORDS = 50_000;

type Lexeme = { readonly text: string; readonly place: number };

function lexemesOf(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let place = 0;
  for (const match of text.normalize("NFKC").toLowerCase().matchAll(RUN)) {
    if (lexemes.length >= MOST_WORDS) break;
    const { cjk } = match.groups!;
    if (cjk === undefined) {
      place += 1;
      lexemes.push({ text: match[0].slice(0, MOST_WORD), place });
      continue;
    }
    const characters = Array.from(cjk);
    characters.forEach((character, index) => {
      place += 1;
      lexemes.push({ text: character, place });
      const next = characters[index + 1];
      if (next !== undefined) lexemes.push({ text: character + next, place });
    });
  }
  return lexemes;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''").replaceAll("\\", "\\\\")}'`;

/** A `tsvector` literal; empty for a text without words. */
export function searchVector(text: string): string {
  const places = new Map<string, Set<number>>();
  for (const { text: word, place } of lexemesOf(text)) {
    const of = places.get(word) ?? new Set();
    // PostgreSQL keeps 256 places of one word.
    if (of.size < 255) of.add(Math.min(place, MOST_PLACES));
    places.set(word, of);
  }
  return [...places].map(([word, of]) => `${quoted(word)}:${[...of].join()}`).join(" ");
}

/**
 * A `tsquery` literal that finds texts with every word of the query; the last word may be unfinished. Null where there is nothing to
 * look for.
 */
export function searchQuery(query: string): string | null {
  const terms: string[] = [];
  const runs = [...query.normalize("NFKC").toLowerCase().slice(0, 400).matchAll(RUN)].slice(0, 20);
  for (const match of runs) {
    const { cjk } = match.groups!;
    if (cjk === undefined) {
      terms.push(`${quoted(match[0].slice(0, MOST_WORD))}:*`);
      continue;
    }
    const characters = Array.from(cjk);
    const pairs = characters.slice(1).map((next, index) => quoted(characters[index]! + next));
    terms.push(pairs.length === 0 ? quoted(cjk) : `(${pairs.join(" <-> ")})`);
  }
  return terms.length === 0 ? null : terms.join(" & ");
}

const AROUND = 60;

export type Snippet = {
  readonly before: string;
  readonly match: string;
  readonly after: string;
};

/** The words around the first place where the query stands in the text; its beginning where that cannot be told. */
export function snippetOf(text: string, query: string): Snippet {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  const folded = plain.toLowerCase();
  const words = [query.trim(), ...query.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word !== "");
  for (const word of words) {
    const at = folded.indexOf(word);
    if (at < 0 || folded.length !== plain.length) continue;
    const end = at + word.length;
    return {
      before: (at > AROUND ? "…" : "") + plain.slice(Math.max(0, at - AROUND), at),
      match: plain.slice(at, end),
      after: plain.slice(end, end + AROUND) + (end + AROUND < plain.length ? "…" : ""),
    };
  }
  return { before: "", match: "", after: plain.slice(0, 2 * AROUND) };
}
