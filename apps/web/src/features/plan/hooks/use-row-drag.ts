import type { DragEndEvent, DragMoveEvent, DragStartEvent } from "@dnd-kit/core";
import { useRef, useState, type RefObject } from "react";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { usePlanTable } from "../components/plan-table-context.ts";
import type { Column } from "../model/columns.ts";
import { dropAt, type Drop } from "../../../platform/plan/drop-spot.ts";
import { dropEdits, topmost } from "../../../platform/plan/row-moves.ts";
import type { ShownRow } from "../model/visible-rows.ts";
import type { PlanView } from "./use-plan-view.ts";
import type { TableState } from "./use-table-state.ts";

const ROW = 28;
const HEADER = 32;
const INDENT = 16;

export type RowDrag = {
  readonly drop: Drop | null;
  readonly carried: readonly PlanRow[];
  readonly start: (event: DragStartEvent) => void;
  readonly move: (event: DragMoveEvent) => void;
  readonly end: (event: DragEndEvent) => void;
  readonly cancel: () => void;
  readonly indentOf: (depth: number, columns: readonly Column[]) => number;
};

/** Where the name column begins, and with it the level that a horizontal place means. */
const nameLeft = (columns: readonly Column[]): number => {
  const index = columns.findIndex(({ id }) => id === "name");
  return columns.slice(0, index).reduce((sum, column) => sum + column.width, 0) + 8;
};

/** Dragging rows to another place in the tree; sideways changes the level. */
export function useRowDrag(
  view: PlanView,
  state: TableState,
  scroll: RefObject<HTMLDivElement | null>,
): RowDrag {
  const { actions } = usePlanTable();
  const [drop, setDrop] = useState<Drop | null>(null);
  const [carried, setCarried] = useState<readonly PlanRow[]>([]);
  const ids = useRef<ReadonlySet<string>>(new Set());
  const startDepth = useRef(0);

  const reset = (): void => {
    setDrop(null);
    setCarried([]);
  };
  return {
    drop,
    carried,
    indentOf: (depth, columns) => nameLeft(columns) + depth * INDENT,
    start: ({ active }) => {
      const id = String(active.id);
      ids.current = state.selection.ids.has(id) ? state.selection.ids : new Set([id]);
      startDepth.current = view.plan.byId.get(id)?.depth ?? 0;
      setCarried(topmost(view.plan, ids.current));
    },
    move: ({ active, delta }) => {
      const box = scroll.current?.getBoundingClientRect();
      const at = active.rect.current.translated;
      if (box === undefined || scroll.current === null || at === null) return;
      const y = at.top + at.height / 2 - box.top - HEADER + scroll.current.scrollTop;
      const index = Math.min(view.rows.length, Math.max(0, Math.round(y / ROW)));
      const depth = Math.max(0, startDepth.current + Math.round(delta.x / (INDENT * 1.5)));
      const rows = view.rows.filter((row): row is ShownRow => row.kind === "row");
      const next = dropAt(view.plan, rows, index, depth);
      setDrop(dropEdits(view.plan, ids.current, next.spot) === null ? null : next);
    },
    end: () => {
      if (drop !== null) actions.drop(ids.current, drop.spot);
      reset();
    },
    cancel: reset,
  };
}
