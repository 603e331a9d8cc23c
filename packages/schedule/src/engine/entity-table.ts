import { uniqueById } from "./canonical-text.ts";
import { hasTwins } from "./has-twins.ts";

type Identified = { readonly id: string };

/** Entities by id in one list, in which each keeps its slot for as long as it is there. Slots of what is gone are used again. */
export class EntityTable<Entity extends Identified> {
  /** null: a free slot. */
  readonly slots: (Entity | null)[];
  /** Made when something is looked up by its id first. */
  #slotOf: Map<string, number> | null = null;
  readonly #free: number[] = [];

  /** `twice` is told ids that stand more than once, of which one entity is taken (canonical-text.ts). */
  constructor(list: readonly Entity[], twice: (id: string) => void) {
    this.slots = hasTwins(list) ? [...uniqueById(list, twice).values()] : list.slice();
  }

  get #index(): Map<string, number> {
    if (this.#slotOf !== null) return this.#slotOf;
    const index = new Map<string, number>();
    const { slots } = this;
    for (let slot = 0; slot < slots.length; slot++) index.set(slots[slot]!.id, slot);
    this.#slotOf = index;
    return index;
  }

  get size(): number {
    return this.slots.length - this.#free.length;
  }

  slotOf(id: string): number | undefined {
    return this.#index.get(id);
  }

  get(id: string): Entity | undefined {
    const slot = this.#index.get(id);
    return slot === undefined ? undefined : this.slots[slot]!;
  }

  has(id: string): boolean {
    return this.#index.has(id);
  }

  set(id: string, entity: Entity): void {
    const slot = this.#index.get(id) ?? this.#free.pop() ?? this.slots.length;
    this.slots[slot] = entity;
    this.#index.set(id, slot);
  }

  delete(id: string): boolean {
    const slot = this.#index.get(id);
    if (slot === undefined) return false;
    this.slots[slot] = null;
    this.#index.delete(id);
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
  readonly #table: Pick<EntityTable<Identified>, "slotOf" | "slots">;
  #places: Int32Array;

  /** From places by slot; below zero where there is none. */
  constructor(table: Pick<EntityTable<Identified>, "slotOf" | "slots">, places: Int32Array) {
    this.#table = table;
    this.#places = places;
  }

  get(id: string): number | undefined {
    const slot = this.#table.slotOf(id);
    if (slot === undefined) return undefined;
    const place = this.ofSlot(slot);
    return place < 0 ? undefined : place;
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
    const slot = this.#table.slotOf(id)!;
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
