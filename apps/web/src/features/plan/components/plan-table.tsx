import { DndContext, DragOverlay, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type MouseEvent,
} from "react";
import { useTranslation } from "react-i18next";
import { useClipboard } from "../hooks/use-clipboard.ts";
import { useGridKeys, type GridCommands } from "../hooks/use-grid-keys.ts";
import type { PlanView } from "../hooks/use-plan-view.ts";
import { useRowDrag } from "../hooks/use-row-drag.ts";
import type { TableState } from "../hooks/use-table-state.ts";
import type { Column, ColumnId } from "../model/columns.ts";
import { nameOf } from "../model/plan-filter.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { EditorProps } from "./cell-editor.tsx";
import { GroupRow } from "./group-row.tsx";
import { HeaderRow } from "./header-row.tsx";
import { PlanRow } from "./plan-row.tsx";
import { usePlanTable } from "./plan-table-context.ts";
import styles from "./plan-table.module.css";

const ROW = 28;
const HEADER = 32;

/** The plan as a tree grid. Only the rows in sight are in the page. */
export function PlanTable(props: {
  view: PlanView;
  state: TableState;
  columns: readonly Column[];
  audience: Audience;
  commands: GridCommands;
  onResize: (id: ColumnId, width: number) => void;
}) {
  const { view, state, columns, commands } = props;
  const { t } = useTranslation("plan");
  const { actions } = usePlanTable();
  const scroll = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here and passed to nothing that memoises
  const virtual = useVirtualizer({
    count: view.rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
  });
  const handleKey = useGridKeys(view, state, actions, commands);
  const clipboard = useClipboard(view, state, columns, props.audience);
  const drag = useRowDrag(view, state, scroll);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  useScrollToCursor(view, state, virtual.scrollToIndex);
  useFocusAfterEditing(state, scroll);

  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  });
  // One function for as long as the table lives: rows are memoised by it.
  const handleDone = useCallback((move: Parameters<EditorProps["onDone"]>[0]) => {
    latest.current.stopEditing();
    if (move !== null) latest.current.step(move.rows, move.columns);
  }, []);
  const isTyping = state.editing !== null;
  const guarded = (handle: (event: ClipboardEvent) => void) => (event: ClipboardEvent) => {
    if (!isTyping) handle(event);
  };
  const template = columns
    .map(({ id, width }) => (id === "name" ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(" ");
  const { cursor } = state;
  return (
    <DndContext
      sensors={sensors}
      onDragStart={drag.start}
      onDragMove={drag.move}
      onDragEnd={drag.end}
      onDragCancel={drag.cancel}
    >
      <div
        ref={scroll}
        role="treegrid"
        aria-label={t("table")}
        aria-rowcount={view.rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-activedescendant={
          cursor === null ? undefined : `cell-${cursor.rowId}-${cursor.column}`
        }
        tabIndex={0}
        className={styles.scroll}
        style={{ "--columns": template } as React.CSSProperties}
        onKeyDown={handleKey}
        onFocus={(event) => {
          if (event.target === scroll.current && cursor === null) state.step(0, 0);
        }}
        onMouseDown={(event) => handleMouse(event, state)}
        onDoubleClick={(event) => handleDoubleClick(event, view, state, actions, commands)}
        onCopy={guarded(clipboard.copy)}
        onPaste={guarded(clipboard.paste)}
      >
        <HeaderRow columns={columns} onResize={props.onResize} />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = view.rows[item.index];
            if (row === undefined) return null;
            const top = item.start - HEADER;
            if (row.kind === "group")
              return <GroupRow key={row.id} group={row} index={item.index} top={top} />;
            return (
              <PlanRow
                key={row.id}
                shown={row}
                index={item.index}
                columns={columns}
                top={top}
                isSelected={state.selection.ids.has(row.id)}
                cursor={cursor?.rowId === row.id ? cursor.column : null}
                editing={state.editing?.rowId === row.id ? state.editing : null}
                isMovable={view.isWholeTree}
                onDone={handleDone}
              />
            );
          })}
          {drag.drop !== null && (
            <span
              className={styles.drop}
              style={{
                top: drag.drop.index * ROW - 1,
                left: drag.indentOf(drag.drop.depth, columns),
                right: 0,
              }}
            />
          )}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.carried.length > 0 && (
          <div className={styles.carried}>
            {drag.carried.length === 1
              ? nameOf(drag.carried[0]!)
              : t("taskCount", { count: drag.carried.length })}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function cellAt(event: MouseEvent): { rowId: string; column: ColumnId } | null {
  const target = event.target as Element;
  const rowId = target.closest("[data-row]")?.getAttribute("data-row");
  const column = target.closest("[data-column]")?.getAttribute("data-column");
  return rowId && column ? { rowId, column: column as ColumnId } : null;
}

function handleMouse(event: MouseEvent, state: TableState): void {
  const cell = cellAt(event);
  if (
    cell === null ||
    event.button !== 0 ||
    (event.target as Element).closest("input,select,button")
  )
    return;
  state.moveTo(cell, event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "toggle" : "only");
}

function handleDoubleClick(
  event: MouseEvent,
  view: PlanView,
  state: TableState,
  actions: ReturnType<typeof usePlanTable>["actions"],
  commands: GridCommands,
): void {
  const cell = cellAt(event);
  const shown = cell === null ? null : view.shownAt(view.indexById.get(cell.rowId) ?? -1);
  if (cell === null || shown === null || state.editing !== null) return;
  if (actions.mayEdit(shown.row, cell.column)) state.edit(cell, null);
  else if (!actions.isMine(shown.row)) actions.explain(shown.row);
  else if (cell.column === "wbs") commands.openTask();
}

function useScrollToCursor(
  view: PlanView,
  state: TableState,
  scrollToIndex: (index: number, options: { align: "auto" }) => void,
): void {
  const rowId = state.cursor?.rowId;
  const scroll = useEffectEvent((id: string) => {
    const index = view.indexById.get(id);
    if (index !== undefined) scrollToIndex(index, { align: "auto" });
  });
  useEffect(() => {
    if (rowId !== undefined) scroll(rowId);
  }, [rowId]);
}

/** The editor took the focus; when it is gone the table has it again, so that the keys go on. */
function useFocusAfterEditing(
  state: TableState,
  scroll: React.RefObject<HTMLDivElement | null>,
): void {
  const isEditing = state.editing !== null;
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !isEditing) scroll.current?.focus({ preventScroll: true });
    was.current = isEditing;
  }, [isEditing, scroll]);
}
