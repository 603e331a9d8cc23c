import * as Y from "yjs";
import { applyEdit } from "./apply-edit.ts";
import type { Edit } from "./edit.ts";

/**
 * The update that makes some edits on a ydoc in the given state (v1), for a server that writes by itself. An edit that the schema
 * refuses is left out.
 */
export function applyEditsAsUpdate(
  state: Uint8Array,
  edits: readonly Edit[],
  clientId: number,
): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.clientID = clientId;
  Y.applyUpdate(ydoc, state);
  const before = Y.encodeStateVector(ydoc);
  for (const edit of edits) applyEdit(ydoc, edit, { origin: null });
  const update = Y.encodeStateAsUpdate(ydoc, before);
  ydoc.destroy();
  return update;
}
