import type { EditGroup, TaskPatch } from "@parley/shared/documents/edit.ts";
import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EditLabel } from "../../../platform/collaboration/edit-label.ts";
import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import { withProgress, withStatus } from "@parley/shared/schedule/date-edits.ts";
import { useDispatch } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { showToast } from "../../../ui/toast-store.ts";
import {
  cellEdit,
  isEditable,
  type CellContext,
  type CellResult,
} from "../../../platform/plan/cell-edit.ts";
import type { PastedRow } from "../../../platform/plan/clipboard-rows.ts";
import type { ColumnId } from "../model/columns.ts";
import { useMakeTasks } from "../../../platform/plan/use-make-tasks.ts";
import { pasteEdits } from "../../../platform/plan/paste-edits.ts";
import { nameOf } from "../model/plan-filter.ts";
import { ordersAt, type Spot } from "../../../platform/plan/row-moves.ts";
import { useTreeActions } from "../../../platform/plan/use-tree-actions.ts";

const FIELD_OF: Readonly<Record<ColumnId, string>> = {
  wbs: "order",
  name: "name",
  organisation: "order",
  assignee: "assigneeName",
  start: "start",
  finish: "finish",
  duration: "duration",
  float: "order",
  constraint: "order",
  progress: "progress",
  predecessors: "relations",
  status: "status",
};

export type PlanActions = {
  readonly mayEdit: (row: PlanRow, column: ColumnId) => boolean;
  readonly isMine: (row: PlanRow) => boolean;
  readonly mayCreate: (audience: Audience) => boolean;
  /** Says whose the row is, instead of failing in silence. */
  readonly explain: (row: PlanRow) => void;
  readonly setCell: (row: PlanRow, column: ColumnId, text: string) => CellResult;
  readonly insertBelow: (row: PlanRow | null, isOpen: boolean, audience: Audience) => TaskId | null;
  readonly insertPhase: () => void;
  readonly paste: (
    row: PlanRow | null,
    isOpen: boolean,
    audience: Audience,
    pasted: readonly PastedRow[],
  ) => void;
  readonly remove: (ids: ReadonlySet<string>) => void;
  readonly indent: (ids: ReadonlySet<string>) => void;
  readonly outdent: (ids: ReadonlySet<string>) => void;
  readonly drop: (ids: ReadonlySet<string>, spot: Spot) => void;
  readonly setAll: (ids: ReadonlySet<string>, change: BulkChange) => void;
};

export type BulkChange =
  | { readonly kind: "status"; readonly status: TaskStatus }
  | { readonly kind: "progress"; readonly progress: number }
  | { readonly kind: "assignee"; readonly patch: TaskPatch };

/** What a person can do to the plan from the table. Every action is one step of undo. */
export function usePlanActions(context: CellContext): PlanActions {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const tree = useTreeActions();
  const makeTasks = useMakeTasks();
  const { t } = useTranslation("plan");
  return useMemo(() => {
    const { plan } = context;
    const { allowed, isMine, explain, make, create } = tree;
    const say = (key: string, values: EditLabel["values"] = {}): EditLabel => ({
      key: `plan:did.${key}`,
      values,
    });
    return {
      isMine,
      explain,
      mayEdit: (row, column) => isEditable(row, column) && allowed(row, FIELD_OF[column]),
      mayCreate: tree.mayCreate,
      setCell: (row, column, text) => {
        const result = cellEdit(row, column, text, context);
        if (result.ok && result.edits.length > 0)
          dispatch(result.edits, say(`set-${column}`, { name: nameOf(row) || t("unnamed") }));
        return result;
      },
      insertBelow: (row, isOpen, audience) => {
        const made = create(row, isOpen, audience, [{}]);
        return made !== null && make(made.edits, say("insert")) ? made.ids[0]! : null;
      },
      insertPhase: () => {
        const { ydocId } = session.store.get().frame;
        if (ydocId === null) return;
        const spot = { parentId: null, afterId: plan.childrenOf.get(null)?.at(-1) ?? null };
        const [order] = ordersAt(plan, spot, 1);
        const fields = { name: t("new-phase"), order: order! };
        make(
          [{ ydocId, edit: { type: "phase.create", id: session.newId(), fields } }],
          say("phase"),
        );
      },
      paste: (row, isOpen, audience, pasted) =>
        void makeTasks({
          below: row,
          isOpen,
          audience,
          count: pasted.length,
          write: (edits, ids) => pasteEdits({ ids, edits }, pasted, context),
        }),
      remove: tree.remove,
      indent: tree.indent,
      outdent: tree.outdent,
      drop: tree.drop,
      setAll: (ids, change) => {
        const rows = plan.rows.filter((row) => ids.has(row.id));
        const field = change.kind === "assignee" ? "assigneeName" : change.kind;
        const edits = rows.flatMap((row): EditGroup =>
          row.kind === "task" &&
          allowed(row, field) &&
          (!row.isSummary || change.kind !== "progress")
            ? [
                {
                  ydocId: row.ydocId,
                  edit: {
                    type: "task.set",
                    id: row.task.id,
                    fields: bulkPatch(row, change),
                  },
                },
              ]
            : [],
        );
        if (make(edits, say("bulk", { count: edits.length })) && edits.length < rows.length)
          showToast({
            id: "bulk",
            kind: "note",
            text: t("bulk-skipped", { count: rows.length - edits.length }),
          });
        else if (edits.length === 0 && rows[0] !== undefined) explain(rows[0]);
      },
    };
  }, [context, session, dispatch, tree, makeTasks, t]);
}

function bulkPatch(row: TaskRow, change: BulkChange): TaskPatch {
  switch (change.kind) {
    case "status":
      return withStatus(row.task, row, change.status);
    case "progress":
      return withProgress(row.task, row, change.progress);
    case "assignee":
      return change.patch;
  }
}
