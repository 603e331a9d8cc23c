import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Siblings sort by key, then by id, both by code unit: the same on every replica and in every language. */
export function compareOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/** A key that the generator can continue from, at or before (`down`) respectively at or after the one given; null where none can. */
function usable(key: string | null): string | null {
  if (key === null) return null;
  try {
    generateKeyBetween(key, null);
    return key;
  } catch {
    return null;
  }
}

/**
 * `count` keys in ascending order after `before` and before `after`; null = the end of the list. Merges may leave equal, reversed or
 * foreign keys: then the keys come after `before`, or where that one is no use, before `after`, so that a move always yields a valid key.
 */
export function orderKeysBetween(
  before: string | null,
  after: string | null,
  count: number,
): string[] {
  const low = usable(before);
  const high = usable(after);
  if (count <= 0) return [];
  if (low !== null && high !== null && low >= high) return generateNKeysBetween(low, null, count);
  try {
    return generateNKeysBetween(low, high, count);
  } catch {
    return generateNKeysBetween(low, null, count);
  }
}

export const orderKeyBetween = (before: string | null, after: string | null): string =>
  orderKeysBetween(before, after, 1)[0]!;
