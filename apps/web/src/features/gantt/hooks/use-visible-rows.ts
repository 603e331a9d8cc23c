import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { useMemo, useState } from "react";
import { ganttRows, type GanttRow } from "../model/gantt-rows.ts";

/** The rows that are not folded away. Rows that stay as they are keep their identity from one plan to the next. */
export function useVisibleRows(plan: Plan, collapsed: readonly string[]): readonly GanttRow[] {
  const [memory] = useState<{ byId: ReadonlyMap<string, GanttRow> }>(() => ({ byId: new Map() }));
  const rows = useMemo(
    () => ganttRows(plan, new Set(collapsed), memory.byId),
    [plan, collapsed, memory],
  );
  // oxlint-disable-next-line react/exhaustive-deps -- only a memory of identities: what is shown never depends on it
  useMemo(() => {
    // oxlint-disable-next-line react/immutability -- see above
    memory.byId = new Map(rows.map((row) => [row.id, row]));
  }, [rows, memory]);
  return rows;
}
