import type { ArrayRoom } from "./array-room.ts";
import { DATES_SHIFT, LATE } from "./dates.ts";

/** Numbers of an edge: where the date lies that is asked of (dates.ts), bits and clock, lag in tenths, and the relation's place. */
export const WIDTH = 4;
export const CODE = 1;
export const LAG = 2;
export const RELATION = 3;
/** The clock of the lag lies above the bits (plan.ts); the place ELAPSED is every hour. */
export const CLOCK_SHIFT = 8;

/** The task at the other end of an edge. */
export const otherEnd = (cells: Int32Array, at: number): number => cells[at]! >> DATES_SHIFT;

/**
 * The relations at one end of every task, each task's in one stretch of memory with all that passes need of them. Places in `cells` are
 * those of the first number of an edge.
 */
export class EdgeLists {
  /** Where the edges of a task begin in `cells`. */
  start: Int32Array;
  count: Int32Array;
  cells: Int32Array;
  #room: Int32Array;
  #end: number;

  /** From the ends of relations, by place: `of` owns the edge to `to`. */
  constructor(tasks: number, of: Int32Array, to: Int32Array, room: ArrayRoom) {
    this.start = room.int32(tasks);
    this.count = room.int32(tasks);
    for (let n = 0; n < of.length; n++) this.count[of[n]!]!++;
    let end = 0;
    for (let task = 0; task < tasks; task++) {
      this.start[task] = end;
      end += this.count[task]! * WIDTH;
    }
    const cells = room.int32(end);
    const filled = room.passing(tasks);
    filled.set(this.start);
    for (let n = 0; n < of.length; n++) {
      const at = filled[of[n]!]!;
      filled[of[n]!] = at + WIDTH;
      cells[at] = to[n]! << DATES_SHIFT;
      cells[at + RELATION] = n;
    }
    this.cells = cells;
    this.#room = room.int32(tasks);
    this.#room.set(this.count);
    this.#end = end;
  }

  /** Where the edges of a task end in `cells`. */
  endOf(task: number): number {
    return this.start[task]! + this.count[task]! * WIDTH;
  }

  add(task: number, other: number, relation: number): void {
    const count = this.count[task]!;
    if (count === this.#room[task]!) this.#move(task, count * 2 + 2);
    const at = this.start[task]! + count * WIDTH;
    this.cells[at] = other << DATES_SHIFT;
    this.cells[at + RELATION] = relation;
    this.count[task] = count + 1;
  }

  /** Where the edge of a relation of the task lies. */
  find(task: number, relation: number): number {
    let at = this.start[task]!;
    while (this.cells[at + RELATION] !== relation) at += WIDTH;
    return at;
  }

  /** Notes which of the other end's early dates is asked of, bits and clock, and the lag of an edge. */
  describe(at: number, date: number, code: number, lag: number): void {
    const { cells } = this;
    cells[at] = (cells[at]! & ~(LATE - 1)) | date;
    cells[at + CODE] = code;
    cells[at + LAG] = lag;
  }

  remove(task: number, relation: number): void {
    const { cells } = this;
    const last = this.endOf(task) - WIDTH;
    for (let at = this.start[task]!; at <= last; at += WIDTH) {
      if (cells[at + RELATION] !== relation) continue;
      cells.copyWithin(at, last, last + WIDTH);
      this.count[task]!--;
      return;
    }
  }

  #move(task: number, room: number): void {
    const need = this.#end + room * WIDTH;
    if (need > this.cells.length) this.cells = grown(this.cells, Math.ceil(need * 1.25) + 64);
    this.cells.copyWithin(this.#end, this.start[task]!, this.endOf(task));
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
