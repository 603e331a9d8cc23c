import * as Y from "yjs";
import { DESCRIPTION_SCHEMA } from "./rich-text-schema.ts";

/** What one transaction changed, by name: collection → entity ids (keys of the root for settings and cells). */
export type YdocChanges = {
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
  /** Tasks whose description changed. */
  readonly descriptions: ReadonlySet<string>;
  readonly origin: unknown;
  /** Made on this replica, rather than received. */
  readonly local: boolean;
};

type AnyType = { readonly _item: Y.Item | null };

/** The root above a type, and the key in that root under which the type lies. */
function rootAbove(type: AnyType): { readonly root: AnyType; readonly key: string | null } {
  let at = type;
  let key: string | null = null;
  while (at._item !== null) {
    key = at._item.parentSub;
    at = at._item.parent as AnyType;
  }
  return { root: at, key };
}

/** Calls back after each transaction that changed something, and returns the function that ends it. */
export function observeYdoc(ydoc: Y.Doc, onChange: (changes: YdocChanges) => void): () => void {
  const names = new WeakMap<AnyType, string>();
  const nameOf = (root: AnyType): string => {
    let name = names.get(root);
    if (name === undefined) {
      name = Y.findRootTypeKey(root as never);
      names.set(root, name);
    }
    return name;
  };
  const handle = (transaction: Y.Transaction): void => {
    const entities = new Map<string, Set<string>>();
    const descriptions = new Set<string>();
    const add = (name: string, key: string): void => {
      const keys = entities.get(name);
      if (keys === undefined) entities.set(name, new Set([key]));
      else keys.add(key);
    };
    for (const [type, keys] of transaction.changed) {
      const { root, key } = rootAbove(type as unknown as AnyType);
      const name = nameOf(root);
      if (name.startsWith(DESCRIPTION_SCHEMA.prefix))
        descriptions.add(name.slice(DESCRIPTION_SCHEMA.prefix.length));
      else if (key !== null) add(name, key);
      else for (const sub of keys) if (sub !== null) add(name, sub);
    }
    if (entities.size === 0 && descriptions.size === 0) return;
    onChange({ entities, descriptions, origin: transaction.origin, local: transaction.local });
  };
  ydoc.on("afterTransaction", handle);
  return () => ydoc.off("afterTransaction", handle);
}
