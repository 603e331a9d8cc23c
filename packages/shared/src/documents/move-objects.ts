import * as Y from "yjs";
import { putEntity, updateFrom, type PlainFields } from "./server-update.ts";

/** Objects as they lie in one wall ydoc, by id: whole, with author, organisation and time. */
export type ObjectBundle = ReadonlyMap<string, PlainFields>;

const ROOT = "objects";

/** Reads those of the wanted objects that the ydoc holds. Changes nothing. */
export function readObjects(ydoc: Y.Doc, wanted: ReadonlySet<string>): ObjectBundle {
  const found = new Map<string, PlainFields>();
  for (const [id, value] of ydoc.getMap(ROOT))
    if (wanted.has(id) && value instanceof Y.Map) found.set(id, value.toJSON() as PlainFields);
  return found;
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
const fingerprint = (bundle: ObjectBundle): string =>
  JSON.stringify(
    [...bundle]
      .map(([id, fields]) => [id, Object.entries(fields).toSorted(byKey)] as const)
      .toSorted(byKey),
  );

/** Whether two bundles hold the same: what was copied is what is about to be taken away. */
export const isSameObjects = (a: ObjectBundle, b: ObjectBundle): boolean =>
  fingerprint(a) === fingerprint(b);

/** The update that makes a wall hold the objects exactly; the second time it changes nothing. */
export function putObjects(ydoc: Y.Doc, bundle: ObjectBundle, clientId: number): Uint8Array {
  return updateFrom(ydoc, clientId, (copy) => {
    for (const [id, fields] of bundle) putEntity(copy.getMap(ROOT), id, fields);
  });
}

/** The update that takes objects out of a private area. Only the server deletes; clients set `removed`. */
export function takeObjects(ydoc: Y.Doc, bundle: ObjectBundle, clientId: number): Uint8Array {
  return updateFrom(ydoc, clientId, (copy) => {
    for (const id of bundle.keys()) copy.getMap(ROOT).delete(id);
  });
}
