import * as Y from "yjs";
import { SPEC_TEXT_SCHEMA } from "./rich-text-schema.ts";
import type { Touch } from "./touch.ts";

/** `level` from 1, as the editor's headings have it. */
export type SpecHeading = { readonly level: number; readonly text: string };

export const specTextOf = (ydoc: Y.Doc): Y.XmlFragment =>
  ydoc.getXmlFragment(SPEC_TEXT_SCHEMA.prefix);

/** What the text of a new specification begins with: its headings, and room for a clause below each. Null: nothing. */
export function specTextOfHeadings(
  headings: readonly SpecHeading[],
): { readonly update: Uint8Array; readonly touches: readonly Touch[] } | null {
  if (headings.length === 0) return null;
  const ydoc = new Y.Doc();
  const blocks = headings.flatMap(({ level, text }, index) => {
    const heading = new Y.XmlElement("heading");
    heading.setAttribute("level", level as unknown as string);
    heading.insert(0, [new Y.XmlText(text)]);
    const isParent = (headings[index + 1]?.level ?? 0) > level;
    return isParent ? [heading] : [heading, new Y.XmlElement("paragraph")];
  });
  specTextOf(ydoc).insert(0, blocks);
  const update = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  const inserted = headings.reduce((sum, { text }) => sum + text.length, 0);
  const root = SPEC_TEXT_SCHEMA.prefix;
  return {
    update,
    touches: [{ collection: root, id: root, kind: "text", value: { inserted, deleted: 0 } }],
  };
}
