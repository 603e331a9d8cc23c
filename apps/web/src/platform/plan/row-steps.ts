import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { dropEdits, topmost } from "./row-moves.ts";

/** One place up (-1) or down (1) among their siblings, together; null where they are at the end, or not siblings of one another. */
export function stepEdits(plan: Plan, ids: ReadonlySet<string>, step: -1 | 1): EditGroup | null {
  const rows = topmost(plan, ids);
  const parentId = rows[0]?.parentId ?? null;
  if (rows.length === 0 || rows.some((row) => row.parentId !== parentId)) return null;
  const moving = new Set<string>(rows.map(({ id }) => id));
  const siblings = plan.childrenOf.get(parentId) ?? [];
  const rest = siblings.filter((id) => !moving.has(id));
  const first = siblings.findIndex((id) => moving.has(id));
  // How many of the others stand before them now.
  const before = siblings.slice(0, first).length;
  const at = before + step;
  if (at < 0 || at > rest.length) return null;
  return dropEdits(plan, moving, { parentId, afterId: rest[at - 1] ?? null });
}
