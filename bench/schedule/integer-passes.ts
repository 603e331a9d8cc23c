import type { Network } from "@parley/schedule/network.ts";

/**
 * The floor: early and late starts of the same tasks and relations as bare integers, without calendars, summaries, constraints, floats.
 * Each relation is one offset from start to start; arrays are in topological order, edges of a task lie together at both of its ends.
 */
export class IntegerPasses {
  readonly #duration: Int32Array;
  readonly #inStart: Int32Array;
  readonly #inOther: Int32Array;
  readonly #inOffset: Int32Array;
  readonly #outStart: Int32Array;
  readonly #outOther: Int32Array;
  readonly #outOffset: Int32Array;
  readonly #early: Int32Array;
  readonly #late: Int32Array;

  /** `ids` are the tasks in topological order. */
  constructor(network: Network, ids: readonly string[]) {
    const placeOf = new Map(ids.map((id, place) => [id, place]));
    const durations = new Map(network.tasks.map(({ id, duration }) => [id, duration ?? 0]));
    this.#duration = Int32Array.from(ids, (id) => durations.get(id)!);
    const edges = network.relations.map(({ predecessorId, successorId, type, lag }) => {
      const [from, to] = [placeOf.get(predecessorId)!, placeOf.get(successorId)!];
      const fromFinish = type === "FS" || type === "FF" ? this.#duration[from]! : 0;
      const toFinish = type === "FF" || type === "SF" ? this.#duration[to]! : 0;
      return { from, to, offset: fromFinish + lag - toFinish };
    });
    const count = ids.length;
    const incoming = edges.toSorted((a, b) => a.to - b.to || a.from - b.from);
    const outgoing = edges.toSorted((a, b) => a.from - b.from || a.to - b.to);
    const starts = (places: readonly number[]) => {
      const first = new Int32Array(count + 1);
      for (const place of places) first[place + 1]!++;
      for (let n = 0; n < count; n++) first[n + 1]! += first[n]!;
      return first;
    };
    this.#inStart = starts(incoming.map(({ to }) => to));
    this.#inOther = Int32Array.from(incoming, ({ from }) => from);
    this.#inOffset = Int32Array.from(incoming, ({ offset }) => offset);
    this.#outStart = starts(outgoing.map(({ from }) => from));
    this.#outOther = Int32Array.from(outgoing, ({ to }) => to);
    this.#outOffset = Int32Array.from(outgoing, ({ offset }) => offset);
    this.#early = new Int32Array(count);
    this.#late = new Int32Array(count);
  }

  /** Both passes; the latest finish. */
  run(): number {
    const [early, late, duration] = [this.#early, this.#late, this.#duration];
    const count = duration.length;
    const [inStart, inOther, inOffset] = [this.#inStart, this.#inOther, this.#inOffset];
    let finish = 0;
    for (let task = 0; task < count; task++) {
      let start = 0;
      for (let at = inStart[task]!; at < inStart[task + 1]!; at++) {
        const asked = early[inOther[at]!]! + inOffset[at]!;
        if (asked > start) start = asked;
      }
      early[task] = start;
      if (start + duration[task]! > finish) finish = start + duration[task]!;
    }
    const [outStart, outOther, outOffset] = [this.#outStart, this.#outOther, this.#outOffset];
    for (let task = count - 1; task >= 0; task--) {
      let start = finish - duration[task]!;
      for (let at = outStart[task]!; at < outStart[task + 1]!; at++) {
        const allowed = late[outOther[at]!]! - outOffset[at]!;
        if (allowed < start) start = allowed;
      }
      late[task] = start;
    }
    return finish;
  }
}
