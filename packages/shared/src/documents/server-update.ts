import * as Y from "yjs";

export type PlainFields = Readonly<Record<string, unknown>>;

/** On a copy, so that the live ydoc is changed by nothing but the update that is logged. */
export function updateFrom(
  ydoc: Y.Doc,
  clientId: number,
  change: (copy: Y.Doc) => void,
): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  copy.clientID = clientId;
  const before = Y.encodeStateVector(copy);
  copy.transact(() => change(copy));
  const update = Y.encodeStateAsUpdate(copy, before);
  copy.destroy();
  return update;
}

/** Makes a root hold the entity exactly; the second time it changes nothing. */
export function putEntity(root: Y.Map<unknown>, id: string, fields: PlainFields): void {
  const present = root.get(id);
  const map = present instanceof Y.Map ? (present as Y.Map<unknown>) : new Y.Map<unknown>();
  if (map !== present) root.set(id, map);
  for (const key of map.keys()) if (!(key in fields)) map.delete(key);
  for (const [key, value] of Object.entries(fields))
    if (map.get(key) !== value) map.set(key, value);
}
