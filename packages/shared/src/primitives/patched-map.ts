/** How many keys a version carries along before all of the map is copied: so copies stay rare, and versions small. */
const mostCarried = (size: number): number => 8 + (size >> 5);

/** A version of a map: what differs from an older one, and that. Neither is ever written again. */
class PatchedMap<K, V> implements ReadonlyMap<K, V> {
  readonly base: ReadonlyMap<K, V>;
  readonly differing: ReadonlyMap<K, V>;
  readonly size: number;

  constructor(base: ReadonlyMap<K, V>, differing: ReadonlyMap<K, V>) {
    this.base = base;
    this.differing = differing;
    let { size } = base;
    for (const key of differing.keys()) if (!base.has(key)) size += 1;
    this.size = size;
  }

  get(key: K): V | undefined {
    return this.differing.has(key) ? this.differing.get(key) : this.base.get(key);
  }

  has(key: K): boolean {
    return this.differing.has(key) || this.base.has(key);
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.base)
      yield [key, this.differing.has(key) ? this.differing.get(key)! : value];
    for (const entry of this.differing) if (!this.base.has(entry[0])) yield entry;
    return undefined;
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
    return undefined;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}

const partsOf = <K, V>(
  map: ReadonlyMap<K, V>,
): { readonly base: ReadonlyMap<K, V>; readonly differing: ReadonlyMap<K, V> | null } =>
  map instanceof PatchedMap ? map : { base: map, differing: null };

/**
 * `former` with these values; undefined takes a key away. The order is a Map's: what was there keeps its place, new keys come last. Where
 * little changes it costs little. `former` must never be written again.
 */
export function patchedMap<K, V extends {}>(
  former: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | undefined>,
): ReadonlyMap<K, V> {
  const { base, differing } = partsOf(former);
  const isLarge = (differing?.size ?? 0) + changes.size > mostCarried(base.size);
  const next: Map<K, V> = isLarge ? new Map(former) : new Map(differing);
  for (const [key, value] of changes) {
    if (value !== undefined) next.set(key, value);
    else if (former.has(key)) return withoutSome(former, changes);
  }
  return isLarge ? next : new PatchedMap(base, next);
}

function withoutSome<K, V>(
  former: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | undefined>,
): ReadonlyMap<K, V> {
  const next = new Map(former);
  for (const [key, value] of changes)
    if (value === undefined) next.delete(key);
    else next.set(key, value);
  return next;
}

/** Keys at which two versions may differ, where both go back to one map; null where that is not known. */
export function differingKeys<K>(
  before: ReadonlyMap<K, unknown>,
  after: ReadonlyMap<K, unknown>,
): ReadonlySet<K> | null {
  const [a, b] = [partsOf(before), partsOf(after)];
  if (a.base !== b.base) return null;
  return new Set([...(a.differing?.keys() ?? []), ...(b.differing?.keys() ?? [])]);
}
