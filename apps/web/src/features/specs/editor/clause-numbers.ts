import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { numberClauses, type ClauseBlock } from "../model/number-clauses.ts";

export type OutlineEntry = {
  /** Where the heading begins in the text as it is now. */
  readonly at: number;
  readonly level: number;
  readonly number: string;
  readonly text: string;
};
export type Clauses = {
  readonly outline: readonly OutlineEntry[];
  /** Numbered blocks, headings and clauses alike. */
  readonly count: number;
  readonly decorations: DecorationSet;
};

function blockOf(node: Node): ClauseBlock {
  if (node.type.name === "heading") return { kind: "heading", level: Number(node.attrs["level"]) };
  const isClause = node.type.name === "paragraph" && node.content.size > 0;
  return { kind: isClause ? "clause" : "other" };
}

function clausesOf(doc: Node): Clauses {
  const nodes: { node: Node; at: number }[] = [];
  doc.forEach((node, at) => nodes.push({ node, at }));
  const numbers = numberClauses(nodes.map(({ node }) => blockOf(node)));
  const outline: OutlineEntry[] = [];
  const marks: Decoration[] = [];
  nodes.forEach(({ node, at }, index) => {
    const number = numbers[index] ?? null;
    if (number === null) return;
    marks.push(Decoration.node(at, at + node.nodeSize, { "data-clause": number }));
    if (node.type.name === "heading") {
      const level = Number(node.attrs["level"]);
      outline.push({ at, level, number, text: node.textContent });
    }
  });
  return { outline, count: marks.length, decorations: DecorationSet.create(doc, marks) };
}

export const clauseKey = new PluginKey<Clauses>("clauses");

/** Numbers headings and clauses: computed from where they stand and never stored, so that they cannot disagree. */
export const ClauseNumbers = Extension.create({
  name: "clauseNumbers",
  addProseMirrorPlugins: () => [
    new Plugin<Clauses>({
      key: clauseKey,
      state: {
        init: (_, { doc }) => clausesOf(doc),
        apply: (transaction, before) =>
          transaction.docChanged ? clausesOf(transaction.doc) : before,
      },
      props: { decorations: (state) => clauseKey.getState(state)?.decorations },
    }),
  ],
});
