import type * as Y from "yjs";

/** Runs what applies one transaction, of which no listener hears as an update; of the next one all do. */
export function withoutUpdates(ydoc: Y.Doc, run: () => void): void {
  const listeners = ydoc._observers.get("update");
  if (listeners === undefined) return run();
  const restore = (): void => {
    ydoc.off("afterAllTransactions", restore);
    const added = ydoc._observers.get("update");
    ydoc._observers.set("update", new Set([...listeners, ...(added ?? [])]));
  };
  ydoc._observers.delete("update");
  ydoc.on("afterAllTransactions", restore);
  try {
    run();
  } finally {
    restore();
  }
}
