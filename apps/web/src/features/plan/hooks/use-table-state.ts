import { useCallback, useMemo, useState } from "react";
import type { Column, ColumnId } from "../model/columns.ts";
import {
  NO_SELECTION,
  select,
  type RowSelection,
  type SelectMode,
} from "../model/row-selection.ts";

export type Cell = { readonly rowId: string; readonly column: ColumnId };
/** `typed`: what began the editing and replaces the cell; null: the cell's own text is edited. */
export type Editing = Cell & { readonly typed: string | null };

export type TableState = {
  readonly cursor: Cell | null;
  readonly selection: RowSelection;
  readonly editing: Editing | null;
  readonly moveTo: (cell: Cell, mode?: SelectMode) => void;
  readonly step: (rows: number, columns: number, mode?: SelectMode) => void;
  readonly toggleRow: (rowId: string) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  readonly edit: (cell: Cell, typed: string | null) => void;
  readonly stopEditing: () => void;
};

const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), most);

/** Cursor, selection and editing of the table, as in a spreadsheet. */
export function useTableState(order: readonly string[], columns: readonly Column[]): TableState {
  const [cursor, setCursor] = useState<Cell | null>(null);
  const [selection, setSelection] = useState<RowSelection>(NO_SELECTION);
  const [editing, setEditing] = useState<Editing | null>(null);

  const moveTo = useCallback(
    (cell: Cell, mode: SelectMode = "only") => {
      setCursor(cell);
      setSelection((former) => select(former, order, cell.rowId, mode));
    },
    [order],
  );
  return useMemo(
    () => ({
      cursor,
      selection,
      editing,
      moveTo,
      step: (rows, across, mode) => {
        const row = order.indexOf(cursor?.rowId ?? "");
        const column = columns.findIndex(({ id }) => id === (cursor?.column ?? "name"));
        const rowId = order[row < 0 ? 0 : clamp(row + rows, order.length - 1)];
        const next = columns[clamp(column + across, columns.length - 1)];
        if (rowId !== undefined && next !== undefined) moveTo({ rowId, column: next.id }, mode);
      },
      toggleRow: (rowId) => setSelection((former) => select(former, order, rowId, "toggle")),
      selectAll: () => setSelection({ ids: new Set(order), anchor: order[0] ?? null }),
      clear: () => {
        setSelection((former) =>
          former.ids.size > 1 && cursor !== null
            ? { ids: new Set([cursor.rowId]), anchor: cursor.rowId }
            : NO_SELECTION,
        );
      },
      edit: (cell, typed) => {
        setCursor(cell);
        setSelection((former) =>
          former.ids.has(cell.rowId) ? former : { ids: new Set([cell.rowId]), anchor: cell.rowId },
        );
        setEditing({ ...cell, typed });
      },
      stopEditing: () => setEditing(null),
    }),
    [cursor, selection, editing, moveTo, order, columns],
  );
}
