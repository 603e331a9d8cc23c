import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { columnOf } from "@parley/shared/documents/board-columns.ts";
import type { Card } from "./card.ts";

/**
 * Where the cards of a column go when it is removed: each to the first column of its own status, by the board's own rule, because
 * nobody may change the cards of every company at once.
 */
export function goingWhere(
  cards: readonly Card[],
  columns: readonly BoardColumn[],
  removedId: EntityId,
): readonly { readonly column: BoardColumn; readonly count: number }[] {
  const rest = columns.filter((column) => column.id !== removedId);
  const counts = new Map<string, number>();
  for (const { task } of cards) {
    if (columnOf(task, columns) !== removedId) continue;
    const next = columnOf(task, rest);
    if (next !== null) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  return rest.flatMap((column) => {
    const count = counts.get(column.id) ?? 0;
    return count === 0 ? [] : [{ column, count }];
  });
}
