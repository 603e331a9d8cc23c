import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, type RefObject } from "react";
import type { BoardRow, BoardRows } from "../model/board-rows.ts";

const keyOf = (row: BoardRow): string =>
  row.kind === "lane" ? `l${row.lane}` : `c${row.lane}:${row.row}`;

/**
 * Indexes of the rows that have to exist: those on the screen, and the rows of pinned cards wherever they are, because a carried card
 * must not leave the page under the pointer, nor the focused one under the keyboard.
 */
export function useVirtualRows(options: {
  readonly rows: BoardRows;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly pinned: readonly (string | null)[];
}): readonly number[] {
  const { rows, scroller } = options;
  const pins = options.pinned.join(" ");
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = new Set(defaultRangeExtractor(range));
      const ids = new Set(pins.split(" ").filter(Boolean));
      if (ids.size > 0)
        for (const [index, row] of rows.rows.entries())
          if (row.kind === "cards" && holds(rows, row.lane, row.row, ids)) indexes.add(index);
      return [...indexes].sort((a, b) => a - b);
    },
    [rows, pins],
  );
  const getItemKey = useCallback((index: number) => keyOf(rows.rows[index]!), [rows]);
  // Only its indexes are used, in the same render: nothing of it is kept that could go stale.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows.rows[index]?.height ?? 0,
    getItemKey,
    overscan: 3,
    rangeExtractor,
  });
  return virtualizer.getVirtualIndexes();
}

function holds(rows: BoardRows, lane: number, row: number, ids: ReadonlySet<string>): boolean {
  return rows.slots[lane]!.some((cell) => {
    const slot = cell[row];
    return slot?.kind === "card" && ids.has(slot.card.task.id);
  });
}
