import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { Spot } from "./row-moves.ts";

/** A row of a list that shows the tree. */
export type DropRow = {
  readonly row: PlanRow;
  readonly depth: number;
  readonly isCollapsed: boolean;
};
export type Drop = { readonly index: number; readonly depth: number; readonly spot: Spot };

/**
 * Where a drag at the gap before `rows[index]` lands. The horizontal place chooses the level, within what the two neighbours allow:
 * no deeper than inside the row above, no higher than the row below.
 */
export function dropAt(plan: Plan, rows: readonly DropRow[], index: number, depth: number): Drop {
  const above = rows[index - 1];
  if (above === undefined) return { index, depth: 0, spot: { parentId: null, afterId: null } };
  const below = rows[index];
  const deepest = above.depth + (above.isCollapsed ? 0 : 1);
  const level = Math.max(below?.depth ?? 0, Math.min(deepest, depth));
  if (level > above.depth)
    return { index, depth: level, spot: { parentId: above.row.id, afterId: null } };
  let at = above.row;
  while (at.depth > level && at.parentId !== null) at = plan.byId.get(at.parentId)!;
  return { index, depth: level, spot: { parentId: at.parentId, afterId: at.id } };
}
