import * as Y from "yjs";

/** Everything alive in a ydoc as one comparable value: convergence is judged by content, never by state vectors. */
export function contentOf(ydoc: Y.Doc): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const name of [...ydoc.share.keys()].sort()) {
    const value: unknown = name.startsWith("description:")
      ? richContent(ydoc.getXmlFragment(name))
      : sorted(ydoc.getMap(name).toJSON());
    if (Array.isArray(value) ? value.length > 0 : Object.keys(value as object).length > 0)
      content[name] = value;
  }
  return content;
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function richContent(parent: Y.XmlFragment): unknown[] {
  return parent.toArray().map((node): unknown => {
    if (node instanceof Y.XmlText) return { text: node.toDelta() as unknown };
    if (node instanceof Y.XmlElement)
      return {
        name: node.nodeName,
        attributes: sorted(node.getAttributes()),
        inner: richContent(node),
      };
    return null;
  });
}
