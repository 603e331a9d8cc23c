import type { Plan, PlanRow } from "./plan-row.ts";
import type { Task } from "./task.ts";

type Tree = Pick<Plan, "rows" | "byId">;
type Leaf = Pick<Task, "duration" | "progress">;

const weightOf = ({ duration }: Leaf): number => duration ?? 0;

/** Sums over the leaves below each row, by position; kept up to date edit by edit. Whole numbers only, so that no order matters. */
export class ProgressSums {
  readonly #weight: Float64Array;
  readonly #weighted: Float64Array;
  readonly #leaves: Int32Array;
  readonly #sum: Float64Array;
  readonly #parentAt: Int32Array;

  constructor({ rows, byId }: Tree) {
    const count = rows.length;
    this.#weight = new Float64Array(count);
    this.#weighted = new Float64Array(count);
    this.#leaves = new Int32Array(count);
    this.#sum = new Float64Array(count);
    this.#parentAt = Int32Array.from(rows, ({ parentId }) =>
      parentId === null ? -1 : byId.get(parentId)!.position,
    );
    for (const row of rows)
      if (row.kind === "task" && !row.isSummary) this.#add(row.position, row.task, 1);
  }

  /** Counts one leaf as it is now; calls back with each row above it, and with itself. */
  replace(row: PlanRow, before: Leaf, after: Leaf, visit: (position: number) => void): void {
    this.#add(row.position, before, -1);
    this.#add(row.position, after, 1);
    for (let at = row.position; at >= 0; at = this.#parentAt[at]!) visit(at);
  }

  /** 0 to 100. */
  progressAt(position: number): number {
    const weight = this.#weight[position]!;
    if (weight > 0) return Math.round(this.#weighted[position]! / weight);
    const leaves = this.#leaves[position]!;
    return leaves > 0 ? Math.round(this.#sum[position]! / leaves) : 0;
  }

  #add(position: number, leaf: Leaf, sign: 1 | -1): void {
    const weight = weightOf(leaf) * sign;
    for (let at = position; at >= 0; at = this.#parentAt[at]!) {
      this.#weight[at]! += weight;
      this.#weighted[at]! += weight * leaf.progress;
      this.#leaves[at]! += sign;
      this.#sum[at]! += leaf.progress * sign;
    }
  }
}
