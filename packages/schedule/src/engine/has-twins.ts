/**
 * Whether an id stands more than once. A table of numbers for this one question: of millions of ids it costs a third of what a Map does,
 * and most plans never look a relation up by its id.
 */
export function hasTwins(list: readonly { readonly id: string }[]): boolean {
  const size = 1 << (32 - Math.clz32(list.length * 2));
  const hashes = new Int32Array(list.length);
  /** Places in the list, from 1. */
  const table = new Int32Array(size);
  for (let n = 0; n < list.length; n++) {
    const { id } = list[n]!;
    const hash = hashOf(id);
    hashes[n] = hash;
    let at = (hash ^ (hash >>> 15)) & (size - 1);
    for (let other = table[at]!; other !== 0; other = table[at]!) {
      if (hashes[other - 1] === hash && list[other - 1]!.id === id) return true;
      at = (at + 1) & (size - 1);
    }
    table[at] = n + 1;
  }
  return false;
}

/** FNV-1a over UTF-16 units, mixed once more at the end. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
}
