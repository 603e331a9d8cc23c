import * as Y from "yjs";

const ROOT = "description:";
const touched = new WeakMap<Y.Doc, Set<string>>();

function rootOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> {
  let current = type;
  while (current._item !== null) current = current._item.parent as Y.AbstractType<unknown>;
  return current;
}

/** Remembers which descriptions this tab wrote in: they are no edits as data, so a refused replica takes them along. */
export function trackTypedText(ydoc: Y.Doc): void {
  const names = new Set<string>();
  touched.set(ydoc, names);
  ydoc.on("afterTransaction", (transaction: Y.Transaction) => {
    if (!transaction.local || transaction.changed.size === 0) return;
    for (const type of transaction.changed.keys()) {
      const root = rootOf(type as Y.AbstractType<unknown>);
      for (const [name, shared] of ydoc.share)
        if (shared === root && name.startsWith(ROOT)) names.add(name);
    }
  });
}

const plain = (markup: string): string =>
  markup
    .replaceAll(/<\/(?:paragraph|heading|listItem)>/g, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .trim();

/** The words of the descriptions that this tab wrote in, so that a person can copy them. */
export function typedTextOf(ydoc: Y.Doc): readonly string[] {
  const names = [...(touched.get(ydoc) ?? [])];
  return names
    .map((name) => plain(ydoc.getXmlFragment(name).toString()))
    .filter((text) => text !== "");
}
