import type { EntityId, TaskId, YdocId } from "../primitives/ids.ts";
import { arrangeTree, type TreeNode } from "./arrange-tree.ts";
import type { Phase } from "./frame.ts";
import { livingParents } from "./living-parents.ts";
import { openParents } from "./open-parents.ts";
import { patchRows, type PlanTables } from "./patch-plan.ts";
import { planResources, type ResourceTables } from "./plan-resources.ts";
import { placeLanes } from "./place-lanes.ts";
import { RowIndex } from "./row-index.ts";
import {
  EMPTY_PLAN,
  type PlacedRelation,
  type PlacedTask,
  type Plan,
  type PlanFinding,
  type PlanRelation,
  type PlanRow,
  type PlanSource,
} from "./plan-row.ts";
import type { Relation } from "./task.ts";

type Tables = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
};

/** In any order: the plan does not depend on it. */
export type PlanInput = {
  readonly phases: Iterable<Phase>;
  readonly frameId?: YdocId | null;
} & ((Tables & Partial<ResourceTables>) | { readonly lanes: readonly PlanSource[] });

type Own = { readonly kind: "task" } & PlacedTask;
type OwnPhase = { readonly kind: "phase"; readonly phase: Phase; readonly ydocId: YdocId };
type Node = TreeNode & {
  readonly own: Own | OwnPhase;
  parent: Node | null;
  depth: number;
  wbs: string;
  // Sums over the leaves below.
  weight: number;
  weighted: number;
  leaves: number;
  progressSum: number;
};

const nodeOf = (id: string, order: string, own: Own | OwnPhase): Node => ({
  id,
  order,
  wantedParent: null,
  own,
  misplaced: null,
  children: [],
  parent: null,
  depth: 0,
  wbs: "",
  weight: 0,
  weighted: 0,
  leaves: 0,
  progressSum: 0,
});

function collectNodes(
  tasks: Tables["tasks"],
  phases: Iterable<Phase>,
  frameId: YdocId,
): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const removedPhases = new Set<string>();
  for (const phase of phases)
    if (phase.removed) removedPhases.add(phase.id);
    else
      nodes.set(phase.id, nodeOf(phase.id, phase.order, { kind: "phase", phase, ydocId: frameId }));
  for (const [id, placed] of tasks)
    if (!placed.task.removed && !nodes.has(id))
      nodes.set(id, nodeOf(id, placed.task.order, { kind: "task", ...placed }));
  const parentOf = livingParents(tasks, nodes, removedPhases);
  for (const node of nodes.values())
    if (node.own.kind === "task") node.wantedParent = parentOf(node.own.task.parentId);
  liftFromOthers(nodes);
  return nodes;
}

/** Every answer is found before the first is used: they do not depend on each other. */
function liftFromOthers(nodes: ReadonlyMap<string, Node>): void {
  const openParentOf = openParents(nodes);
  const found: (readonly [node: Node, parent: string | null])[] = [];
  for (const node of nodes.values())
    if (node.own.kind === "task" && node.own.audience !== "everyone")
      found.push([node, openParentOf(node.wantedParent, node.own.organisationId)]);
  for (const [node, parent] of found) node.wantedParent = parent;
}

/** Depth first with an own stack: a chain of parents may be as long as the plan. */
function flatten(roots: readonly Node[]): Node[] {
  const ordered: Node[] = [];
  const stack: Node[] = [];
  for (let i = roots.length - 1; i >= 0; i--) {
    roots[i]!.wbs = String(i + 1);
    stack.push(roots[i]!);
  }
  while (stack.length > 0) {
    const node = stack.pop()!;
    ordered.push(node);
    const children = node.children as Node[];
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]!;
      child.parent = node;
      child.depth = node.depth + 1;
      child.wbs = `${node.wbs}.${i + 1}`;
      stack.push(child);
    }
  }
  return ordered;
}

/** Children come after their parent, so that one backward pass has every sum ready when it is asked for. */
function rollUp(ordered: readonly Node[]): void {
  for (let i = ordered.length - 1; i >= 0; i--) {
    const node = ordered[i]!;
    if (node.children.length === 0 && node.own.kind === "task") {
      const { duration, progress } = node.own.task;
      node.weight = duration ?? 0;
      node.weighted = node.weight * progress;
      node.leaves = 1;
      node.progressSum = progress;
    }
    const { parent } = node;
    if (parent === null) continue;
    parent.weight += node.weight;
    parent.weighted += node.weighted;
    parent.leaves += node.leaves;
    parent.progressSum += node.progressSum;
  }
}

function progressOf(node: Node): number {
  if (node.weight > 0) return Math.round(node.weighted / node.weight);
  return node.leaves > 0 ? Math.round(node.progressSum / node.leaves) : 0;
}

/** Each written out in one piece: of fields that are added to an object later, every row would keep an array of its own. */
function rowOf(node: Node, position: number): PlanRow {
  const { id, depth, wbs, misplaced, own } = node;
  const parentId = node.parent?.id ?? null;
  const progress = progressOf(node);
  const isSummary = node.children.length > 0;
  return own.kind === "phase"
    ? {
        id: id as EntityId,
        parentId: parentId as EntityId | null,
        depth,
        wbs,
        position,
        misplaced,
        start: null,
        finish: null,
        dates: null,
        progress,
        isSummary,
        kind: "phase",
        phase: own.phase,
        ydocId: own.ydocId,
      }
    : {
        id: id as TaskId,
        parentId: parentId as TaskId | null,
        depth,
        wbs,
        position,
        misplaced,
        start: null,
        finish: null,
        dates: null,
        progress,
        isSummary,
        kind: "task",
        task: own.task,
        ydocId: own.ydocId,
        organisationId: own.organisationId,
        audience: own.audience,
      };
}

function isSameRow(a: PlanRow, b: PlanRow): boolean {
  const isSameOwn =
    a.kind === "task"
      ? b.kind === "task" &&
        a.task === b.task &&
        a.organisationId === b.organisationId &&
        a.audience === b.audience
      : b.kind === "phase" && a.phase === b.phase;
  return (
    isSameOwn &&
    a.ydocId === b.ydocId &&
    a.position === b.position &&
    a.parentId === b.parentId &&
    a.depth === b.depth &&
    a.wbs === b.wbs &&
    a.misplaced === b.misplaced &&
    a.progress === b.progress &&
    a.isSummary === b.isSummary
  );
}

/** A relation is frozen, so that what was made of it once stays right. */
const planRelations = new WeakMap<Relation, PlanRelation>();
function planRelationOf({ relation, ydocId }: PlacedRelation): PlanRelation {
  let made = planRelations.get(relation);
  if (made?.ydocId !== ydocId) {
    made = { ...relation, ydocId };
    planRelations.set(relation, made);
  }
  return made;
}

function collectRelations(
  placed: Tables["relations"],
  byId: ReadonlyMap<string, PlanRow>,
  findings: PlanFinding[],
): Pick<Plan, "relations" | "relationsOf"> {
  const relations: PlanRelation[] = [];
  const relationsOf = new Map<TaskId, PlacedRelation[]>();
  for (const one of placed.values()) {
    const { id, removed, predecessorId, successorId } = one.relation;
    // Where the successor itself is gone, its relations went with it.
    if (removed || !byId.has(successorId)) continue;
    const into = relationsOf.get(successorId);
    if (into === undefined) relationsOf.set(successorId, [one]);
    else into.push(one);
    if (byId.has(predecessorId)) relations.push(planRelationOf(one));
    else findings.push({ type: "dangling-relation", id, missing: [predecessorId] });
  }
  relations.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const into of relationsOf.values())
    if (into.length > 1)
      into.sort((a, b) =>
        a.relation.id < b.relation.id ? -1 : a.relation.id > b.relation.id ? 1 : 0,
      );
  return { relations, relationsOf };
}

const nameOf = (finding: PlanFinding): string =>
  `${finding.type} ${finding.type === "cycle" ? finding.ids[0] : finding.id}`;

/** The same each time: what did not change is known by its identity. */
const NO_ENTITIES: ReadonlyMap<EntityId, never> = new Map<EntityId, never>();

/** What each plan was assembled of, for as long as somebody holds it. */
const tablesOf = new WeakMap<Plan, PlanTables>();

function assembled(tables: PlanTables, known: readonly PlanFinding[], previous?: Plan): Plan {
  const findings: PlanFinding[] = [...known];
  const nodes = collectNodes(tables.tasks, tables.phases, tables.frameId);
  const roots = arrangeTree(nodes, findings) as readonly Node[];
  const ordered = flatten(roots);
  rollUp(ordered);
  const places = new Map<string, number>();
  const childrenOf = new Map<string | null, readonly string[]>([[null, roots.map(({ id }) => id)]]);
  let taskCount = 0;
  const rows = ordered.map((node, position) => {
    const row = rowOf(node, position);
    const before = previous?.byId.get(node.id);
    const kept = before !== undefined && isSameRow(before, row) ? before : row;
    places.set(node.id, position);
    if (node.children.length > 0)
      childrenOf.set(
        node.id,
        node.children.map(({ id }) => id),
      );
    if (kept.kind === "task") taskCount += 1;
    return kept;
  });
  const byId = new RowIndex(rows, places);
  const relations = collectRelations(tables.relations, byId, findings);
  const resources = planResources(tables, byId);
  findings.sort(byName);
  return { ...EMPTY_PLAN, rows, byId, childrenOf, ...relations, ...resources, taskCount, findings };
}

const byName = (a: PlanFinding, b: PlanFinding): number =>
  nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0;

/** The plan after changes that leave the tree as it is; null where they may not. */
function patched(previous: Plan, tables: PlanTables): Plan | null {
  const before = tablesOf.get(previous);
  const rows = before === undefined ? null : patchRows(previous, before, tables);
  if (before === undefined || rows === null) return null;
  const isSameWork =
    before.resources === tables.resources && before.assignments === tables.assignments;
  const resources = isSameWork ? {} : planResources(tables, rows.byId);
  if (before.relations === tables.relations) return { ...previous, ...rows, ...resources };
  const findings = previous.findings.filter(({ type }) => type !== "dangling-relation");
  const relations = collectRelations(tables.relations, rows.byId, findings);
  return { ...previous, ...rows, ...relations, ...resources, findings: findings.sort(byName) };
}

/**
 * One tree over all lanes and the phases of the frame. Total: whatever merges have made of the parents, each row stands in it once. Rows
 * that are as they were in `previous`, which has no dates either, keep their identity. Dates are schedule/plan-scheduler.ts's matter.
 */
export function assemblePlan(input: PlanInput, previous?: Plan): Plan {
  const shared = { phases: [...input.phases], frameId: input.frameId ?? ("" as YdocId) };
  if ("lanes" in input) {
    const { findings, ...placed } = placeLanes(input.lanes);
    return assembled({ ...placed, ...shared }, findings, previous);
  }
  const { tasks, relations, resources = NO_ENTITIES, assignments = NO_ENTITIES } = input;
  const tables = { tasks, relations, resources, assignments, ...shared };
  const plan =
    (previous === undefined ? null : patched(previous, tables)) ?? assembled(tables, [], previous);
  tablesOf.set(plan, tables);
  return plan;
}
