/** The relations at one end of every task, each task's in one stretch of memory. Edges carry the other end and the relation's place. */
export class EdgeLists {
  start: Int32Array;
  count: Int32Array;
  #room: Int32Array;
  other: Int32Array;
  relation: Int32Array;
  /** The relation's bits and its lag in tenths once more, so that passes need not look further (plan.ts). */
  code: Uint8Array;
  lag: Int32Array;
  #end: number;

  /** From the ends of relations, by place: `of` owns the edge to `to`; relations with `of` below zero are left out. */
  constructor(tasks: number, of: Int32Array, to: Int32Array) {
    this.start = new Int32Array(tasks);
    this.count = new Int32Array(tasks);
    for (let n = 0; n < of.length; n++) if (of[n]! >= 0) this.count[of[n]!]!++;
    let end = 0;
    for (let task = 0; task < tasks; task++) {
      this.start[task] = end;
      end += this.count[task]!;
    }
    this.other = new Int32Array(end);
    this.relation = new Int32Array(end);
    this.code = new Uint8Array(end);
    this.lag = new Int32Array(end);
    const filled = this.start.slice();
    for (let n = 0; n < of.length; n++) {
      if (of[n]! < 0) continue;
      const at = filled[of[n]!]!++;
      this.other[at] = to[n]!;
      this.relation[at] = n;
    }
    this.#room = this.count.slice();
    this.#end = end;
  }

  get bytes(): number {
    return 4 * (this.start.length * 3 + this.other.length * 3) + this.code.length;
  }

  add(task: number, other: number, relation: number): void {
    const count = this.count[task]!;
    if (count === this.#room[task]!) this.#move(task, count * 2 + 2);
    const at = this.start[task]! + count;
    this.other[at] = other;
    this.relation[at] = relation;
    this.count[task] = count + 1;
  }

  /** Notes bits and lag of a relation of the task. */
  describe(task: number, relation: number, code: number, lag: number): void {
    let at = this.start[task]!;
    while (this.relation[at] !== relation) at++;
    this.code[at] = code;
    this.lag[at] = lag;
  }

  remove(task: number, relation: number): void {
    const start = this.start[task]!;
    const last = start + this.count[task]! - 1;
    for (let at = start; at <= last; at++) {
      if (this.relation[at] !== relation) continue;
      this.other[at] = this.other[last]!;
      this.relation[at] = this.relation[last]!;
      this.code[at] = this.code[last]!;
      this.lag[at] = this.lag[last]!;
      this.count[task] = last - start;
      return;
    }
  }

  #move(task: number, room: number): void {
    const need = this.#end + room;
    if (need > this.other.length) {
      const length = Math.ceil(need * 1.25) + 64;
      this.other = grown(this.other, length);
      this.relation = grown(this.relation, length);
      this.lag = grown(this.lag, length);
      const code = new Uint8Array(length);
      code.set(this.code);
      this.code = code;
    }
    const from = this.start[task]!;
    const to = from + this.count[task]!;
    this.other.copyWithin(this.#end, from, to);
    this.relation.copyWithin(this.#end, from, to);
    this.code.copyWithin(this.#end, from, to);
    this.lag.copyWithin(this.#end, from, to);
    this.start[task] = this.#end;
    this.#room[task] = room;
    this.#end = need;
  }
}

export function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(length, array.length));
  longer.set(array);
  return longer;
}
