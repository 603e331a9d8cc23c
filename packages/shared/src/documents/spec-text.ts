import * as Y from "yjs";
import { SPEC_TEXT_SCHEMA } from "./rich-text-schema.ts";
import type { Touch } from "./touch.ts";

/** `level` from 1, as the editor's headings have it. */
export type SpecHeading = {
  readonly level: number;
  readonly text: string;
  /** Clauses below it; none: room for one. */
  readonly clauses?: readonly string[];
};

export const specTextOf = (ydoc: Y.Doc): Y.XmlFragment =>
  ydoc.getXmlFragment(SPEC_TEXT_SCHEMA.prefix);

function clauseOf(text: string): Y.XmlElement {
  const clause = new Y.XmlElement("paragraph");
  clause.insert(0, [new Y.XmlText(text)]);
  return clause;
}

/** What the text of a new specification begins with: its headings, and what stands below each, or room for it. Null: nothing. */
export function specTextOfHeadings(
  headings: readonly SpecHeading[],
): { readonly update: Uint8Array; readonly touches: readonly Touch[] } | null {
  if (headings.length === 0) return null;
  const ydoc = new Y.Doc();
  const blocks = headings.flatMap(({ level, text, clauses = [] }, index) => {
    const heading = new Y.XmlElement("heading");
    heading.setAttribute("level", level as unknown as string);
    heading.insert(0, [new Y.XmlText(text)]);
    if (clauses.length > 0) return [heading, ...clauses.map(clauseOf)];
    const isParent = (headings[index + 1]?.level ?? 0) > level;
    return isParent ? [heading] : [heading, new Y.XmlElement("paragraph")];
  });
  specTextOf(ydoc).insert(0, blocks);
  const update = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  const inserted = headings.reduce(
    (sum, { text, clauses = [] }) => sum + text.length + clauses.join("").length,
    0,
  );
  const root = SPEC_TEXT_SCHEMA.prefix;
  return {
    update,
    touches: [{ collection: root, id: root, kind: "text", value: { inserted, deleted: 0 } }],
  };
}
