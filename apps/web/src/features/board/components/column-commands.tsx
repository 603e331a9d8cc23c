import { useEffect } from "react";
import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";
import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import { columnOrderBeside } from "../model/column-order.ts";
import type { BoardActions, BoardPlan } from "../model/board-plan.ts";
import { ColumnDialog } from "./column-dialog.tsx";
import type { ColumnCommand } from "./column-header.tsx";
import { RemoveColumnDialog } from "./remove-column-dialog.tsx";

export type ColumnCommandState =
  | { readonly kind: "add" }
  | { readonly kind: ColumnCommand; readonly column: BoardColumn };

/** Carries out what was asked of a column; what needs a word first gets its dialog. */
export function ColumnCommands(props: {
  plan: BoardPlan;
  actions: BoardActions;
  state: ColumnCommandState | null;
  onDone: () => void;
}) {
  const { plan, actions, state, onDone } = props;
  useEffect(() => {
    if (state?.kind !== "left" && state?.kind !== "right") return;
    const order = columnOrderBeside(plan.columns, state.column, state.kind);
    if (order !== null) actions.setColumn(state.column, { order }, "reorder");
    onDone();
  }, [state, plan.columns, actions, onDone]);
  if (state?.kind === "add" || state?.kind === "edit") {
    const column = state.kind === "edit" ? state.column : null;
    return (
      <ColumnDialog
        column={column}
        onClose={onDone}
        onSave={(fields) => {
          if (column === null)
            actions.addColumn({
              ...fields,
              order: orderKeyBetween(plan.columns.at(-1)?.order ?? null, null),
            });
          else {
            const changed = Object.fromEntries(
              Object.entries(fields).filter(
                ([key, value]) => column[key as keyof typeof fields] !== value,
              ),
            );
            if (Object.keys(changed).length > 0) actions.setColumn(column, changed, "change");
          }
          onDone();
        }}
      />
    );
  }
  if (state?.kind === "remove")
    return (
      <RemoveColumnDialog
        plan={plan}
        column={state.column}
        onClose={onDone}
        onRemove={() => {
          actions.setColumn(state.column, { removed: true }, "remove");
          onDone();
        }}
      />
    );
  return null;
}
