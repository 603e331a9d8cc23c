import { otherEnd, WIDTH } from "./edge-lists.ts";
import { exitOf, leafOrGate, roll, taskOfNode } from "./pass-order.ts";
import { SUMMARY, type Plan } from "./plan.ts";

/** Keeps the order of the passes when relations are added. (D. J. Pearce and P. H. J. Kelly, 2006) */
export class NodeOrder {
  readonly #plan: Plan;
  /** By node. */
  readonly rank: Int32Array;
  readonly #mark: Uint8Array;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.rank = plan.room.int32(plan.tasks.length * 2);
    this.#mark = plan.room.uint8(plan.tasks.length * 2);
    for (let n = 0; n < plan.nodes; n++) this.rank[plan.order[n]!] = n;
  }

  /** Puts the node of a leaf in, which has no relations: before the roll of what lies above, or at the end. */
  put(task: number): void {
    const plan = this.#plan;
    const above = plan.outline.parent[task]!;
    const at = above < 0 ? plan.nodes : this.rank[roll(above)]!;
    plan.order.copyWithin(at + 1, at, plan.nodes++);
    plan.order[at] = leafOrGate(task);
    this.#number(at);
  }

  /** Takes the node of a leaf out. */
  remove(task: number): void {
    const plan = this.#plan;
    const at = this.rank[leafOrGate(task)]!;
    plan.order.copyWithin(at, at + 1, plan.nodes--);
    this.#number(at);
  }

  #number(from: number): void {
    const { order, nodes } = this.#plan;
    for (let n = from; n < nodes; n++) this.rank[order[n]!] = n;
  }

  /** Makes room for a relation that is not among the edges yet; false, and nothing moved, where it would close a circle. */
  allow(predecessor: number, successor: number): boolean {
    const { rank } = this;
    const from = exitOf(this.#plan.outline, predecessor);
    const to = leafOrGate(successor);
    if (rank[from]! < rank[to]!) return true;
    const after = this.#reach(to, (node, visit) => this.#eachAfter(node, visit), {
      isIn: (node) => rank[node]! <= rank[from]!,
      goal: from,
    });
    if (after === null) return false;
    const before = this.#reach(from, (node, visit) => this.#eachBefore(node, visit), {
      isIn: (node) => rank[node]! >= rank[to]!,
      goal: -1,
    })!;
    const byRank = (a: number, b: number) => rank[a]! - rank[b]!;
    const nodes = [...before.toSorted(byRank), ...after.toSorted(byRank)];
    const ranks = nodes.map((node) => rank[node]!).toSorted((a, b) => a - b);
    nodes.forEach((node, n) => {
      rank[node] = ranks[n]!;
      this.#plan.order[ranks[n]!] = node;
    });
    return true;
  }

  /** All nodes that are reached; null where the goal is among them. */
  #reach(
    start: number,
    each: (node: number, visit: (next: number) => void) => void,
    { isIn, goal }: { isIn: (node: number) => boolean; goal: number },
  ): number[] | null {
    const found = [start];
    this.#mark[start] = 1;
    let isMet = start === goal;
    const visit = (next: number) => {
      if (next === goal) isMet = true;
      if (this.#mark[next] === 1 || !isIn(next)) return;
      this.#mark[next] = 1;
      found.push(next);
    };
    for (let n = 0; n < found.length && !isMet; n++) each(found[n]!, visit);
    for (const node of found) this.#mark[node] = 0;
    return isMet ? null : found;
  }

  #eachAfter(node: number, visit: (next: number) => void): void {
    const { outline, outgoing, flags } = this.#plan;
    const task = taskOfNode(node);
    if (node === leafOrGate(task) && (flags[task]! & SUMMARY) !== 0) {
      for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!)
        visit(leafOrGate(child));
      return;
    }
    const end = outgoing.endOf(task);
    for (let at = outgoing.start[task]!; at < end; at += WIDTH)
      visit(leafOrGate(otherEnd(outgoing.cells, at)));
    if (outline.parent[task]! >= 0) visit(roll(outline.parent[task]!));
  }

  #eachBefore(node: number, visit: (next: number) => void): void {
    const { outline, incoming } = this.#plan;
    const task = taskOfNode(node);
    if (node === roll(task)) {
      for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!)
        visit(exitOf(outline, child));
      return;
    }
    const end = incoming.endOf(task);
    for (let at = incoming.start[task]!; at < end; at += WIDTH)
      visit(exitOf(outline, otherEnd(incoming.cells, at)));
    if (outline.parent[task]! >= 0) visit(leafOrGate(outline.parent[task]!));
  }
}
