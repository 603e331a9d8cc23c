import type { EditGroup } from "@parley/shared/documents/edit.ts";
import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import type { TaskFields } from "@parley/shared/documents/task.ts";
import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";

type ParentId = TaskFields["parentId"];
/** Between which siblings something comes: below `parentId`, right after `afterId` (null = first). */
export type Spot = { readonly parentId: ParentId; readonly afterId: string | null };

const orderOf = (row: PlanRow | undefined): string | null =>
  row === undefined ? null : row.kind === "task" ? row.task.order : row.phase.order;

/** Keys for `count` new neighbours at the spot; rows that are moving there do not count as neighbours. */
export function ordersAt(
  plan: Plan,
  spot: Spot,
  count: number,
  moving: ReadonlySet<string> = new Set(),
): readonly string[] {
  const siblings = (plan.childrenOf.get(spot.parentId) ?? []).filter((id) => !moving.has(id));
  const at = spot.afterId === null ? 0 : siblings.indexOf(spot.afterId) + 1;
  const before = at === 0 ? null : orderOf(plan.byId.get(siblings[at - 1]!));
  const after = orderOf(plan.byId.get(siblings[at] ?? ""));
  return orderKeysBetween(before, after, count);
}

/** Right below a row: after it among its siblings, or first inside it when it is an open summary or a phase. */
export function spotBelow(plan: Plan, row: PlanRow | null, isOpen: boolean): Spot {
  if (row === null) return { parentId: null, afterId: plan.childrenOf.get(null)?.at(-1) ?? null };
  if ((row.isSummary && isOpen) || (row.kind === "phase" && !row.phase.milestone))
    return { parentId: row.id, afterId: null };
  return { parentId: row.parentId, afterId: row.id };
}

/** False where the row would move up again at once (P11 of the documents): what not everyone sees, below another organisation's task. */
export function mayStandBelow(plan: Plan, row: PlanRow, parentId: string | null): boolean {
  const parent = parentId === null ? undefined : plan.byId.get(parentId);
  return (
    row.kind !== "task" ||
    row.audience === "everyone" ||
    parent?.kind !== "task" ||
    parent.organisationId === row.organisationId
  );
}

function isWithin(plan: Plan, id: string | null, ids: ReadonlySet<string>): boolean {
  for (let at = id; at !== null; at = plan.byId.get(at)?.parentId ?? null)
    if (ids.has(at)) return true;
  return false;
}

/** Of a selection, the rows whose parents are not selected as well: they take the others along. */
export function topmost(plan: Plan, ids: ReadonlySet<string>): readonly PlanRow[] {
  return plan.rows.filter((row) => ids.has(row.id) && !isWithin(plan, row.parentId, ids));
}

function moveEdits(plan: Plan, rows: readonly PlanRow[], spot: Spot): EditGroup {
  const moving = new Set<string>(rows.map((row) => row.id));
  const orders = ordersAt(plan, spot, rows.length, moving);
  return rows.flatMap((row, index): EditGroup => {
    if (row.kind !== "task") return [];
    const fields = { parentId: spot.parentId, order: orders[index]! };
    return [{ ydocId: row.ydocId, edit: { type: "task.set", id: row.task.id, fields } }];
  });
}

/** Null where the rows would come to lie below themselves, or where nothing would change. */
export function dropEdits(plan: Plan, ids: ReadonlySet<string>, spot: Spot): EditGroup | null {
  const rows = topmost(plan, ids);
  if (rows.length === 0 || isWithin(plan, spot.parentId, new Set(rows.map((r) => r.id))))
    return null;
  if (!rows.every((row) => mayStandBelow(plan, row, spot.parentId))) return null;
  if (rows.some((row) => row.id === spot.afterId)) {
    const rest = rows.filter((row) => row.id !== spot.afterId);
    return rest.length === 0 ? null : moveEdits(plan, rest, spot);
  }
  return moveEdits(plan, rows, spot);
}

/** Below the sibling above; each group of neighbours moves together. */
export function indentEdits(plan: Plan, ids: ReadonlySet<string>): EditGroup {
  const edits: EditGroup[number][] = [];
  const groups = new Map<ParentId, PlanRow[]>();
  for (const row of topmost(plan, ids)) {
    const siblings = (plan.childrenOf.get(row.parentId) ?? []).filter(
      (id) => !ids.has(id) || id === row.id,
    );
    const above = siblings[siblings.indexOf(row.id) - 1];
    const parent = above === undefined ? undefined : plan.byId.get(above);
    if (parent === undefined || row.kind !== "task") continue;
    if (!mayStandBelow(plan, row, parent.id)) continue;
    const list = groups.get(parent.id) ?? [];
    groups.set(parent.id, list);
    list.push(row);
  }
  for (const [parentId, rows] of groups) {
    const afterId = plan.childrenOf.get(parentId)?.at(-1) ?? null;
    edits.push(...moveEdits(plan, rows, { parentId, afterId }));
  }
  return edits;
}

/** Up to the parent's own level, right below the parent. */
export function outdentEdits(plan: Plan, ids: ReadonlySet<string>): EditGroup {
  const edits: EditGroup[number][] = [];
  const groups = new Map<string, PlanRow[]>();
  for (const row of topmost(plan, ids)) {
    if (row.parentId === null || row.kind !== "task") continue;
    const list = groups.get(row.parentId) ?? [];
    groups.set(row.parentId, list);
    list.push(row);
  }
  for (const [parentId, rows] of groups) {
    const parent = plan.byId.get(parentId);
    if (parent === undefined) continue;
    edits.push(...moveEdits(plan, rows, { parentId: parent.parentId, afterId: parentId }));
  }
  return edits;
}

/** Removing a summary removes what of mine lies below it; others' rows stay and move up. */
export function removeEdits(
  plan: Plan,
  ids: ReadonlySet<string>,
  isMine: (row: PlanRow) => boolean,
): EditGroup {
  return plan.rows.flatMap((row): EditGroup => {
    if (!isWithin(plan, row.id, ids) || !isMine(row)) return [];
    return row.kind === "task"
      ? [
          {
            ydocId: row.ydocId,
            edit: { type: "task.set", id: row.task.id, fields: { removed: true } },
          },
        ]
      : ids.has(row.id)
        ? [
            {
              ydocId: row.ydocId,
              edit: { type: "phase.set", id: row.phase.id, fields: { removed: true } },
            },
          ]
        : [];
  });
}
