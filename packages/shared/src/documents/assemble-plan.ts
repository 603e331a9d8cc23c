import type { YdocId } from "../primitives/ids.ts";
import { arrangeTree, type TreeNode } from "./arrange-tree.ts";
import type { Phase } from "./frame.ts";
import type {
  Plan,
  PlanFinding,
  PlanRelation,
  PlanRow,
  PlanSource,
  PhaseRow,
  TaskRow,
} from "./plan-row.ts";
import type { Relation, Task } from "./task.ts";

export type PlanInput = {
  readonly phases: Iterable<Phase>;
  /** In any order: the plan does not depend on it. */
  readonly lanes: readonly PlanSource[];
};

type Own =
  | { readonly kind: "task"; readonly task: Task; readonly source: PlanSource }
  | { readonly kind: "phase"; readonly phase: Phase };
type Node = TreeNode & {
  readonly own: Own;
  parent: Node | null;
  depth: number;
  wbs: string;
  start: string | null;
  finish: string | null;
  // Sums over the leaves below.
  weight: number;
  weighted: number;
  leaves: number;
  progressSum: number;
};

function nodeOf(id: string, order: string, wantedParent: string | null, own: Own): Node {
  return {
    id,
    order,
    wantedParent,
    own,
    misplaced: null,
    children: [],
    parent: null,
    depth: 0,
    wbs: "",
    start: null,
    finish: null,
    weight: 0,
    weighted: 0,
    leaves: 0,
    progressSum: 0,
  };
}

/** Which of several tasks with one id is shown: of the ydoc with the smallest id. Every replica that sees both decides alike. */
function collectNodes({ phases, lanes }: PlanInput, findings: PlanFinding[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const phase of phases)
    if (!phase.removed)
      nodes.set(phase.id, nodeOf(phase.id, phase.order, null, { kind: "phase", phase }));
  const doubles = new Map<string, string[]>();
  const ordered = lanes.toSorted((a, b) =>
    a.ydocId < b.ydocId ? -1 : a.ydocId > b.ydocId ? 1 : 0,
  );
  for (const source of ordered)
    for (const [id, task] of source.tasks) {
      if (task.removed) continue;
      const known = nodes.get(id);
      if (known === undefined)
        nodes.set(id, nodeOf(id, task.order, task.parentId, { kind: "task", task, source }));
      else {
        const first = known.own.kind === "task" ? known.own.source.ydocId : "";
        const ydocIds = doubles.get(id) ?? [first];
        ydocIds.push(source.ydocId);
        doubles.set(id, ydocIds);
      }
    }
  for (const [id, ydocIds] of doubles) findings.push({ type: "duplicate", id, ydocIds });
  return nodes;
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

const earlier = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a <= b ? a : b;
const later = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a >= b ? a : b;

/** Children come after their parent, so that one backward pass has every sum ready when it is asked for. */
function rollUp(ordered: readonly Node[]): void {
  for (let i = ordered.length - 1; i >= 0; i--) {
    const node = ordered[i]!;
    const own = node.own.kind === "task" ? node.own.task : node.own.phase;
    if (node.start === null && node.finish === null) {
      node.start = own.start;
      node.finish = own.finish;
    }
    if (node.children.length === 0 && node.own.kind === "task") {
      const { duration, progress } = node.own.task;
      node.weight = duration ?? 0;
      node.weighted = node.weight * progress;
      node.leaves = 1;
      node.progressSum = progress;
    }
    const { parent } = node;
    if (parent === null) continue;
    parent.start = earlier(parent.start, earlier(node.start, node.finish));
    parent.finish = later(parent.finish, later(node.finish, node.start));
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

function rowOf(node: Node): PlanRow {
  const place = {
    id: node.id,
    parentId: node.parent?.id ?? null,
    childIds: node.children.map(({ id }) => id),
    depth: node.depth,
    wbs: node.wbs,
    misplaced: node.misplaced,
    start: node.start,
    finish: node.finish,
    progress: progressOf(node),
    isSummary: node.children.length > 0,
  };
  if (node.own.kind === "phase")
    return { ...place, kind: "phase", phase: node.own.phase } satisfies PhaseRow;
  const { task, source } = node.own;
  const { ydocId, organisationId, audience } = source;
  return { ...place, kind: "task", task, ydocId, organisationId, audience } satisfies TaskRow;
}

function isSameRow(a: PlanRow, b: PlanRow): boolean {
  const isSameOwn =
    a.kind === "task"
      ? b.kind === "task" &&
        a.task === b.task &&
        a.ydocId === b.ydocId &&
        a.organisationId === b.organisationId &&
        a.audience === b.audience
      : b.kind === "phase" && a.phase === b.phase;
  return (
    isSameOwn &&
    a.parentId === b.parentId &&
    a.depth === b.depth &&
    a.wbs === b.wbs &&
    a.misplaced === b.misplaced &&
    a.start === b.start &&
    a.finish === b.finish &&
    a.progress === b.progress &&
    a.childIds.length === b.childIds.length &&
    a.childIds.every((id, i) => id === b.childIds[i])
  );
}

/** A relation is frozen, so that what was made of it once stays right. */
const planRelations = new WeakMap<Relation, PlanRelation>();
function planRelationOf(relation: Relation, ydocId: YdocId): PlanRelation {
  let made = planRelations.get(relation);
  if (made?.ydocId !== ydocId) {
    made = { ...relation, ydocId };
    planRelations.set(relation, made);
  }
  return made;
}

function collectRelations(
  lanes: readonly PlanSource[],
  byId: ReadonlyMap<string, PlanRow>,
  findings: PlanFinding[],
): PlanRelation[] {
  const relations: PlanRelation[] = [];
  for (const { ydocId, relations: own } of lanes)
    for (const relation of own.values()) {
      if (relation.removed) continue;
      const { predecessorId, successorId } = relation;
      // Where the successor itself is gone, its relations went with it.
      if (!byId.has(successorId)) continue;
      if (byId.has(predecessorId)) relations.push(planRelationOf(relation, ydocId));
      else findings.push({ type: "dangling-relation", id: relation.id, missing: [predecessorId] });
    }
  return relations.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const nameOf = (finding: PlanFinding): string =>
  `${finding.type} ${finding.type === "cycle" ? finding.ids[0] : finding.id}`;

/**
 * One tree over all lanes and the phases of the frame. Total: whatever merges have made of the parents, each row stands in it once. Rows
 * that are as they were in `previous` keep their identity.
 */
export function assemblePlan(input: PlanInput, previous?: Plan): Plan {
  const findings: PlanFinding[] = [];
  const nodes = collectNodes(input, findings);
  const ordered = flatten(arrangeTree(nodes, findings) as readonly Node[]);
  rollUp(ordered);
  const byId = new Map<string, PlanRow>();
  const rows = ordered.map((node) => {
    const row = rowOf(node);
    const before = previous?.byId.get(node.id);
    const kept = before !== undefined && isSameRow(before, row) ? before : row;
    byId.set(node.id, kept);
    return kept;
  });
  const relations = collectRelations(input.lanes, byId, findings);
  findings.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
  return { rows, byId, relations, findings };
}
