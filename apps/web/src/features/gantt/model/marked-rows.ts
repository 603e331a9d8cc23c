/** Rows that are chosen together. `active` is one of them, where there are any: the one with the focus. */
export type Marked = {
  readonly ids: ReadonlySet<string>;
  readonly active: string | null;
  /** Where a range begins. */
  readonly anchor: string | null;
};

export const NOTHING_MARKED: Marked = { ids: new Set(), active: null, anchor: null };

export const markOne = (id: string | null): Marked =>
  id === null ? NOTHING_MARKED : { ids: new Set([id]), active: id, anchor: id };

/** Adds a row, or takes it out; the last one stays. */
export function toggleMark(marked: Marked, id: string): Marked {
  const ids = new Set(marked.ids);
  if (!ids.delete(id)) return { ids: ids.add(id), active: id, anchor: id };
  if (ids.size === 0) return marked;
  const active = marked.active === id ? [...ids].at(-1)! : marked.active;
  return { ids, active, anchor: active };
}

/** All rows from where the range began to this one, in the order of the list. */
export function markTo(
  marked: Marked,
  id: string,
  rows: readonly { readonly id: string }[],
  indexOf: ReadonlyMap<string, number>,
): Marked {
  const from = indexOf.get(marked.anchor ?? "");
  const to = indexOf.get(id);
  if (from === undefined || to === undefined) return markOne(id);
  const ids = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id);
  return { ids: new Set(ids), active: id, anchor: marked.anchor };
}

/** The same rows without those that are gone. */
export function stillMarked(marked: Marked, indexOf: ReadonlyMap<string, number>): Marked {
  if ([...marked.ids].every((id) => indexOf.has(id))) return marked;
  const ids = new Set([...marked.ids].filter((id) => indexOf.has(id)));
  const active =
    marked.active !== null && ids.has(marked.active) ? marked.active : ([...ids].at(-1) ?? null);
  const anchor = marked.anchor !== null && ids.has(marked.anchor) ? marked.anchor : active;
  return { ids, active, anchor };
}
