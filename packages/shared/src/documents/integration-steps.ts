import * as Y from "yjs";
import type { Struct } from "./decode-update.ts";
import type { Container, Locator } from "./locate-structs.ts";
import { refuse } from "./refusal.ts";

const nameOf = (id: Y.ID | null): string => (id === null ? "-" : `${id.client}.${id.clock}`);
const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

/**
 * An upper bound of the work that Yjs has in finding the places of an update's items. Yjs walks from an item's left neighbour to its
 * right one; neighbours that lie far apart, many times over, would hold the server for minutes. An insertion whose neighbours touch
 * costs one step; any other is taken to walk through the whole container.
 */
export class IntegrationSteps {
  readonly #locator: Locator;
  readonly #max: number;
  #steps = 0;
  readonly #tight = new Set<Struct>();
  readonly #gaps = new Set<string>();
  readonly #sizes = new Map<Container, number>();
  readonly #slots = new Map<Container, Map<string, { last: Y.ID | null; length: number }>>();

  constructor(locator: Locator, max: number) {
    this.#locator = locator;
    this.#max = max;
  }

  #charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.#max) refuse("edit.too-many", "insertions in one another's way");
  }

  add(item: Y.Item, container: Container, key: string | null): void {
    if (key === null) this.#addToList(item, container);
    else this.#addToSlot(item, container, key);
  }

  #addToSlot(item: Y.Item, container: Container, key: string): void {
    let slots = this.#slots.get(container);
    if (slots === undefined) this.#slots.set(container, (slots = new Map()));
    let slot = slots.get(key);
    if (slot === undefined) {
      const tail = container.isNew ? undefined : container.type?._map.get(key);
      let length = 0;
      for (let at: Y.Item | null = tail ?? null; at !== null && length < this.#max; at = at.left)
        length += 1;
      this.#charge(length / 100); // a bare walk is far cheaper than a step of integration
      slot = { last: tail?.lastId ?? null, length };
      slots.set(key, slot);
    }
    this.#charge(isSame(item.origin, slot.last) ? 1 : 1 + slot.length);
    slot.last = Y.createID(item.id.client, item.id.clock + item.length - 1);
    slot.length += 1;
  }

  #addToList(item: Y.Item, container: Container): void {
    const gap = `${container.root} ${nameOf(item.origin)} ${nameOf(item.rightOrigin)} ${nameOf(container.owner?.id ?? null)}`;
    const size = this.#sizeOf(container);
    if (!this.#gaps.has(gap) && this.#isTight(item, container)) {
      this.#tight.add(item);
      this.#charge(1);
    } else this.#charge(1 + size);
    this.#gaps.add(gap);
    this.#sizes.set(container, size + 1);
  }

  #sizeOf(container: Container): number {
    let size = this.#sizes.get(container);
    if (size === undefined) {
      size = 0;
      const first = container.isNew ? null : (container.type?._start ?? null);
      for (let at: Y.Item | null = first; at !== null && size < this.#max; at = at.right) size += 1;
      this.#charge(size / 100);
    }
    return size;
  }

  /** Whether nothing lies between the neighbours that the item names. */
  #isTight(item: Y.Item, container: Container): boolean {
    const { origin, rightOrigin } = item;
    if (rightOrigin !== null) {
      const right = this.#locator.find(rightOrigin);
      if (!this.#locator.isStored(right))
        return right instanceof Y.Item && this.#tight.has(right) && isSame(right.origin, origin);
    }
    if (origin === null) {
      const first = container.isNew ? null : (container.type?._start ?? null);
      return isSame(first?.id ?? null, rightOrigin);
    }
    const left = this.#locator.find(origin);
    if (!(left instanceof Y.Item)) return false;
    if (!this.#locator.isStored(left))
      return (
        this.#tight.has(left) &&
        origin.clock === left.id.clock + left.length - 1 &&
        isSame(left.rightOrigin, rightOrigin)
      );
    if (origin.clock < left.id.clock + left.length - 1)
      return isSame(Y.createID(origin.client, origin.clock + 1), rightOrigin);
    return isSame(left.right?.id ?? null, rightOrigin);
  }
}
