import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { useMemo, useState } from "react";
import { ganttRows, type GanttRow } from "../model/gantt-rows.ts";

/** The rows that are not folded away. Rows that stay as they are keep their identity from one plan to the next. */
export function useVisibleRows(plan: Plan, collapsed: readonly string[]): readonly GanttRow[] {
  const [memory] = useState<{ rows: readonly GanttRow[] }>(() => ({ rows: [] }));
  const rows = useMemo(
    () => ganttRows(plan, new Set(collapsed), memory.rows),
    [plan, collapsed, memory],
  );
  // oxlint-disable-next-line react/exhaustive-deps -- only a memory of identities: what is shown never depends on it
  useMemo(() => {
    // oxlint-disable-next-line react/immutability -- see above
    memory.rows = rows;
  }, [rows, memory]);
  return rows;
}
