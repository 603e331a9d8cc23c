/** A piece of a line in one kind of letters. */
export type Span = { readonly text: string; readonly isBold: boolean };
export type Block = {
  /** 1 to 3: a heading; 0: a paragraph, or an item of a list. */
  readonly heading: 0 | 1 | 2 | 3;
  readonly isItem: boolean;
  readonly spans: readonly Span[];
};

/** Text between two asterisks twice, with what is escaped as it is meant; code is text like any other. */
export function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let [text, isBold] = ["", false];
  const end = (): void => {
    if (text !== "") spans.push({ text, isBold });
    text = "";
  };
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === "\\" && at + 1 < line.length) text += line[(at += 1)]!;
    else if (character === "*" && line[at + 1] === "*") {
      end();
      isBold = !isBold;
      at += 1;
    } else if (character !== "`") text += character;
  }
  end();
  return spans;
}

/** The Markdown of records: headings, paragraphs, flat lists, strong words, code and escapes. Nothing else is in them. */
export function markdownBlocks(markdown: string): Block[] {
  return markdown
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const heading = /^(#{1,3}) /.exec(line)?.[1]?.length ?? 0;
      const isItem = line.startsWith("- ");
      const text = heading > 0 ? line.slice(heading + 1) : isItem ? line.slice(2) : line;
      return { heading: heading as Block["heading"], isItem, spans: spansOf(text) };
    });
}
