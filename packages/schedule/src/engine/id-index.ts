type Identified = { readonly id: string };
type Slots = readonly (Identified | null)[];

/** No chain is so long by chance; where one is, somebody chose the ids, and a Map takes over. */
const LONGEST_CHAIN = 512;

/**
 * Slots of a list by the ids of what stands in them. Four bytes for each of two to four cells an entity, where a Map takes ten times that
 * and gives the collector millions of entries to walk. A cell holds one more than a slot in its low bits, and in the others those of the
 * id's hash; cells that follow one another are a chain.
 */
export class IdIndex {
  readonly #slots: Slots;
  #cells: Int32Array;
  /** Cells that are not empty, or were not. */
  #taken = 0;
  #map: Map<string, number> | null = null;
  #hashes = new Int32Array(0);

  private constructor(slots: Slots, cells: Int32Array) {
    this.#slots = slots;
    this.#cells = cells;
  }

  /** Of what stands in the slots, which are read again with every question; null where an id stands in two of them. */
  static of(slots: Slots): IdIndex | null {
    const index = new IdIndex(slots, cellsFor(slots.length));
    return index.#fill() ? index : null;
  }

  /** Below zero of none. */
  get(id: string): number {
    if (this.#map !== null) return this.#map.get(id) ?? -1;
    const cells = this.#cells;
    const at = this.#find(id, hashOf(id));
    return at < 0 ? -1 : (cells[at]! & (cells.length - 1)) - 1;
  }

  /**
   * Finds many at once, `count` of the ids: below zero of none. One step is taken for all of them before the next is: the processor waits for
   * memory with every step, and so for many at one time.
   */
  getAll(ids: readonly string[], count: number, slotsOf: Int32Array): void {
    if (this.#map !== null) {
      for (let n = 0; n < count; n++) slotsOf[n] = this.#map.get(ids[n]!) ?? -1;
      return;
    }
    const cells = this.#cells;
    const slots = this.#slots;
    const mask = cells.length - 1;
    const hashes =
      this.#hashes.length < count ? (this.#hashes = new Int32Array(count)) : this.#hashes;
    for (let n = 0; n < count; n++) hashes[n] = hashOf(ids[n]!);
    for (let n = 0; n < count; n++) slotsOf[n] = cells[hashes[n]! & mask]!;
    for (let n = 0; n < count; n++) {
      const id = ids[n]!;
      const hash = hashes[n]!;
      const cell = slotsOf[n]!;
      const likely = (cell & mask) - 1;
      if (cell !== 0 && ((cell ^ hash) & ~mask) === 0 && cell !== mask && slots[likely]!.id === id)
        slotsOf[n] = likely;
      else {
        const at = this.#find(id, hash);
        slotsOf[n] = at < 0 ? -1 : (cells[at]! & mask) - 1;
      }
    }
  }

  /** Of an id that is not in the index; what has it stands in the slot already. */
  put(id: string, slot: number): void {
    const { length } = this.#cells;
    if (this.#map !== null) this.#map.set(id, slot);
    else if ((this.#taken + 1) * 2 > length || (slot + 2) * 2 > length) {
      this.#cells = cellsFor(this.#slots.length * 2);
      this.#fill();
    } else if (!this.#place(slot, hashOf(id))) this.#useMap();
  }

  /** Of an id in the index; what has it still stands in its slot. */
  delete(id: string): void {
    if (this.#map !== null) this.#map.delete(id);
    else this.#cells[this.#find(id, hashOf(id))] = this.#cells.length - 1;
  }

  #find(id: string, hash: number): number {
    const cells = this.#cells;
    const slots = this.#slots;
    const mask = cells.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const cell = cells[at]!;
      if (cell === 0) return -1;
      // Of a cell that was given up all bits are those of no slot.
      if (((cell ^ hash) & ~mask) !== 0 || cell === mask) continue;
      if (slots[(cell & mask) - 1]!.id === id) return at;
    }
  }

  /** Puts a slot at the end of its chain; false where that is too long. */
  #place(slot: number, hash: number): boolean {
    const cells = this.#cells;
    const mask = cells.length - 1;
    let at = hash & mask;
    for (let steps = 0; cells[at] !== 0; steps++) {
      if (steps === LONGEST_CHAIN) return false;
      at = (at + 1) & mask;
    }
    cells[at] = (hash & ~mask) | (slot + 1);
    this.#taken++;
    return true;
  }

  /** All slots into empty cells; false where an id is found twice. */
  #fill(): boolean {
    const slots = this.#slots;
    const cells = this.#cells;
    const mask = cells.length - 1;
    this.#taken = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const entity = slots[slot]!;
      if (entity === null) continue;
      const { id } = entity;
      const hash = hashOf(id);
      let at = hash & mask;
      for (let steps = 0; cells[at] !== 0; steps++) {
        const cell = cells[at]!;
        if (((cell ^ hash) & ~mask) === 0 && slots[(cell & mask) - 1]!.id === id) return false;
        if (steps === LONGEST_CHAIN) return this.#useMap();
        at = (at + 1) & mask;
      }
      cells[at] = (hash & ~mask) | (slot + 1);
      this.#taken++;
    }
    return true;
  }

  #useMap(): boolean {
    const map = new Map<string, number>();
    const slots = this.#slots;
    let there = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const entity = slots[slot]!;
      if (entity === null) continue;
      there++;
      map.set(entity.id, slot);
    }
    this.#map = map;
    this.#cells = new Int32Array(0);
    return map.size === there;
  }
}

/** Cells for so many slots, of which at most half are taken; a power of two. */
const cellsFor = (slots: number): Int32Array =>
  new Int32Array(Math.max(8, 1 << (32 - Math.clz32(slots * 2 + 3))));

/** FNV-1a over UTF-16 units, mixed at the end. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return hash ^ (hash >>> 15);
}
