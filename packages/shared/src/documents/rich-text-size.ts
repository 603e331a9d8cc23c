import * as Y from "yjs";

type Node = Pick<Y.Item, "right" | "deleted" | "content" | "length" | "countable">;

/** Characters and elements alive in a description, counted up to `cap`. */
export function richTextSize(
  root: { readonly _start: Y.Item | null } | undefined,
  cap: number,
): number {
  let size = 0;
  const starts: (Node | null)[] = [root?._start ?? null];
  while (starts.length > 0 && size < cap) {
    for (let at = starts.pop() ?? null; at !== null && size < cap; at = at.right) {
      if (at.deleted) continue;
      if (at.countable) size += at.length;
      if (at.content instanceof Y.ContentType) starts.push(at.content.type._start);
    }
  }
  return size;
}
