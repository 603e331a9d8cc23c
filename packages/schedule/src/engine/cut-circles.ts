import type { Outline } from "./outline.ts";
import { exitOf, leafOrGate, roll, taskOfNode, type Ends, type Followers } from "./pass-order.ts";

/** The `nth` of the nodes that follow a leaf or a roll: successors, then the parent's roll; -1 after the last. */
function following(
  outline: Outline,
  { first, others }: Followers,
  node: number,
  nth: number,
): number {
  const task = taskOfNode(node);
  const count = first[task + 1]! - first[task]!;
  if (nth < count) return leafOrGate(others[first[task]! + nth]!);
  const above = outline.parent[task]!;
  return nth === count && above >= 0 ? roll(above) : -1;
}

/** Numbers of strongly connected sets by node, -1 of nodes on no circle. (R. E. Tarjan, 1972, with a stack of its own) */
export function circleOfNodes(outline: Outline, followers: Followers): Int32Array {
  const size = outline.parent.length * 2;
  const circle = new Int32Array(size).fill(-1);
  const index = new Int32Array(size);
  const low = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  /** How many followers were seen; for gates the next child, plus one. */
  const seen = new Int32Array(size);
  const path: number[] = [];
  const stack: number[] = [];
  let next = 1;
  let circles = 0;

  const isGate = (node: number) => (node & 1) === 0 && outline.firstChild[taskOfNode(node)]! >= 0;
  const step = (node: number): number => {
    if (!isGate(node)) return following(outline, followers, node, seen[node]!++);
    const child = seen[node] === 0 ? outline.firstChild[taskOfNode(node)]! : seen[node]! - 2;
    if (child < 0) return -1;
    seen[node] = outline.nextSibling[child]! + 2;
    return leafOrGate(child);
  };
  const enter = (node: number) => {
    index[node] = low[node] = next++;
    isOpen[node] = 1;
    path.push(node);
    stack.push(node);
  };

  for (let root = 0; root < size; root++) {
    const isNode = (root & 1) === 0 || outline.firstChild[taskOfNode(root)]! >= 0;
    if (!isNode || index[root] !== 0) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const to = step(node);
      if (to >= 0) {
        if (index[to] === 0) enter(to);
        else if (isOpen[to] === 1) low[node] = Math.min(low[node]!, index[to]!);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!);
      if (low[node] !== index[node]) continue;
      const isAlone = stack.at(-1) === node;
      let member: number;
      do {
        member = stack.pop()!;
        isOpen[member] = 0;
        if (!isAlone) circle[member] = circles;
      } while (member !== node);
      if (!isAlone) circles++;
    }
  }
  return circle;
}

/** X2: which relations are left out, in the order of their ids. Circles are as `circleOfNodes` numbers them. */
export function relationsToCut(
  outline: Outline,
  { predecessor, successor }: Ends,
  circle: Int32Array,
  relations: readonly { readonly id: string }[],
): readonly number[] {
  const inside: number[] = [];
  for (let n = 0; n < relations.length; n++) {
    if (predecessor[n]! < 0) continue;
    const number = circle[exitOf(outline, predecessor[n]!)]!;
    if (number >= 0 && number === circle[leafOrGate(successor[n]!)]) inside.push(n);
  }
  inside.sort((a, b) => (relations[a]!.id < relations[b]!.id ? -1 : 1));

  // Followers by relations taken so far; the rest of the graph stays within the circle's nodes.
  const taken = new Map<number, number[]>();
  const mark = new Int32Array(circle.length);
  let walk = 0;
  const leadsTo = (from: number, goal: number): boolean => {
    const number = circle[goal]!;
    const open = [from];
    mark[from] = ++walk;
    const visit = (node: number) => {
      if (mark[node] === walk || circle[node] !== number) return;
      mark[node] = walk;
      open.push(node);
    };
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node === goal) return true;
      const task = taskOfNode(node);
      const child = outline.firstChild[task]!;
      if (child >= 0 && node === leafOrGate(task))
        for (let below = child; below >= 0; below = outline.nextSibling[below]!)
          visit(leafOrGate(below));
      else {
        for (const next of taken.get(task) ?? []) visit(leafOrGate(next));
        if (outline.parent[task]! >= 0) visit(roll(outline.parent[task]!));
      }
    }
    return false;
  };
  const cut: number[] = [];
  for (const n of inside) {
    const from = exitOf(outline, predecessor[n]!);
    if (leadsTo(leafOrGate(successor[n]!), from)) cut.push(n);
    else {
      const list = taken.get(predecessor[n]!);
      if (list === undefined) taken.set(predecessor[n]!, [successor[n]!]);
      else list.push(successor[n]!);
    }
  }
  return cut;
}
