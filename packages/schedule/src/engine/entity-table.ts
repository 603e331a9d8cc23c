import { uniqueById } from "./canonical-text.ts";
import { IdIndex } from "./id-index.ts";

type Identified = { readonly id: string };

/** Entities by id in one list, in which each keeps its slot for as long as it is there. Slots of what is gone are used again. */
export class EntityTable<Entity extends Identified> {
  /** null: a free slot. */
  readonly slots: (Entity | null)[];
  readonly #index: IdIndex;
  readonly #free: number[] = [];

  /** `twice` is told ids that stand more than once, of which one entity is taken (canonical-text.ts). */
  constructor(list: readonly Entity[], twice: (id: string) => void) {
    let slots = list.slice();
    let index = IdIndex.of(slots);
    if (index === null) {
      slots = [...uniqueById(list, twice).values()];
      index = IdIndex.of(slots)!;
    }
    this.slots = slots;
    this.#index = index;
  }

  get size(): number {
    return this.slots.length - this.#free.length;
  }

  /** Below zero of none. */
  slotOf(id: string): number {
    return this.#index.get(id);
  }

  /** Of many at once (id-index.ts). */
  slotsOf(ids: readonly string[], count: number, slots: Int32Array): void {
    this.#index.getAll(ids, count, slots);
  }

  get(id: string): Entity | undefined {
    const slot = this.#index.get(id);
    return slot < 0 ? undefined : this.slots[slot]!;
  }

  has(id: string): boolean {
    return this.#index.get(id) >= 0;
  }

  set(id: string, entity: Entity): void {
    const known = this.#index.get(id);
    const slot = known < 0 ? (this.#free.pop() ?? this.slots.length) : known;
    this.slots[slot] = entity;
    if (known < 0) this.#index.put(id, slot);
  }

  delete(id: string): boolean {
    const slot = this.#index.get(id);
    if (slot < 0) return false;
    this.#index.delete(id);
    this.slots[slot] = null;
    this.#free.push(slot);
    return true;
  }

  *values(): MapIterator<Entity> {
    for (const entity of this.slots) if (entity !== null) yield entity;
    return undefined;
  }
}

/** Places in a plan by id: what a table's slots lead to. */
export class Places {
  readonly #table: Pick<EntityTable<Identified>, "slotOf" | "slotsOf">;
  #places: Int32Array;

  /** From places by slot; below zero where there is none. */
  constructor(table: Pick<EntityTable<Identified>, "slotOf" | "slotsOf">, places: Int32Array) {
    this.#table = table;
    this.#places = places;
  }

  get(id: string): number | undefined {
    const slot = this.#table.slotOf(id);
    if (slot < 0) return undefined;
    const place = this.ofSlot(slot);
    return place < 0 ? undefined : place;
  }

  /** Places of many at once; below zero of none. */
  getAll(ids: readonly string[], count: number, places: Int32Array): void {
    this.#table.slotsOf(ids, count, places);
    for (let n = 0; n < count; n++) places[n] = places[n]! < 0 ? -1 : this.ofSlot(places[n]!);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Below zero of none. */
  ofSlot(slot: number): number {
    return slot < this.#places.length ? this.#places[slot]! : -1;
  }

  /** Of an entity that stands in the table. */
  set(id: string, place: number): void {
    const slot = this.#table.slotOf(id);
    if (slot >= this.#places.length) {
      const places = new Int32Array(Math.ceil(slot * 1.25) + 64).fill(-1);
      places.set(this.#places);
      this.#places = places;
    }
    this.#places[slot] = place;
  }

  /** Of an entity that is still in the table. */
  delete(id: string): void {
    this.set(id, -1);
  }
}
