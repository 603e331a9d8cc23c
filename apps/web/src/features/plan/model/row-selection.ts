/** Which rows are selected, and the one from which Shift extends. */
export type RowSelection = { readonly ids: ReadonlySet<string>; readonly anchor: string | null };
export const NO_SELECTION: RowSelection = { ids: new Set(), anchor: null };

export type SelectMode = "only" | "toggle" | "range";

export function select(
  former: RowSelection,
  order: readonly string[],
  id: string,
  mode: SelectMode,
): RowSelection {
  switch (mode) {
    case "only":
      return { ids: new Set([id]), anchor: id };
    case "toggle": {
      const ids = new Set(former.ids);
      if (!ids.delete(id)) ids.add(id);
      return { ids, anchor: id };
    }
    case "range": {
      const from = former.anchor === null ? -1 : order.indexOf(former.anchor);
      const to = order.indexOf(id);
      if (from < 0 || to < 0) return { ids: new Set([id]), anchor: id };
      return {
        ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)),
        anchor: former.anchor,
      };
    }
  }
}

/** Rows that are gone are not selected. */
export function surviving(selection: RowSelection, exists: (id: string) => boolean): RowSelection {
  return [...selection.ids].every(exists)
    ? selection
    : { ids: new Set([...selection.ids].filter(exists)), anchor: null };
}
