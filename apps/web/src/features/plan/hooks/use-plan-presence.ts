import { useEffect, useRef } from "react";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { TableState } from "./use-table-state.ts";

const THROTTLE_MS = 120;

/** Tells the others where my cursor is, not more often than they can see. */
export function usePlanPresence(state: TableState): void {
  const session = useProjectSession();
  const rowId = state.cursor?.rowId ?? null;
  const field = state.cursor?.column ?? null;
  const active = state.editing !== null;
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + THROTTLE_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      session.publish({ view: "plan", entityId: rowId, field, active });
    }, wait);
    return () => clearTimeout(timer);
  }, [session, rowId, field, active]);
  useEffect(
    () => () => session.publish({ view: "plan", entityId: null, field: null, active: false }),
    [session],
  );
}
