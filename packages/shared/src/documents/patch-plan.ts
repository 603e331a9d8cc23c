import type { EntityId, TaskId, YdocId } from "../primitives/ids.ts";
import type { Phase } from "./frame.ts";
import type { PlacedRelation, PlacedTask, Plan, PlanRow, TaskRow } from "./plan-row.ts";

/** What a plan was assembled of. */
export type PlanTables = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
  readonly phases: readonly Phase[];
  readonly frameId: YdocId;
};

const isSameReader = (a: PlacedTask, b: PlacedTask): boolean =>
  a.organisationId === b.organisationId && a.audience === b.audience;

/** The tasks that differ; null where the tree itself may differ. */
function changedTasks(before: PlanTables, after: PlanTables): readonly PlacedTask[] | null {
  if (before.tasks === after.tasks) return [];
  if (before.tasks.size !== after.tasks.size) return null;
  const changed: PlacedTask[] = [];
  for (const [id, placed] of after.tasks) {
    const known = before.tasks.get(id);
    if (known === placed) continue;
    if (known === undefined) return null;
    const [a, b] = [known.task, placed.task];
    if (a.removed !== b.removed || a.parentId !== b.parentId || a.order !== b.order) return null;
    // Whose it is, and who may see it, decides below whom it may stand.
    if (!b.removed && !isSameReader(known, placed)) return null;
    if (!b.removed && (a !== b || known.ydocId !== placed.ydocId)) changed.push(placed);
  }
  return changed;
}

/** What summaries show of the progress below them. Rows come after their parents. */
function rolledUp(rows: readonly PlanRow[], byId: ReadonlyMap<string, PlanRow>): Float64Array {
  const count = rows.length;
  const weight = new Float64Array(count);
  const weighted = new Float64Array(count);
  const leaves = new Float64Array(count);
  const sum = new Float64Array(count);
  const progress = new Float64Array(count);
  for (let at = count - 1; at >= 0; at--) {
    const row = rows[at]!;
    if (!row.isSummary && row.kind === "task") {
      weight[at] = row.task.duration ?? 0;
      weighted[at] = weight[at]! * row.task.progress;
      leaves[at] = 1;
      sum[at] = row.task.progress;
    }
    if (weight[at]! > 0) progress[at] = Math.round(weighted[at]! / weight[at]!);
    else if (leaves[at]! > 0) progress[at] = Math.round(sum[at]! / leaves[at]!);
    const parent = row.parentId === null ? undefined : byId.get(row.parentId)?.position;
    if (parent === undefined) continue;
    weight[parent]! += weight[at]!;
    weighted[parent]! += weighted[at]!;
    leaves[parent]! += leaves[at]!;
    sum[parent]! += sum[at]!;
  }
  return progress;
}

/**
 * The rows after changes that leave the tree as it is, which most edits do: only what changed is made anew. null where the tree may
 * differ, and has to be assembled. `previous` was assembled of `before`.
 */
export function patchRows(
  previous: Plan,
  before: PlanTables,
  after: PlanTables,
): Pick<Plan, "rows" | "byId"> | null {
  const isSameFrame =
    before.frameId === after.frameId &&
    before.phases.length === after.phases.length &&
    before.phases.every((phase, index) => phase === after.phases[index]);
  const changed = isSameFrame ? changedTasks(before, after) : null;
  if (changed === null) return null;
  if (changed.length === 0) return previous;
  const rows = [...previous.rows];
  const byId = new Map(previous.byId);
  const put = (row: PlanRow): void => {
    rows[row.position] = row;
    byId.set(row.id, row);
  };
  let isRollUpDue = false;
  for (const placed of changed) {
    const row = byId.get(placed.task.id);
    // A phase has the id of this task: which of the two is shown is the tree's matter.
    if (row?.kind !== "task") return null;
    const { duration, progress } = row.task;
    isRollUpDue ||= duration !== placed.task.duration || progress !== placed.task.progress;
    put({ ...row, ...placed } satisfies TaskRow);
  }
  if (isRollUpDue)
    for (const [at, progress] of rolledUp(rows, byId).entries()) {
      const row = rows[at]!;
      if (row.progress !== progress) put({ ...row, progress });
    }
  return { rows, byId };
}
