import type { EntityId, TaskId, YdocId } from "../primitives/ids.ts";
import { differingKeys } from "../primitives/patched-map.ts";
import type { Phase } from "./frame.ts";
import type { PlacedRelation, PlacedTask, Plan, PlanRow, TaskRow } from "./plan-row.ts";
import { ProgressSums } from "./progress-sums.ts";
import type { ResourceTables } from "./plan-resources.ts";
import { placesIn, RowIndex } from "./row-index.ts";

/** What a plan was assembled of. */
export type PlanTables = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
  readonly phases: readonly Phase[];
  readonly frameId: YdocId;
} & ResourceTables;

const isSameReader = (a: PlacedTask, b: PlacedTask): boolean =>
  a.organisationId === b.organisationId && a.audience === b.audience;

/** The tasks that differ; null where the tree itself may differ. */
function changedTasks(before: PlanTables, after: PlanTables): readonly PlacedTask[] | null {
  if (before.tasks === after.tasks) return [];
  if (before.tasks.size !== after.tasks.size) return null;
  const changed: PlacedTask[] = [];
  for (const id of differingKeys(before.tasks, after.tasks) ?? after.tasks.keys()) {
    const placed = after.tasks.get(id);
    const known = before.tasks.get(id);
    if (known === placed) continue;
    if (known === undefined || placed === undefined) return null;
    const [a, b] = [known.task, placed.task];
    if (a.removed !== b.removed || a.parentId !== b.parentId || a.order !== b.order) return null;
    // Whose it is, and who may see it, decides below whom it may stand.
    if (!b.removed && !isSameReader(known, placed)) return null;
    if (!b.removed && (a !== b || known.ydocId !== placed.ydocId)) changed.push(placed);
  }
  return changed;
}

type Places = ReadonlyMap<string, number>;

/** By tree: the sums, and the version of its rows that they are of. */
const sumsOf = new WeakMap<Places, { rows: Plan["rows"]; readonly sums: ProgressSums }>();

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
  const places = placesIn(previous.byId);
  const rows = [...previous.rows];
  const resized: TaskRow[] = [];
  for (const placed of changed) {
    const row = previous.byId.get(placed.task.id);
    // A phase has the id of this task: which of the two is shown is the tree's matter.
    if (row?.kind !== "task") return null;
    const { duration, progress } = row.task;
    const isResized = duration !== placed.task.duration || progress !== placed.task.progress;
    if (isResized && !row.isSummary) resized.push(row);
    rows[row.position] = { ...row, ...placed } satisfies TaskRow;
  }
  const held = sumsOf.get(places);
  if (resized.length > 0) rollUp(previous, rows, resized, places);
  else if (held?.rows === previous.rows) held.rows = rows;
  return { rows, byId: new RowIndex(rows, places) };
}

/** Brings the progress of `rows` up to date, in which these tasks have another length or progress than in `previous`. */
function rollUp(
  previous: Plan,
  rows: PlanRow[],
  resized: readonly TaskRow[],
  places: Places,
): void {
  let held = sumsOf.get(places);
  if (held?.rows !== previous.rows)
    held = { rows: previous.rows, sums: new ProgressSums(previous) };
  const { sums } = held;
  const touched = new Set<number>();
  for (const row of resized) {
    const { task } = rows[row.position] as TaskRow;
    sums.replace(row, row.task, task, (position) => touched.add(position));
  }
  held.rows = rows;
  sumsOf.set(places, held);
  for (const position of touched) {
    const row = rows[position]!;
    const progress = sums.progressAt(position);
    if (row.progress !== progress) rows[position] = { ...row, progress };
  }
}
