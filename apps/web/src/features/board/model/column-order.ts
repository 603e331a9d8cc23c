import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";

/** The order of a column one place to the left or right of where it stands, or null at the end. */
export function columnOrderBeside(
  columns: readonly BoardColumn[],
  column: BoardColumn,
  way: "left" | "right",
): string | null {
  const at = columns.findIndex((each) => each.id === column.id);
  const others = columns.filter((each) => each.id !== column.id);
  const to = way === "left" ? at - 1 : at + 1;
  if (at === -1 || to < 0 || to > others.length) return null;
  return orderKeyBetween(others[to - 1]?.order ?? null, others[to]?.order ?? null);
}
