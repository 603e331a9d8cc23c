import type { Plan, PhaseRow, PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { EntityId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { Sorting } from "./arrangement.ts";
import type { GanttRow } from "./gantt-rows.ts";

/** What rows are ordered by; null comes last, whichever way. */
export type SortValue = number | string | null;

/** Under which heading a row stands. */
export type GroupPlace = { readonly key: string; readonly name: string };

export type ArrangeOptions = {
  readonly sort: Sorting | null;
  readonly sortValue: (row: PlanRow, sort: Sorting) => SortValue;
  /** null: as a tree. Called for what is worked or reached, never for what only sums up. */
  readonly groupOf: ((row: PlanRow) => GroupPlace) | null;
  /** Groups come in this order, and those that it does not know by their name. */
  readonly groupOrder: readonly string[];
  /** null: nothing is left out. */
  readonly matches: ((row: PlanRow) => boolean) | null;
  readonly collapsed: ReadonlySet<string>;
  readonly compareText: (a: string, b: string) => number;
  readonly before: readonly GanttRow[];
};

const GROUP = "group-";
export const groupIdOf = (key: string): string => `${GROUP}${key}`;
export const isGroupHead = ({ group }: Pick<GanttRow, "group">): boolean => group !== undefined;

type Compare = (a: PlanRow, b: PlanRow) => number;

function comparison({ sort, sortValue, compareText }: ArrangeOptions): Compare | null {
  if (sort === null) return null;
  const known = new Map<PlanRow, SortValue>();
  const value = (row: PlanRow): SortValue => {
    if (!known.has(row)) known.set(row, sortValue(row, sort));
    return known.get(row)!;
  };
  const sign = sort.isDown ? -1 : 1;
  return (one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null)
      return Number(a === null) - Number(b === null) || one.position - other.position;
    const order =
      typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b));
    return order * sign || one.position - other.position;
  };
}

/** Rows that stay as they were keep their identity. */
function keeper(before: readonly GanttRow[]): (next: GanttRow) => GanttRow {
  const former = new Map(before.map((row) => [row.id, row]));
  return (next) => {
    const known = former.get(next.id);
    if (known === undefined || known.isCollapsed !== next.isCollapsed) return next;
    if (known.place?.depth !== next.place?.depth || known.place?.isFlat !== next.place?.isFlat)
      return next;
    return known.row === next.row || isSameHead(known, next) ? known : next;
  };
}

function isSameHead(a: GanttRow, b: GanttRow): boolean {
  if (a.group === undefined || b.group === undefined) return false;
  return (
    a.group.count === b.group.count &&
    a.row.kind === "phase" &&
    b.row.kind === "phase" &&
    a.row.phase.name === b.row.phase.name &&
    a.row.start === b.row.start &&
    a.row.finish === b.row.finish &&
    a.row.progress === b.row.progress
  );
}

/** The rows of the plan in another order, under other headings, or some of them. */
export function arrangedRows(plan: Plan, options: ArrangeOptions): readonly GanttRow[] {
  const keep = keeper(options.before);
  const rows = options.groupOf === null ? asTree(plan, options) : asGroups(plan, options);
  return rows.map(keep);
}

/** Siblings are ordered among themselves, so that everything stays below what it belongs to. A hit brings what holds it. */
function asTree(plan: Plan, options: ArrangeOptions): GanttRow[] {
  const { matches, collapsed } = options;
  const compare = comparison(options);
  const context = new Set<string>();
  const hits = new Set<string>();
  if (matches !== null)
    for (const row of plan.rows) {
      if (!matches(row)) continue;
      hits.add(row.id);
      for (let at = row.parentId; at !== null && !context.has(at);)
        at = (context.add(at), plan.byId.get(at)?.parentId ?? null);
    }
  const shown: GanttRow[] = [];
  const walk = (parentId: string | null): void => {
    const rows = (plan.childrenOf.get(parentId) ?? []).flatMap((id) => plan.byId.get(id) ?? []);
    for (const row of compare === null ? rows : rows.toSorted(compare)) {
      if (matches !== null && !hits.has(row.id) && !context.has(row.id)) continue;
      // A filter opens what holds its hits: a hit that stays folded away would be no hit.
      const isCollapsed = row.isSummary && collapsed.has(row.id) && !context.has(row.id);
      shown.push({ id: row.id, row, isCollapsed });
      if (!isCollapsed) walk(row.id);
    }
  };
  walk(null);
  return shown;
}

/** Under a heading tasks stand flat: what sums them up may hold tasks of other groups. */
function asGroups(plan: Plan, options: ArrangeOptions): GanttRow[] {
  const { groupOf, matches, collapsed, groupOrder, compareText } = options;
  const compare = comparison(options);
  const groups = new Map<string, { name: string; rows: PlanRow[] }>();
  for (const row of plan.rows) {
    if (row.isSummary || (matches !== null && !matches(row))) continue;
    const { key, name } = groupOf!(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { name, rows: [row] });
    else group.rows.push(row);
  }
  const rank = new Map(groupOrder.map((key, index) => [key, index]));
  const rankOf = (key: string): number => rank.get(key) ?? groupOrder.length;
  return [...groups]
    .toSorted(([a, one], [b, other]) => rankOf(a) - rankOf(b) || compareText(one.name, other.name))
    .flatMap(([key, { name, rows }]) => {
      const id = groupIdOf(key);
      const isCollapsed = collapsed.has(id);
      const head = { id, row: headOf(id, name, rows), isCollapsed, group: { count: rows.length } };
      if (isCollapsed) return [head];
      const sorted = compare === null ? rows : rows.toSorted(compare);
      const place = { depth: 1, isFlat: true };
      return [head, ...sorted.map((row) => ({ id: row.id, row, isCollapsed: false, place }))];
    });
}

/** From the first beginning to the last end, and how much of the work is done, weighted by its length. */
function headOf(id: string, name: string, rows: readonly PlanRow[]): PhaseRow {
  let start: string | null = null;
  let finish: string | null = null;
  let done = 0;
  let work = 0;
  for (const row of rows) {
    if (row.start !== null && (start === null || row.start < start)) start = row.start;
    if (row.finish !== null && (finish === null || row.finish > finish)) finish = row.finish;
    const weight = row.kind === "task" ? (row.task.duration ?? 0) : 0;
    work += weight;
    done += weight * row.progress;
  }
  const entityId = id as EntityId;
  return {
    kind: "phase",
    id: entityId,
    parentId: null,
    depth: 0,
    wbs: "",
    position: -1,
    misplaced: null,
    start,
    finish,
    dates: null,
    progress: work === 0 ? 0 : Math.round(done / work),
    isSummary: true,
    ydocId: "" as YdocId,
    phase: { id: entityId, name, order: "", milestone: false, start, finish, removed: false },
  };
}
