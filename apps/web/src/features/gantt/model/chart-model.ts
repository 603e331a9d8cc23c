import type { Plan, PlanRelation } from "@parley/shared/documents/plan-row.ts";
import { BAR_NONE, barOf, CRITICAL, type GanttRow, type RowFacts } from "./gantt-rows.ts";

/** No moment: outside the range of the engine's. */
export const NO_INSTANT = -0x80000000;

export const TYPE_CODES = ["FS", "SS", "FF", "SF"] as const;

/** Relations between visible rows; what is folded away is stood for by the row that hides it. */
export type RelationTable = {
  readonly count: number;
  readonly predecessor: Int32Array;
  readonly successor: Int32Array;
  /** Places in TYPE_CODES. */
  readonly type: Uint8Array;
  /** Places in the plan's own list. */
  readonly source: Int32Array;
  /** By row: 1 where one comes in. */
  readonly isEntered: Uint8Array;
};

/** Moments of a bar, in tenths of a minute. */
export type Span = { readonly start: number; readonly finish: number };

/** Where a bar lay before it was moved. */
export type Moved = Span & { readonly id: string };

const NO_RELATIONS: RelationTable = {
  count: 0,
  predecessor: new Int32Array(0),
  successor: new Int32Array(0),
  type: new Uint8Array(0),
  source: new Int32Array(0),
  isEntered: new Uint8Array(0),
};
const NO_MOVES: readonly Moved[] = [];

type Columns = {
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  readonly colour: Uint8Array;
  readonly progress: Uint8Array;
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly deadline: Int32Array;
};
const columnsFor = (count: number): Columns => ({
  kind: new Uint8Array(count),
  flags: new Uint8Array(count),
  colour: new Uint8Array(count),
  progress: new Uint8Array(count),
  start: new Int32Array(count),
  finish: new Int32Array(count),
  deadline: new Int32Array(count),
});

function isSameOrder(a: readonly GanttRow[], b: readonly GanttRow[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1)
    if (a[at] !== b[at] && a[at]!.id !== b[at]!.id) return false;
  return true;
}

/** The chart as typed arrays, by row. Told of a new plan, it writes what changed and nothing else. */
export class ChartModel {
  rows: readonly GanttRow[] = [];
  indexOf: ReadonlyMap<string, number> = new Map();
  relations: RelationTable = NO_RELATIONS;
  /** The span of all bars; null without any. */
  from: number | null = null;
  to: number | null = null;
  #columns = columnsFor(0);
  #facts: RowFacts | null = null;
  #relationsOf: readonly PlanRelation[] | null = null;

  get count(): number {
    return this.rows.length;
  }
  get kind(): Uint8Array {
    return this.#columns.kind;
  }
  get flags(): Uint8Array {
    return this.#columns.flags;
  }
  get colour(): Uint8Array {
    return this.#columns.colour;
  }
  get progress(): Uint8Array {
    return this.#columns.progress;
  }
  get start(): Int32Array {
    return this.#columns.start;
  }
  get finish(): Int32Array {
    return this.#columns.finish;
  }
  get deadline(): Int32Array {
    return this.#columns.deadline;
  }

  /** Says which bars lie elsewhere than before. */
  update(rows: readonly GanttRow[], plan: Plan, facts: RowFacts): readonly Moved[] {
    const former = { rows: this.rows, columns: this.#columns, indexOf: this.indexOf };
    const isSame = isSameOrder(rows, former.rows);
    const isFresh = facts !== this.#facts;
    if (!isSame) {
      this.#columns = columnsFor(rows.length);
      this.indexOf = new Map(rows.map(({ id }, index) => [id, index]));
    }
    const moved: Moved[] = [];
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      if (isSame && !isFresh && former.rows[index] === row) continue;
      const old = isSame ? index : (former.indexOf.get(row.id) ?? -1);
      const isKept = old >= 0 && !isFresh && former.rows[old]!.row === row.row;
      if (isKept && isSame) continue;
      if (isKept) this.#copy(former.columns, old, index);
      else this.#write(index, row, facts, former.columns, old, moved);
    }
    this.rows = rows;
    this.#facts = facts;
    this.#measure();
    if (!isSame || plan.relations !== this.#relationsOf) {
      this.#relationsOf = plan.relations;
      this.relations = this.#relationTable(plan);
    }
    return moved.length === 0 ? NO_MOVES : moved;
  }

  /** The relation that a line stands for. */
  relationAt(index: number): PlanRelation | null {
    return this.#relationsOf?.[this.relations.source[index] ?? -1] ?? null;
  }

  isCriticalRelation(index: number): boolean {
    const { predecessor, successor } = this.relations;
    const flags = this.flags;
    return (flags[predecessor[index]!]! & flags[successor[index]!]! & CRITICAL) !== 0;
  }

  #copy(from: Columns, old: number, index: number): void {
    const to = this.#columns;
    to.kind[index] = from.kind[old]!;
    to.flags[index] = from.flags[old]!;
    to.colour[index] = from.colour[old]!;
    to.progress[index] = from.progress[old]!;
    to.start[index] = from.start[old]!;
    to.finish[index] = from.finish[old]!;
    to.deadline[index] = from.deadline[old]!;
  }

  #write(
    index: number,
    { id, row }: GanttRow,
    facts: RowFacts,
    before: Columns,
    old: number,
    moved: Moved[],
  ): void {
    const bar = barOf(row, facts);
    if (old >= 0 && bar.kind !== BAR_NONE && before.kind[old] !== BAR_NONE) {
      const [start, finish] = [before.start[old]!, before.finish[old]!];
      if (start !== bar.start || finish !== bar.finish) moved.push({ id, start, finish });
    }
    const to = this.#columns;
    to.kind[index] = bar.kind;
    to.flags[index] = bar.flags;
    to.colour[index] = bar.colour;
    to.progress[index] = bar.progress;
    to.start[index] = bar.start;
    to.finish[index] = bar.finish;
    to.deadline[index] = bar.deadline ?? NO_INSTANT;
  }

  #measure(): void {
    const { kind, start, finish } = this.#columns;
    let from = Number.POSITIVE_INFINITY;
    let to = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < kind.length; index += 1) {
      if (kind[index] === BAR_NONE) continue;
      if (start[index]! < from) from = start[index]!;
      if (finish[index]! > to) to = finish[index]!;
    }
    this.from = from <= to ? from : null;
    this.to = from <= to ? to : null;
  }

  #relationTable({ relations, byId }: Plan): RelationTable {
    const shownAt = (id: string): number => {
      let at: string | null = id;
      while (at !== null) {
        const index = this.indexOf.get(at);
        if (index !== undefined) return index;
        at = byId.get(at)?.parentId ?? null;
      }
      return -1;
    };
    const predecessor = new Int32Array(relations.length);
    const successor = new Int32Array(relations.length);
    const type = new Uint8Array(relations.length);
    const source = new Int32Array(relations.length);
    const isEntered = new Uint8Array(this.count);
    let count = 0;
    for (const [at, relation] of relations.entries()) {
      const from = shownAt(relation.predecessorId);
      const to = shownAt(relation.successorId);
      if (from < 0 || to < 0 || from === to) continue;
      predecessor[count] = from;
      successor[count] = to;
      isEntered[to] = 1;
      source[count] = at;
      type[count] = TYPE_CODES.indexOf(relation.type);
      count += 1;
    }
    return { count, predecessor, successor, type, source, isEntered };
  }
}
