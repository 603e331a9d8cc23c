/** A set of ranks that is emptied in ascending or in descending order, while later ones are still put in. */
export class DirtyRanks {
  #words: Uint32Array;
  /** Words outside of these are zero. */
  #low = Infinity;
  #high = -1;

  constructor(ranks: number) {
    this.#words = new Uint32Array((ranks >> 5) + 1);
  }

  add(rank: number): void {
    const word = rank >> 5;
    this.#words[word]! |= 1 << (rank & 31);
    if (word < this.#low) this.#low = word;
    if (word > this.#high) this.#high = word;
  }

  /** The least, taken out; -1 of none. */
  takeFirst(): number {
    for (; this.#low <= this.#high; this.#low++) {
      const bits = this.#words[this.#low]!;
      if (bits === 0) continue;
      const bit = 31 - Math.clz32(bits & -bits);
      this.#words[this.#low] = bits & (bits - 1);
      return this.#low * 32 + bit;
    }
    this.#clear();
    return -1;
  }

  takeLast(): number {
    for (; this.#high >= this.#low; this.#high--) {
      const bits = this.#words[this.#high]!;
      if (bits === 0) continue;
      const bit = 31 - Math.clz32(bits);
      this.#words[this.#high] = bits & ~(1 << bit);
      return this.#high * 32 + bit;
    }
    this.#clear();
    return -1;
  }

  #clear(): void {
    this.#low = Infinity;
    this.#high = -1;
  }
}

/** Places of tasks, each once, in the order in which they were put in. */
export class TaskSet {
  readonly list: number[] = [];
  #isIn: Uint8Array;

  constructor(tasks: number) {
    this.#isIn = new Uint8Array(tasks);
  }

  add(task: number): void {
    if (this.#isIn[task] === 1) return;
    this.#isIn[task] = 1;
    this.list.push(task);
  }

  clear(): void {
    for (const task of this.list) this.#isIn[task] = 0;
    this.list.length = 0;
  }
}
