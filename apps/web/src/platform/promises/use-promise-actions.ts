import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { PromiseOutcome, TaskPromise } from "@parley/shared/documents/task.ts";
import type { EntityId, YdocId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { textOfDay } from "../calendar/working-time.ts";
import { useDispatch, useFacts } from "../collaboration/project-hooks.ts";
import { useProjectSession } from "../collaboration/use-project-session.ts";

type Place = Pick<TaskRow, "ydocId" | "task">;
type Fields = {
  readonly ready?: boolean;
  readonly outcome?: PromiseOutcome | null;
  readonly reasonId?: EntityId | null;
  readonly note?: string;
  readonly removed?: boolean;
};

/** What the owner of a task can do about promising it. Every action is one step of undo. */
export function usePromiseActions() {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const { me } = useFacts();
  return useMemo(() => {
    const set = ({ task, ydocId }: Place, id: EntityId, fields: Fields, what: string): void =>
      void dispatch([{ ydocId, edit: { type: "promise.set", id, fields } }], {
        key: `promises:did.${what}`,
        values: { name: task.name },
      });
    return {
      /** Promises tasks for a week, named by its Monday. */
      give: (rows: readonly Place[], monday: number): void => {
        const week = `${textOfDay(monday)}T00:00` as const;
        const edits = rows.map(({ ydocId, task }): EditGroup[number] => ({
          ydocId,
          edit: {
            type: "promise.create",
            id: session.newId<EntityId>(),
            fields: { taskId: task.id, week, createdBy: me.userId, createdAt: Date.now() },
          },
        }));
        if (edits.length > 0)
          dispatch(edits, { key: "promises:did.give", values: { count: edits.length } });
      },
      setReady: (place: Place, { id }: TaskPromise, ready: boolean): void =>
        set(place, id, { ready }, ready ? "ready" : "unready"),
      settleDone: (place: Place, { id }: TaskPromise): void =>
        set(place, id, { outcome: "done", reasonId: null, note: "" }, "done"),
      settleMissed: (
        place: Place,
        { id }: TaskPromise,
        reason: { readonly reasonId: EntityId | null; readonly note: string },
      ): void => set(place, id, { outcome: "missed", ...reason }, "missed"),
      reopen: (place: Place, { id }: TaskPromise): void =>
        set(place, id, { outcome: null, reasonId: null, note: "" }, "reopen"),
      withdraw: (place: Place, { id }: TaskPromise): void =>
        set(place, id, { removed: true }, "withdraw"),
      /** Of the frame, by the host. */
      saveReasons: (
        ydocId: YdocId,
        changes: readonly {
          readonly id: EntityId | null;
          readonly fields: {
            readonly name?: string;
            readonly order?: string;
            readonly removed?: boolean;
          };
        }[],
      ): void => {
        const edits = changes.map(({ id, fields }): EditGroup[number] => ({
          ydocId,
          edit:
            id === null
              ? { type: "reason.create", id: session.newId<EntityId>(), fields }
              : { type: "reason.set", id, fields },
        }));
        if (edits.length > 0) dispatch(edits, { key: "promises:did.reasons", values: {} });
      },
    };
  }, [session, dispatch, me]);
}

export type PromiseActions = ReturnType<typeof usePromiseActions>;
