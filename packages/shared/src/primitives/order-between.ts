import { generateKeyBetween } from "fractional-indexing";

/** Whether a stored order is one that new ones can be made from; a replica may hold anything that is short enough. */
function isKey(order: string): boolean {
  try {
    generateKeyBetween(order, null);
    return true;
  } catch {
    return false;
  }
}

/**
 * A fractional index strictly between two others; null is the end of the list. Total: an order that is no fractional index counts as
 * the end, and where nothing fits between (two concurrent inserts chose the same order) the result lies behind `before`.
 */
export function orderBetween(before: string | null, after: string | null): string {
  const low = before !== null && isKey(before) ? before : null;
  const high = after !== null && isKey(after) ? after : null;
  return generateKeyBetween(low, low !== null && high !== null && high <= low ? null : high);
}
