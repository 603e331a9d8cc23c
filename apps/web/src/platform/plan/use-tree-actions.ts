import type { EditGroup, TaskPatch } from "@parley/shared/documents/edit.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { showToast } from "../../ui/toast-store.ts";
import type { EditLabel } from "../collaboration/edit-label.ts";
import { useDispatch, useFacts } from "../collaboration/project-hooks.ts";
import { useCan } from "../collaboration/use-can.ts";
import { useProjectSession } from "../collaboration/use-project-session.ts";
import { createEdits, laneFor } from "./new-task.ts";
import {
  dropEdits,
  indentEdits,
  outdentEdits,
  removeEdits,
  spotBelow,
  topmost,
  type Spot,
} from "./row-moves.ts";
import { stepEdits } from "./row-steps.ts";

export type NewTasks = { readonly ids: readonly TaskId[]; readonly edits: EditGroup };

/** What a person can do to the tree of a plan, wherever it is shown. Every action is one step of undo. */
export type TreeActions = {
  readonly allowed: (row: PlanRow, field: string) => boolean;
  readonly isMine: (row: PlanRow) => boolean;
  /** Says whose the row is, instead of failing in silence. */
  readonly explain: (row: PlanRow) => void;
  readonly mayCreate: (audience: Audience) => boolean;
  /** Edits that make tasks below a row, not made yet; null, with a word to the person, where that is not allowed. */
  readonly create: (
    row: PlanRow | null,
    isOpen: boolean,
    audience: Audience,
    patches: readonly TaskPatch[],
  ) => NewTasks | null;
  /** False where there is nothing to make, or the policy refuses. */
  readonly make: (edits: EditGroup, label: EditLabel) => boolean;
  readonly remove: (ids: ReadonlySet<string>) => void;
  readonly indent: (ids: ReadonlySet<string>) => void;
  readonly outdent: (ids: ReadonlySet<string>) => void;
  /** Whether a drop there would move anything of mine. */
  readonly mayDrop: (ids: ReadonlySet<string>, spot: Spot) => boolean;
  /** Says so where some of them are not mine, and stay. */
  readonly drop: (ids: ReadonlySet<string>, spot: Spot) => boolean;
  /** One place up (-1) or down (1) among their siblings, together. */
  readonly step: (ids: ReadonlySet<string>, by: -1 | 1) => boolean;
};

export const rowName = (row: PlanRow): string =>
  row.kind === "task" ? row.task.name : row.phase.name;

const label = (key: string, values: EditLabel["values"] = {}): EditLabel => ({
  key: `plan:did.${key}`,
  values,
});

export function useTreeActions(): TreeActions {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const can = useCan();
  const { me, participants } = useFacts();
  const { t } = useTranslation("plan");
  return useMemo(() => {
    const planNow = () => session.store.get().plan;
    const allowed = (row: PlanRow, field: string): boolean =>
      row.kind === "phase"
        ? can.editFrame().allowed
        : field === "relations"
          ? can.editRelations(row.ydocId).allowed
          : can.setTaskField(row.ydocId, field).allowed;
    const isMine = (row: PlanRow): boolean => allowed(row, "name");
    const refuse = (text: string): void => void showToast({ id: "locked", kind: "refused", text });
    const explain = (row: PlanRow): void => {
      const owner =
        row.kind === "task"
          ? participants.get(row.organisationId)
          : [...participants.values()].find((p) => p.isHost);
      const isOwn = row.kind === "task" && row.organisationId === me.organisationId;
      refuse(
        isOwn
          ? t("locked.role")
          : t("locked.other", { name: rowName(row), organisation: owner?.name ?? "" }),
      );
    };
    const movable = (ids: ReadonlySet<string>): ReadonlySet<string> =>
      new Set(
        planNow()
          .rows.filter((row) => ids.has(row.id) && row.kind === "task" && allowed(row, "order"))
          .map(({ id }) => id),
      );
    /** Says so where none of them may be moved. */
    const mineOf = (ids: ReadonlySet<string>): ReadonlySet<string> => {
      const mine = movable(ids);
      const first = mine.size > 0 ? undefined : planNow().rows.find((row) => ids.has(row.id));
      if (first !== undefined) explain(first);
      return mine;
    };
    const laneOf = (audience: Audience) =>
      laneFor([...session.lines.get().values()], me.organisationId, audience, (ydocId) => {
        let count = 0;
        for (const placed of session.store.get().tasks.values())
          if (placed.ydocId === ydocId) count += 1;
        return count;
      });
    const make = (edits: EditGroup, what: EditLabel): boolean =>
      edits.length > 0 && dispatch(edits, what).ok;
    return {
      allowed,
      isMine,
      explain,
      make,
      mayCreate: (audience) => {
        const ydocId = laneOf(audience);
        return ydocId !== null && can.createTask(ydocId).allowed;
      },
      create: (row, isOpen, audience, patches) => {
        const ydocId = laneOf(audience);
        if (ydocId === null || !can.createTask(ydocId).allowed) {
          refuse(t("locked.create"));
          return null;
        }
        const plan = planNow();
        const ids = patches.map(() => session.newId<TaskId>());
        const edits = createEdits({
          plan,
          ydocId,
          spot: spotBelow(plan, row, isOpen),
          patches,
          scheduleFrom: session.store.get().frame.settings.scheduleFrom,
          ids,
          userId: me.userId,
          now: Date.now(),
        });
        return { ids, edits };
      },
      remove: (ids) => {
        const plan = planNow();
        const edits = removeEdits(plan, ids, isMine);
        if (edits.length === 0) {
          const first = plan.rows.find((row) => ids.has(row.id));
          if (first !== undefined) explain(first);
        } else if (make(edits, label("remove", { count: edits.length })))
          showToast({
            id: "removed",
            kind: "done",
            text: t("removed", { count: edits.length }),
            action: { label: t("undo"), run: () => session.undo() },
          });
      },
      indent: (ids) => {
        const plan = planNow();
        const mine = mineOf(ids);
        const edits = indentEdits(plan, mine);
        const isHidden = topmost(plan, mine).some(
          (row) => row.kind === "task" && row.audience !== "everyone",
        );
        if (edits.length === 0 && isHidden) refuse(t("locked.hiddenBelowOthers"));
        make(edits, label("indent", { count: ids.size }));
      },
      outdent: (ids) =>
        void make(outdentEdits(planNow(), mineOf(ids)), label("outdent", { count: ids.size })),
      mayDrop: (ids, spot) => dropEdits(planNow(), movable(ids), spot) !== null,
      drop: (ids, spot) => {
        const mine = mineOf(ids);
        const edits = dropEdits(planNow(), mine, spot) ?? [];
        if (!make(edits, label("move", { count: mine.size }))) return false;
        const others = planNow().rows.filter((row) => ids.has(row.id) && !mine.has(row.id)).length;
        if (others > 0)
          showToast({ id: "moved", kind: "note", text: t("locked.stay", { count: others }) });
        return true;
      },
      step: (ids, by) => {
        const mine = mineOf(ids);
        return make(stepEdits(planNow(), mine, by) ?? [], label("move", { count: mine.size }));
      },
    };
  }, [session, dispatch, can, me, participants, t]);
}
