import type { Phase } from "@parley/shared/documents/frame.ts";
import type { TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { Plan, PlacedRelation, PlacedTask, PlanRow } from "./plan-state.ts";

type Node = {
  readonly id: string;
  readonly order: string;
  readonly wanted: string | null;
  readonly source: PlacedTask | { readonly phase: Phase; readonly ydocId: YdocId };
};

const byOrder = (a: Node, b: Node): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function liveNodes(
  tasks: ReadonlyMap<TaskId, PlacedTask>,
  phases: Iterable<Phase>,
  frameId: YdocId | null,
): Map<string, Node> {
  const nodes = new Map<string, Node>();
  if (frameId !== null)
    for (const phase of phases)
      if (!phase.removed)
        nodes.set(phase.id, {
          id: phase.id,
          order: phase.order,
          wanted: null,
          source: { phase, ydocId: frameId },
        });
  for (const [id, placed] of tasks)
    if (!placed.task.removed)
      nodes.set(id, {
        id,
        order: placed.task.order,
        wanted: placed.task.parentId,
        source: placed,
      });
  return nodes;
}

/** The nearest living ancestor that is wanted: what a removed parent held moves up to that parent's own parent. */
function parentOf(
  node: Node,
  nodes: ReadonlyMap<string, Node>,
  tasks: ReadonlyMap<TaskId, PlacedTask>,
): string | null {
  let wanted = node.wanted;
  for (const seen = new Set<string>(); wanted !== null && !nodes.has(wanted);) {
    if (seen.has(wanted)) return null;
    seen.add(wanted);
    wanted = tasks.get(wanted as TaskId)?.task.parentId ?? null;
  }
  return wanted;
}

/** Concurrent moves can close a circle. It is opened at its smallest id, which then stands at the top: the same in every replica. */
function openCircles(parents: Map<string, string | null>): readonly string[] {
  const opened: string[] = [];
  const settled = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    let current: string | null = start;
    while (current !== null && !settled.has(current) && !path.includes(current)) {
      path.push(current);
      current = parents.get(current) ?? null;
    }
    if (current !== null && !settled.has(current)) {
      const circle = path.slice(path.indexOf(current));
      const first = circle.reduce((least, id) => (id < least ? id : least));
      parents.set(first, null);
      opened.push(first);
    }
    for (const id of path) settled.add(id);
  }
  return opened;
}

type Draft = { -readonly [K in keyof PlanRow]: PlanRow[K] };

const least = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a <= b ? a : b;
const greatest = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a >= b ? a : b;

function draftOf(
  node: Node,
  place: Pick<PlanRow, "parentId" | "depth" | "wbs" | "position" | "summary">,
): Draft {
  const { source } = node;
  if ("phase" in source) {
    const { start, finish } = source.phase;
    return {
      id: node.id,
      ...place,
      start,
      finish,
      progress: 0,
      kind: "phase",
      ...source,
    } as unknown as Draft;
  }
  const { start, finish, progress } = source.task;
  return {
    id: node.id,
    ...place,
    start,
    finish,
    progress,
    kind: "task",
    ...source,
  } as unknown as Draft;
}

const weightOf = (row: Draft): number =>
  Math.max(1, (row as { readonly task?: PlacedTask["task"] }).task?.duration ?? 1);

/** Fills in what summaries show, from the bottom: rows are in order, so every row comes after its parent. */
function rollUp(rows: readonly Draft[], rowById: ReadonlyMap<string, Draft>): void {
  const weights = new Map<string, { weight: number; done: number }>();
  for (const row of rows)
    if (row.summary) Object.assign(row, { start: null, finish: null, progress: 0 });
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index]!;
    const own = weights.get(row.id);
    if (row.summary && own !== undefined && own.weight > 0)
      row.progress = Math.round(own.done / own.weight);
    const parent = row.parentId === null ? undefined : rowById.get(row.parentId);
    if (parent === undefined) continue;
    parent.start = least(parent.start, row.start ?? row.finish);
    parent.finish = greatest(parent.finish, row.finish ?? row.start);
    const sum = weights.get(parent.id) ?? { weight: 0, done: 0 };
    const weight = row.summary ? (own?.weight ?? 0) : weightOf(row);
    sum.weight += weight;
    sum.done += row.summary ? (own?.done ?? 0) : weight * row.progress;
    weights.set(parent.id, sum);
  }
}

function isSame(a: Draft, b: Draft): boolean {
  const before = a as unknown as Record<string, unknown>;
  const after = b as unknown as Record<string, unknown>;
  return Object.keys(after).every((key) => before[key] === after[key]);
}

function keepFormer(rows: Draft[], rowById: Map<string, Draft>, former: Plan): void {
  for (const [index, row] of rows.entries()) {
    const before = former.rowById.get(row.id) as Draft | undefined;
    if (before === undefined || !isSame(before, row)) continue;
    rows[index] = before;
    rowById.set(row.id, before);
  }
}

function groupRelations(relations: Iterable<PlacedRelation>): Map<TaskId, PlacedRelation[]> {
  const groups = new Map<TaskId, PlacedRelation[]>();
  for (const placed of relations) {
    if (placed.relation.removed) continue;
    const group = groups.get(placed.relation.successorId);
    if (group === undefined) groups.set(placed.relation.successorId, [placed]);
    else group.push(placed);
  }
  return groups;
}

/**
 * One tree over all ydocs that this replica sees. Total: a parent that is unknown leaves its tasks at the top (`orphans`), a circle is
 * opened in one place.
 */
export function assemblePlan(input: {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: Plan["relations"];
  readonly phases: Iterable<Phase>;
  readonly frameId: YdocId | null;
  /** The plan before: rows of which nothing changed stay the same objects. */
  readonly former?: Plan;
}): Plan {
  const nodes = liveNodes(input.tasks, input.phases, input.frameId);
  const parents = new Map<string, string | null>();
  const orphans = new Set<string>();
  for (const node of nodes.values()) {
    const parent = parentOf(node, nodes, input.tasks);
    parents.set(node.id, parent);
    if (parent === null && node.wanted !== null) orphans.add(node.id);
  }
  for (const id of openCircles(parents)) orphans.add(id);
  const children = new Map<string | null, Node[]>();
  for (const node of nodes.values()) {
    const parent = parents.get(node.id) ?? null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [node]);
    else siblings.push(node);
  }
  for (const siblings of children.values()) siblings.sort(byOrder);

  const rows: Draft[] = [];
  const rowById = new Map<string, Draft>();
  const stack: { nodes: readonly Node[]; next: number; prefix: string; parentId: string | null }[] =
    [{ nodes: children.get(null) ?? [], next: 0, prefix: "", parentId: null }];
  while (stack.length > 0) {
    const level = stack.at(-1)!;
    const node = level.nodes[level.next];
    if (node === undefined) {
      stack.pop();
      continue;
    }
    level.next += 1;
    const wbs = `${level.prefix}${level.next}`;
    const below = children.get(node.id);
    const row = draftOf(node, {
      parentId: level.parentId as PlanRow["parentId"],
      depth: stack.length - 1,
      wbs,
      position: rows.length,
      summary: below !== undefined,
    });
    rows.push(row);
    rowById.set(node.id, row);
    if (below !== undefined)
      stack.push({ nodes: below, next: 0, prefix: `${wbs}.`, parentId: node.id });
  }
  rollUp(rows, rowById);
  if (input.former !== undefined) keepFormer(rows, rowById, input.former);
  const finish = (children.get(null) ?? []).reduce<string | null>(
    (latest, node) => greatest(latest, rowById.get(node.id)!.finish),
    null,
  );
  return {
    rows: rows as PlanRow[],
    rowById: rowById as unknown as Plan["rowById"],
    childrenOf: new Map([...children].map(([id, list]) => [id, list.map((node) => node.id)])),
    relations: input.relations,
    relationsOf: groupRelations(input.relations.values()),
    taskCount: rows.reduce((count, row) => count + (row.kind === "task" ? 1 : 0), 0),
    finish,
    orphans,
  };
}
