import { useCallback, useSyncExternalStore } from "react";
import { Observable } from "../collaboration/observable.ts";

const KEY = "parley.baseline:";
const shown = new Map<string, Observable<string | null>>();

function shownIn(projectId: string): Observable<string | null> {
  let known = shown.get(projectId);
  if (known === undefined) {
    let stored: string | null = null;
    try {
      stored = localStorage.getItem(KEY + projectId);
    } catch {
      // Nothing is remembered where storage is denied.
    }
    known = new Observable(stored);
    shown.set(projectId, known);
  }
  return known;
}

/** The baseline that I look at in this project, in every view of it; remembered on this device. */
export function useShownBaseline(
  projectId: string,
): readonly [string | null, (id: string | null) => void] {
  const store = shownIn(projectId);
  const id = useSyncExternalStore(store.subscribe, store.get);
  const show = useCallback(
    (next: string | null) => {
      store.set(next);
      try {
        if (next === null) localStorage.removeItem(KEY + projectId);
        else localStorage.setItem(KEY + projectId, next);
      } catch {
        // As above.
      }
    },
    [store, projectId],
  );
  return [id, show];
}
