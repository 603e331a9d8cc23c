import * as Y from "yjs";
import { refuse } from "./refusal.ts";

/**
 * Yjs splits items where another names a place inside them, and replaces both halves of a surrogate pair that it cuts. Only a forged
 * update names such a place; it would spoil a character anywhere in the ydoc without writing there.
 */
export function refuseCutPair(struct: Y.Item | Y.GC, clock: number): void {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
  const { str } = struct.content;
  const at = clock - struct.id.clock;
  if (at <= 0 || at >= str.length) return;
  const before = str.charCodeAt(at - 1);
  const after = str.charCodeAt(at);
  if (before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff)
    refuse("edit.shape", "a cut through a character");
}
