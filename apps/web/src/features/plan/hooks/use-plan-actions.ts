import type { EditGroup, TaskPatch } from "@parley/shared/documents/edit.ts";
import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EditLabel } from "../../../platform/collaboration/edit-label.ts";
import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import { withProgress, withStatus } from "@parley/shared/schedule/date-edits.ts";
import { useDispatch, useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { showToast } from "../../../ui/toast-store.ts";
import { cellEdit, isEditable, type CellContext, type CellResult } from "../model/cell-edit.ts";
import type { PastedRow } from "../model/clipboard-rows.ts";
import type { ColumnId } from "../model/columns.ts";
import { createEdits, laneFor } from "../../../platform/plan/new-task.ts";
import { pasteEdits } from "../model/paste-edits.ts";
import { nameOf } from "../model/plan-filter.ts";
import {
  dropEdits,
  indentEdits,
  outdentEdits,
  ordersAt,
  removeEdits,
  topmost,
  spotBelow,
  type Spot,
} from "../../../platform/plan/row-moves.ts";

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
  const can = useCan();
  const { me, participants } = useFacts();
  const { t } = useTranslation("plan");
  return useMemo(() => {
    const { plan } = context;
    const allowed = (row: PlanRow, field: string): boolean =>
      row.kind === "phase"
        ? can.editFrame().allowed
        : field === "relations"
          ? can.editRelations(row.ydocId).allowed
          : can.setTaskField(row.ydocId, field).allowed;
    const isMine = (row: PlanRow): boolean => allowed(row, "name");
    const say = (key: string, values: EditLabel["values"] = {}): EditLabel => ({
      key: `plan:did.${key}`,
      values,
    });
    const explain = (row: PlanRow): void => {
      const owner =
        row.kind === "task"
          ? participants.get(row.organisationId)
          : [...participants.values()].find((p) => p.isHost);
      const isOwn = row.kind === "task" && row.organisationId === me.organisationId;
      const text = isOwn
        ? t("locked.role")
        : t("locked.other", { name: nameOf(row), organisation: owner?.name ?? "" });
      showToast({ id: "locked", kind: "refused", text });
    };
    const mineOf = (ids: ReadonlySet<string>): ReadonlySet<string> => {
      const rows = plan.rows.filter((row) => ids.has(row.id));
      const mine = rows.filter((row) => row.kind === "task" && allowed(row, "order"));
      if (mine.length === 0 && rows[0] !== undefined) explain(rows[0]);
      return new Set(mine.map((row) => row.id));
    };
    const laneOf = (audience: Audience) =>
      laneFor([...session.lines.get().values()], me.organisationId, audience, (ydocId) => {
        let count = 0;
        for (const placed of session.store.get().tasks.values())
          if (placed.ydocId === ydocId) count += 1;
        return count;
      });
    const make = (edits: EditGroup, label: EditLabel): boolean =>
      edits.length > 0 && dispatch(edits, label).ok;
    const create = (
      row: PlanRow | null,
      isOpen: boolean,
      audience: Audience,
      patches: readonly TaskPatch[],
    ): { ids: TaskId[]; edits: EditGroup } | null => {
      const ydocId = laneOf(audience);
      if (ydocId === null || !can.createTask(ydocId).allowed) {
        showToast({ id: "locked", kind: "refused", text: t("locked.create") });
        return null;
      }
      const ids = patches.map(() => session.newId<TaskId>());
      const spot = spotBelow(plan, row, isOpen);
      return {
        ids,
        edits: createEdits({
          plan,
          ydocId,
          spot,
          patches,
          scheduleFrom: session.store.get().frame.settings.scheduleFrom,
          ids,
          userId: me.userId,
          now: Date.now(),
        }),
      };
    };
    return {
      isMine,
      explain,
      mayEdit: (row, column) => isEditable(row, column) && allowed(row, FIELD_OF[column]),
      mayCreate: (audience) => {
        const ydocId = laneOf(audience);
        return ydocId !== null && can.createTask(ydocId).allowed;
      },
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
      paste: (row, isOpen, audience, pasted) => {
        const made = create(
          row,
          isOpen,
          audience,
          pasted.map(() => ({})),
        );
        if (made === null) return;
        const edits = pasteEdits(made, pasted, context);
        if (make(edits, say("paste", { count: pasted.length })))
          showToast({
            id: "paste",
            kind: "done",
            text: t("pasted", { count: pasted.length }),
            action: { label: t("undo"), run: () => session.undo() },
          });
      },
      remove: (ids) => {
        const edits = removeEdits(plan, ids, isMine);
        if (edits.length === 0) {
          const [first] = plan.rows.filter((row) => ids.has(row.id));
          if (first !== undefined) explain(first);
          return;
        }
        if (make(edits, say("remove", { count: edits.length })))
          showToast({
            id: "removed",
            kind: "done",
            text: t("removed", { count: edits.length }),
            action: { label: t("undo"), run: () => session.undo() },
          });
      },
      indent: (ids) => {
        const mine = mineOf(ids);
        const edits = indentEdits(plan, mine);
        const isHidden = topmost(plan, mine).some(
          (row) => row.kind === "task" && row.audience !== "everyone",
        );
        if (edits.length === 0 && isHidden)
          showToast({ id: "locked", kind: "refused", text: t("locked.hiddenBelowOthers") });
        make(edits, say("indent", { count: ids.size }));
      },
      outdent: (ids) => make(outdentEdits(plan, mineOf(ids)), say("outdent", { count: ids.size })),
      drop: (ids, spot) => {
        const mine = mineOf(ids);
        make(dropEdits(plan, mine, spot) ?? [], say("move", { count: mine.size }));
      },
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
  }, [context, session, dispatch, can, me, participants, t]);
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
