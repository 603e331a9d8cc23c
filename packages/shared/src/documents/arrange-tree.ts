import { compareOrder } from "./fractional-order.ts";
import type { Misplacement, PlanFinding } from "./plan-row.ts";

export type TreeNode = {
  readonly id: string;
  readonly order: string;
  wantedParent: string | null;
  misplaced: Misplacement | null;
  readonly children: TreeNode[];
};

const isBefore = (a: string, b: string): boolean => a < b;

/**
 * Of every cycle the member with the smallest id goes to the root. Which members a cycle has depends on the parent fields alone, so
 * that every replica with the same fields breaks it at the same place.
 */
function breakCycles(nodes: ReadonlyMap<string, TreeNode>, findings: PlanFinding[]): void {
  const walkOf = new Map<TreeNode, TreeNode>();
  for (const start of nodes.values()) {
    if (walkOf.has(start)) continue;
    const path: TreeNode[] = [];
    let at: TreeNode | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, start);
      path.push(at);
      at = at.wantedParent === null ? undefined : nodes.get(at.wantedParent);
    }
    if (at === undefined || walkOf.get(at) !== start) continue;
    const cycle = path.slice(path.indexOf(at));
    const top = cycle.reduce((least, node) => (isBefore(node.id, least.id) ? node : least));
    top.misplaced = "cycle";
    const from = cycle.indexOf(top);
    const ids = [...cycle.slice(from), ...cycle.slice(0, from)].map(({ id }) => id);
    findings.push({ type: "cycle", ids });
  }
}

/** Puts nodes under their parents and sorts siblings. Returns the root level, misplaced nodes last. */
export function arrangeTree(
  nodes: ReadonlyMap<string, TreeNode>,
  findings: PlanFinding[],
): readonly TreeNode[] {
  breakCycles(nodes, findings);
  const roots: TreeNode[] = [];
  const misplaced: TreeNode[] = [];
  const parents: TreeNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.wantedParent === null ? undefined : nodes.get(node.wantedParent);
    if (node.misplaced === "cycle") misplaced.push(node);
    else if (parent !== undefined) {
      if (parent.children.length === 0) parents.push(parent);
      parent.children.push(node);
    } else if (node.wantedParent === null) roots.push(node);
    else {
      node.misplaced = "orphan";
      misplaced.push(node);
      findings.push({ type: "orphan", id: node.id, parentId: node.wantedParent });
    }
  }
  for (const parent of parents) parent.children.sort(compareOrder);
  return [...roots.sort(compareOrder), ...misplaced.sort(compareOrder)];
}
