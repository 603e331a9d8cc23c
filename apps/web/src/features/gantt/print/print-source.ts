import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { WorkingTime } from "../../../platform/calendar/working-time.ts";
import type { RowText } from "../canvas/row-pool.ts";
import type { Scene } from "../canvas/scene.ts";
import type { ShownBaseline } from "../model/baseline-spans.ts";
import type { Span } from "../model/chart-model.ts";
import type { ColumnId, Widths } from "../model/columns.ts";
import type { GanttRow, RowFacts } from "../model/gantt-rows.ts";
import type { AxisWords } from "../model/time-axis.ts";
import type { Viewport } from "../model/viewport.ts";

/** What is on the screen at the moment of printing. */
export type PrintSource = {
  /** Visible rows, folded as on the screen. */
  readonly rows: readonly GanttRow[];
  readonly plan: Plan;
  readonly facts: RowFacts;
  readonly texts: { readonly of: (row: GanttRow) => RowText };
  readonly labelOf: (row: PlanRow) => string;
  /** Of a task that rests between its parts: what is worked when; null of all others. */
  readonly partsOf: (row: PlanRow, start: number) => readonly Span[] | null;
  readonly axis: AxisWords;
  readonly words: Pick<Scene["labels"], "today" | "dataDate">;
  readonly time: WorkingTime;
  readonly now: number;
  readonly dataDate: string | null;
  readonly showsCritical: boolean;
  readonly showsLabels: boolean;
  readonly baseline: ShownBaseline | null;
  /** From left to right. */
  readonly columns: readonly ColumnId[];
  readonly columnName: (id: ColumnId) => string;
  readonly widths: Widths;
  readonly viewport: Viewport;
  readonly chartWidth: number;
};
