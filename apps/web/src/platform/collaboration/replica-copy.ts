import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

export type ReplicaCopy = { readonly close: () => Promise<void> };
const NO_COPY: ReplicaCopy = { close: () => Promise.resolve() };

/** A database that another tab is deleting can stay silent: the server has everything but what is unsent, so go on without. */
const PATIENCE_MS = 4_000;

/**
 * Fills the ydoc from its copy on this computer and writes every change to it. Resolves when the copy has been read, or cannot be:
 * a browser without a database still works online.
 */
export async function openCopy(name: string, ydoc: Y.Doc): Promise<ReplicaCopy> {
  if (typeof indexedDB === "undefined") return NO_COPY;
  const copy = new IndexeddbPersistence(name, ydoc);
  const opened = copy.whenSynced.then(() => true);
  const failed = Promise.resolve(copy._db).then(
    () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS)),
    () => false,
  );
  if (await Promise.race([opened, failed]))
    return { close: () => Promise.resolve(copy.destroy()).then(() => undefined) };
  void Promise.resolve(copy.destroy()).catch(() => undefined);
  return NO_COPY;
}
