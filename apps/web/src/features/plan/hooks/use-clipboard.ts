import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import { useMemo, type ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { usePlanTable } from "../components/plan-table-context.ts";
import { cellText } from "../model/cell-text.ts";
import { parseTsv, pastedRows, writeTsv } from "../../../platform/plan/clipboard-rows.ts";
import { useHeadings } from "../../../platform/plan/use-headings.ts";
import type { Column } from "../model/columns.ts";
import type { PlanView } from "./use-plan-view.ts";
import type { TableState } from "./use-table-state.ts";

/**
 * Copying writes the selected rows with their headings. Pasting one line fills cells from the cursor on; pasting several makes new
 * tasks below it, so that nobody's rows are overwritten by a list.
 */
export function useClipboard(
  view: PlanView,
  state: TableState,
  columns: readonly Column[],
  audience: Audience,
): {
  readonly copy: (event: ClipboardEvent) => void;
  readonly paste: (event: ClipboardEvent) => void;
} {
  const { text, actions } = usePlanTable();
  const { t } = useTranslation("plan");
  const columnOf = useHeadings();
  return useMemo(() => {
    const copy = (event: ClipboardEvent): void => {
      const rows = view.rows.flatMap((row) =>
        row.kind === "row" && state.selection.ids.has(row.id) ? [row.row] : [],
      );
      if (rows.length === 0) return;
      event.preventDefault();
      const isCell = rows.length === 1 && state.cursor !== null;
      const lines = isCell
        ? [[cellText(rows[0]!, state.cursor.column, text)]]
        : [
            columns.map(({ id }) => t(`column.${id}`)),
            ...rows.map((row) => columns.map(({ id }) => cellText(row, id, text))),
          ];
      event.clipboardData.setData("text/plain", writeTsv(lines));
    };
    const fill = (line: readonly string[]): void => {
      const { cursor } = state;
      const shown = cursor === null ? null : view.shownAt(view.indexById.get(cursor.rowId) ?? -1);
      if (cursor === null || shown === null) return;
      const first = columns.findIndex(({ id }) => id === cursor.column);
      if (!actions.isMine(shown.row)) return actions.explain(shown.row);
      for (const [index, cell] of line.entries()) {
        const column = columns[first + index];
        if (column !== undefined && actions.mayEdit(shown.row, column.id))
          actions.setCell(shown.row, column.id, cell);
      }
    };
    const paste = (event: ClipboardEvent): void => {
      const table = parseTsv(event.clipboardData.getData("text/plain"));
      if (table.length === 0) return;
      event.preventDefault();
      if (table.length === 1 && state.cursor !== null) return fill(table[0]!);
      const at =
        state.cursor === null ? null : view.shownAt(view.indexById.get(state.cursor.rowId) ?? -1);
      const rows = pastedRows(
        table,
        columnOf,
        columns.map(({ id }) => id),
      );
      if (rows.length > 0)
        actions.paste(at?.row ?? null, at !== null && !at.isCollapsed, audience, rows);
    };
    return { copy, paste };
  }, [view, state, columns, audience, text, actions, columnOf, t]);
}
