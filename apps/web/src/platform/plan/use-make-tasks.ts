import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { LANE_PART_TASKS, type Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { showToast } from "../../ui/toast-store.ts";
import { useFacts } from "../collaboration/project-hooks.ts";
import { useCan } from "../collaboration/use-can.ts";
import { useProjectSession } from "../collaboration/use-project-session.ts";
import { fillLaneParts, type LaneRoom } from "./fill-lane-parts.ts";
import { createEdits, laneFor } from "./new-task.ts";
import { spotBelow } from "./row-moves.ts";

export type MadeTask = { readonly id: TaskId; readonly ydocId: YdocId };

export type TasksToMake = {
  readonly below: PlanRow | null;
  /** Inside `below`, where it is a summary. */
  readonly isOpen: boolean;
  readonly audience: Audience;
  readonly count: number;
  /** What is to be made, out of bare tasks: one edit for each, in the same order. */
  readonly write: (edits: EditGroup, ids: readonly TaskId[]) => EditGroup;
  /** Edits that can only follow once the tasks are there. */
  readonly relationsOf?: (made: readonly MadeTask[]) => EditGroup;
};

/** Sessions that are making tasks: one such work at a time, whichever view began it. */
const BUSY = new WeakSet<object>();
/** A paste this large says how far it is. */
const LARGE = 500;
/** For the server's word on a piece, or for a further part of the lane, before a paste gives up. */
const PATIENCE_MS = 30_000;
/** What one message may carry that was made without a connection. */
const OFFLINE = 500;
/** Relations a piece. */
const RELATIONS = 500;

/**
 * Makes many tasks as one step of undo, in pieces between which the page draws and answers, and in as many parts of my lane as they
 * need. Says what has become of it. Returns those that were made; none while another such work is under way.
 */
export function useMakeTasks(): (what: TasksToMake) => Promise<readonly MadeTask[]> {
  const session = useProjectSession();
  const can = useCan();
  const { me } = useFacts();
  const { t } = useTranslation("plan");
  return useMemo(() => {
    const isOffline = (): boolean => session.saveState.get().type === "offline";
    const roomIn = (audience: Audience): LaneRoom | null => {
      const counts = new Map<YdocId, number>();
      for (const { ydocId } of session.store.get().tasks.values())
        counts.set(ydocId, (counts.get(ydocId) ?? 0) + 1);
      const lanes = [...session.lines.get().values()];
      const tasksIn = (ydocId: YdocId): number => counts.get(ydocId) ?? 0;
      const ydocId = laneFor(lanes, me.organisationId, audience, tasksIn);
      if (ydocId === null) return null;
      // One piece under way at a time: others' edits come between, and a part that was just opened is filled once it answers.
      const line = session.lines.get().get(ydocId)!;
      const isReady = isOffline() || (line.replica.isSettled && !line.isReplaying);
      return { ydocId, left: isReady ? LANE_PART_TASKS - tasksIn(ydocId) : 0 };
    };
    /** Until the server has taken the last piece, or has opened the next part: it does when one is nearly full. */
    const grown = (audience: Audience): Promise<boolean> =>
      new Promise((resolve) => {
        const stops: (() => void)[] = [];
        const end = (isGrown: boolean): void => {
          clearTimeout(timer);
          for (const stop of stops) stop();
          resolve(isGrown);
        };
        const look = (): void => {
          if ((roomIn(audience)?.left ?? 0) > 0) end(true);
        };
        const timer = setTimeout(() => end(false), PATIENCE_MS);
        const { lines, store, saveState } = session;
        stops.push(lines.subscribe(look), store.subscribe(look), saveState.subscribe(look));
        look();
      });
    const rest = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const make = async (what: TasksToMake): Promise<readonly MadeTask[]> => {
      const first = roomIn(what.audience);
      if (first === null || !can.createTask(first.ydocId).allowed) {
        showToast({ id: "locked", kind: "refused", text: t("locked.create") });
        return [];
      }
      const { count } = what;
      if (isOffline() && count > OFFLINE) {
        showToast({ id: "paste", kind: "refused", text: t("paste-offline", { count: OFFLINE }) });
        return [];
      }
      const batch = Symbol("paste");
      const label = { key: "plan:did.paste", values: { count } };
      const { plan, frame } = session.store.get();
      const ids = Array.from({ length: count }, () => session.newId<TaskId>());
      const bare = createEdits({
        plan,
        ydocId: first.ydocId,
        spot: spotBelow(plan, what.below, what.isOpen),
        patches: ids.map(() => ({})),
        scheduleFrom: frame.settings.scheduleFrom,
        ids,
        userId: me.userId,
        now: Date.now(),
      });
      const edits = what.write(bare, ids);
      const made: MadeTask[] = [];
      const dispatch = (piece: EditGroup): boolean => {
        const done = session.dispatch(piece, label, batch);
        if (!done.ok) session.tell({ kind: "not-allowed", code: done.error.code });
        return done.ok;
      };
      await fillLaneParts(count, {
        room: () => roomIn(what.audience),
        make: (from, to, ydocId) => {
          const piece = edits.slice(from, to).map(({ edit }) => ({ ydocId, edit }));
          if (!dispatch(piece)) return false;
          for (const id of ids.slice(from, to)) made.push({ id, ydocId });
          return true;
        },
        rest: () => {
          if (count >= LARGE)
            showToast({
              id: "paste",
              kind: "note",
              text: t("pasting", { made: made.length, count }),
            });
          return rest();
        },
        grown: () => grown(what.audience),
      });
      const relations = what.relationsOf?.(made) ?? [];
      for (let at = 0; at < relations.length; at += RELATIONS) {
        if (!dispatch(relations.slice(at, at + RELATIONS))) break;
        await rest();
        if (!(await grown(what.audience))) break;
      }
      if (made.length > 0)
        showToast({
          id: "paste",
          kind: made.length === count ? "done" : "refused",
          text:
            made.length === count
              ? t("pasted", { count })
              : t("pasted-some", { made: made.length, count }),
          action: { label: t("undo"), run: () => session.undo() },
        });
      return made;
    };
    return async (what) => {
      if (BUSY.has(session) || what.count === 0) return [];
      BUSY.add(session);
      try {
        return await make(what);
      } finally {
        BUSY.delete(session);
      }
    };
  }, [session, can, me, t]);
}
