import * as Y from "yjs";
import type { Struct } from "./decode-update.ts";
import type { Container, Locator } from "./locate-structs.ts";
import { refuse } from "./refusal.ts";

const nameOf = (id: Y.ID | null): string => (id === null ? "-" : `${id.client}.${id.clock}`);
const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

/** What lies in one slot of a map: what the ydoc holds there, and what the update adds. */
export type SlotChain = {
  /** The latest item that the ydoc holds in the slot, deleted or not. */
  readonly tail: Y.Item | null;
  /** The last id in the slot; null while it is empty. */
  last: Y.ID | null;
  added: number;
};

export function slotChain(container: Container, key: string): SlotChain {
  const tail = container.isNew ? null : (container.type?._map.get(key) ?? null);
  return { tail, last: tail?.lastId ?? null, added: 0 };
}

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

  constructor(locator: Locator, max: number) {
    this.#locator = locator;
    this.#max = max;
  }

  #charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.#max) refuse("edit.too-many", "insertions in one another's way");
  }

  /** `chain` is kept by the caller, one for each slot of a map that the update writes. */
  addToSlot(item: Y.Item, chain: SlotChain): void {
    if (isSame(item.origin, chain.last)) this.#charge(1);
    else this.#charge(1 + this.#lengthOf(chain));
    chain.last = Y.createID(item.id.client, item.id.clock + item.length - 1);
    chain.added += 1;
  }

  #lengthOf({ tail, added }: SlotChain): number {
    let length = added;
    for (let at: Y.Item | null = tail; at !== null && length < this.#max; at = at.left) length += 1;
    this.#charge(length / 100); // a bare walk is far cheaper than a step of integration
    return length;
  }

  addToList(item: Y.Item, container: Container): void {
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
