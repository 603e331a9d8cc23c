import { useCallback, type KeyboardEvent } from "react";
import type { PlanActions } from "./use-plan-actions.ts";
import type { PlanView } from "./use-plan-view.ts";
import type { TableState } from "./use-table-state.ts";

export type GridCommands = {
  readonly insertBelow: () => void;
  readonly openTask: () => void;
  readonly find: () => void;
  readonly setCollapsed: (id: string, isCollapsed: boolean) => void;
};

const PAGE = 20;
const isMod = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;
const isText = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !isMod(event) && !event.altKey && event.key !== " ";

/** The keys of the table while no cell is edited. */
export function useGridKeys(
  view: PlanView,
  state: TableState,
  actions: PlanActions,
  commands: GridCommands,
): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      if (state.editing !== null || event.nativeEvent.isComposing) return;
      if (handle(event, view, state, actions, commands)) event.preventDefault();
    },
    [view, state, actions, commands],
  );
}

function handle(
  event: KeyboardEvent,
  view: PlanView,
  state: TableState,
  actions: PlanActions,
  commands: GridCommands,
): boolean {
  const { cursor, selection } = state;
  const mode = event.shiftKey ? "range" : "only";
  const at = cursor === null ? null : view.shownAt(view.indexById.get(cursor.rowId) ?? -1);
  const ids =
    selection.ids.size > 0 ? selection.ids : new Set(cursor === null ? [] : [cursor.rowId]);
  if (event.altKey && event.shiftKey && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    if (event.key === "ArrowRight") actions.indent(ids);
    else actions.outdent(ids);
    return true;
  }
  if (event.altKey) return false;
  if (isMod(event)) {
    switch (event.key.toLowerCase()) {
      case "f":
        commands.find();
        return true;
      case "a":
        state.selectAll();
        return true;
      case "enter":
        commands.openTask();
        return true;
      case "home":
        state.step(-view.rows.length, 0, mode);
        return true;
      case "end":
        state.step(view.rows.length, 0, mode);
        return true;
      default:
        return false;
    }
  }
  switch (event.key) {
    case "ArrowDown":
      state.step(1, 0, mode);
      return true;
    case "ArrowUp":
      state.step(-1, 0, mode);
      return true;
    case "ArrowRight":
    case "ArrowLeft": {
      const isRight = event.key === "ArrowRight";
      const foldable = cursor?.column === "name" && at?.isFoldable === true;
      if (foldable && at.isCollapsed === isRight) commands.setCollapsed(at.id, !isRight);
      else state.step(0, isRight ? 1 : -1);
      return true;
    }
    case "Tab":
      state.step(0, event.shiftKey ? -1 : 1);
      return true;
    case "PageDown":
      state.step(PAGE, 0, mode);
      return true;
    case "PageUp":
      state.step(-PAGE, 0, mode);
      return true;
    case "Home":
      state.step(0, -100);
      return true;
    case "End":
      state.step(0, 100);
      return true;
    case "Insert":
      commands.insertBelow();
      return true;
    case "Delete":
    case "Backspace":
      if (ids.size > 0) actions.remove(ids);
      return true;
    case "Escape":
      state.clear();
      return true;
    case " ":
      if (cursor !== null) state.toggleRow(cursor.rowId);
      return true;
    case "Enter":
    case "F2":
      begin(at, state, actions, null);
      return true;
    default:
      if (!isText(event)) return false;
      begin(at, state, actions, event.key);
      return true;
  }
}

function begin(
  at: ReturnType<PlanView["shownAt"]>,
  state: TableState,
  actions: PlanActions,
  typed: string | null,
): void {
  const { cursor } = state;
  if (at === null || cursor === null) return;
  if (actions.mayEdit(at.row, cursor.column)) state.edit(cursor, typed);
  else if (!actions.isMine(at.row)) actions.explain(at.row);
}
