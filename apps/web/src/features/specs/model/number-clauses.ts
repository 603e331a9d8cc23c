/** A block of the text as numbering sees it. `level` from 1. */
export type ClauseBlock =
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "clause" }
  | { readonly kind: "other" };

type Section = { readonly level: number; readonly number: string; count: number };

/**
 * Numbers of the blocks of a text, in order: headings and the clauses below them count together within their section, so that no
 * number stands twice. What lies before the first heading has none. Levels that were left out do not show in the numbers.
 */
export function numberClauses(blocks: readonly ClauseBlock[]): readonly (string | null)[] {
  const sections: Section[] = [{ level: 0, number: "", count: 0 }];
  return blocks.map((block) => {
    if (block.kind === "other") return null;
    if (block.kind === "heading")
      while (sections.length > 1 && sections.at(-1)!.level >= block.level) sections.pop();
    const section = sections.at(-1)!;
    if (block.kind === "clause" && section.level === 0) return null;
    section.count += 1;
    const number =
      section.number === "" ? `${section.count}` : `${section.number}.${section.count}`;
    if (block.kind === "heading") sections.push({ level: block.level, number, count: 0 });
    return number;
  });
}
