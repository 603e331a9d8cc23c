import * as Y from "yjs";
import { structAt, type DecodedUpdate, type Struct } from "./decode-update.ts";
import { refuse } from "./refusal.ts";
import { refuseCutPair } from "./surrogate-pair.ts";

/** A shared type, in the ydoc or still in the update: where items lie. */
export type Container = {
  readonly root: string;
  /** The item that holds the type; null for a root. */
  readonly owner: Y.Item | null;
  readonly parent: Container | null;
  /** The owner's key in the parent, where the parent is a map. */
  readonly key: string | null;
  /** The type itself, once there is one. */
  readonly type: Y.AbstractType<Y.YEvent<never>> | null;
  /** 0 for a root. */
  readonly depth: number;
  readonly isNew: boolean;
};

/** `key` null: in the list of the container. Null as a whole: where the ydoc has let go of the place already, so that nothing of it will live. */
export type Location = { readonly container: Container; readonly key: string | null } | null;

type Parent = Y.AbstractType<Y.YEvent<never>> | Y.ID | string | null;
const isType = (parent: Parent): parent is Y.AbstractType<Y.YEvent<never>> =>
  parent instanceof Y.AbstractType;

/** Whether an item's content is a shared type, and which. */
export const typeIn = (item: Y.Item): Y.AbstractType<Y.YEvent<never>> | null =>
  item.content instanceof Y.ContentType
    ? (item.content.type as unknown as Y.AbstractType<Y.YEvent<never>>)
    : null;

/** Yjs searches all roots for the name of one, and a lane has a root for each description. */
const rootNames = new WeakMap<object, string>();

/** Finds for structs of an update and of the ydoc the container in which Yjs will put them, without applying anything. */
export class Locator {
  readonly #ydoc: Y.Doc;
  readonly #update: DecodedUpdate;
  readonly #locations = new Map<Struct, Location>();
  readonly #inProgress = new Set<Struct>();
  readonly #containers = new Map<object, Container | null>();
  readonly #roots = new Map<string, Container>();

  constructor(ydoc: Y.Doc, update: DecodedUpdate) {
    this.#ydoc = ydoc;
    this.#update = update;
  }

  /** The struct that holds an id, in the ydoc or else in the update. */
  find(id: Y.ID): Struct {
    const { store } = this.#ydoc;
    if (id.clock < Y.getState(store, id.client)) return Y.getItem(store, id) as Struct;
    const list = this.#update.fresh.get(id.client);
    const index = list === undefined ? -1 : structAt(list, id.clock);
    return list?.[index] ?? refuse("edit.gap", "a dependency is missing");
  }

  isStored(struct: Struct): boolean {
    const { client, clock } = struct.id;
    // Of the update's structs only the first of a client can begin in what the ydoc holds.
    return (
      clock < Y.getState(this.#ydoc.store, client) && this.#update.fresh.get(client)?.[0] !== struct
    );
  }

  /** Depth-first over dependencies with an own stack: an update may hold chains that no call stack could. */
  locate(struct: Struct): Location {
    const stack: Struct[] = [struct];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (this.#locations.has(top)) continue;
      const missing = this.#missingBefore(top);
      if (missing === null) {
        this.#locations.set(top, this.#resolve(top));
        this.#inProgress.delete(top);
        continue;
      }
      if (this.#inProgress.has(missing)) refuse("edit.gap", "structs that wait for each other");
      this.#inProgress.add(top);
      stack.push(top, missing);
    }
    return this.#locations.get(struct)!;
  }

  /** What of the update Yjs integrates first and has no location yet: the struct before it of the same client, a neighbour, or the parent. */
  #missingBefore(struct: Struct): Struct | null {
    if (this.isStored(struct)) return null;
    const list = this.#update.fresh.get(struct.id.client)!;
    const index = structAt(list, struct.id.clock);
    const before = index > 0 ? list[index - 1]! : null;
    if (before !== null && !this.#locations.has(before)) return before;
    if (struct instanceof Y.GC) return null;
    const parent = struct.parent as Parent;
    return (
      this.#missingAt(struct, struct.origin) ??
      this.#missingAt(struct, struct.rightOrigin) ??
      this.#missingAt(struct, parent instanceof Y.ID ? parent : null)
    );
  }

  #missingAt(struct: Struct, id: Y.ID | null): Struct | null {
    if (id === null) return null;
    if (id.client === struct.id.client && id.clock >= struct.id.clock)
      refuse("edit.gap", "a struct that depends on a later one");
    if (id.clock < Y.getState(this.#ydoc.store, id.client)) return null;
    const needed = this.find(id);
    return this.#locations.has(needed) ? null : needed;
  }

  #resolve(struct: Struct): Location {
    if (struct instanceof Y.GC) return null;
    const parent = struct.parent as Parent;
    if (isType(parent)) {
      const container = this.#containerOfType(parent);
      return container && { container, key: struct.parentSub };
    }
    const { origin, rightOrigin } = struct;
    const left = origin && this.find(origin);
    const right = rightOrigin && this.find(rightOrigin);
    if (left !== null) refuseCutPair(left, origin!.clock + 1);
    if (right !== null) refuseCutPair(right, rightOrigin!.clock);
    const at = this.#beside(struct, left, right, parent);
    this.#checkOverlap(struct, at);
    return at;
  }

  #beside(item: Y.Item, left: Struct | null, right: Struct | null, parent: Parent): Location {
    if (left !== null || right !== null) {
      const a = left && this.#at(left);
      const b = right && this.#at(right);
      if ((left !== null && a === null) || (right !== null && b === null)) {
        // Yjs follows the left one. Where that is an item of a deleted type, the right one may not draw it elsewhere.
        if ((a ?? b) !== null && left instanceof Y.Item && this.isStored(left) && a === null)
          refuse("edit.shape", "neighbours in different places");
        return null;
      }
      if (a && b && (a.container !== b.container || a.key !== b.key))
        refuse("edit.shape", "neighbours in different places");
      return a ?? b;
    }
    if (typeof parent === "string") return { container: this.rootOf(parent), key: item.parentSub };
    if (!(parent instanceof Y.ID)) return null;
    const owner = this.find(parent);
    if (owner instanceof Y.GC || owner.content instanceof Y.ContentDeleted) return null;
    const type = typeIn(owner) ?? refuse("edit.shape", "a parent that holds no shared type");
    if (this.isStored(owner)) {
      const container = this.#containerOfType(type);
      return container && { container, key: item.parentSub };
    }
    const container = this.#containerOfNew(owner);
    return container && { container, key: item.parentSub };
  }

  #at(struct: Struct): Location {
    if (this.#locations.has(struct)) return this.#locations.get(struct)!;
    const location = this.#resolve(struct);
    this.#locations.set(struct, location);
    return location;
  }

  /** Of a struct that begins in what the ydoc holds, Yjs takes the rest and puts it behind what it holds. */
  #checkOverlap(item: Y.Item, at: Location): void {
    const { client, clock } = item.id;
    const state = Y.getState(this.#ydoc.store, client);
    if (clock >= state) return;
    refuseCutPair(item, state);
    const held = this.#at(Y.getItem(this.#ydoc.store, Y.createID(client, state - 1)) as Struct);
    if (held?.container !== at?.container || held?.key !== at?.key)
      refuse("edit.gap", "an overlap that lies elsewhere");
  }

  /** The container that an item of the update brings with it; the item holds a shared type and has a location. */
  containerOf(item: Y.Item): Container {
    const container = this.#containerOfNew(item);
    if (container === null) throw new Error("An item without a location brings no container.");
    return container;
  }

  rootOf(name: string): Container {
    let container = this.#roots.get(name);
    if (container === undefined) {
      const type = this.#ydoc.share.get(name) as Container["type"] | undefined;
      container = {
        root: name,
        owner: null,
        parent: null,
        key: null,
        type: type ?? null,
        depth: 0,
        isNew: false,
      };
      this.#roots.set(name, container);
    }
    return container;
  }

  /** Null where the type, or one around it, has been deleted. */
  #containerOfType(type: Y.AbstractType<Y.YEvent<never>>): Container | null {
    const chain: Y.AbstractType<Y.YEvent<never>>[] = [];
    let at: Y.AbstractType<Y.YEvent<never>> | null = type;
    while (at !== null && at._item !== null && !this.#containers.has(at)) {
      chain.push(at);
      at = at._item.parent as Y.AbstractType<Y.YEvent<never>> | null;
    }
    let container: Container | null =
      at === null ? null : (this.#containers.get(at) ?? this.#rootOfType(at));
    for (const inner of chain.reverse()) {
      const owner: Y.Item = inner._item!;
      container =
        container === null || owner.deleted
          ? null
          : {
              root: container.root,
              owner,
              parent: container,
              key: owner.parentSub,
              type: inner,
              depth: container.depth + 1,
              isNew: false,
            };
      this.#containers.set(inner, container);
    }
    return container;
  }

  #rootOfType(type: Y.AbstractType<Y.YEvent<never>>): Container | null {
    if (type._item !== null) return null;
    let name = rootNames.get(type);
    if (name === undefined) rootNames.set(type, (name = Y.findRootTypeKey(type)));
    return this.rootOf(name);
  }

  #containerOfNew(owner: Y.Item): Container | null {
    const known = this.#containers.get(owner);
    if (known !== undefined) return known;
    const at = this.#at(owner);
    const container: Container | null = at && {
      root: at.container.root,
      owner,
      parent: at.container,
      key: at.key,
      type: typeIn(owner),
      depth: at.container.depth + 1,
      isNew: true,
    };
    this.#containers.set(owner, container);
    return container;
  }
}
