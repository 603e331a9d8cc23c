import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { Refusal } from "@parley/shared/documents/refusal.ts";
import type { CheckItem, Comment } from "@parley/shared/documents/task.ts";
import type { EntityId, OrganisationId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Result } from "@parley/shared/primitives/result.ts";
import { useCallback, useSyncExternalStore } from "react";
import type { EditLabel } from "./edit-label.ts";
import type { Frame, PlanState } from "./plan-state.ts";
import type {
  PlacedRelation,
  PlacedTask,
  Plan,
  PlanRow,
} from "@parley/shared/documents/plan-row.ts";
import type { PresenceMark } from "./presence-board.ts";
import type { ParticipantFacts, PersonFacts, ProjectFacts } from "./project-facts.ts";
import type { SaveState } from "./save-state.ts";
import type { UndoState } from "./undo-stack.ts";
import { useProjectSession } from "./use-project-session.ts";

const NO_CHECKS: readonly CheckItem[] = [];
const NO_COMMENTS: readonly Comment[] = [];
const NO_MARKS: readonly PresenceMark[] = [];
const NO_RELATIONS: readonly PlacedRelation[] = [];

/** `select` must return something that keeps its identity while it is unchanged. */
export function usePlanState<T>(select: (state: PlanState) => T): T {
  const { store } = useProjectSession();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** The assembled tree over everything that I may read. */
export const usePlan = (): Plan => usePlanState((state) => state.plan);
/** What was promised, by task; in the order of promising, withdrawn ones included. */
export const usePromises = (): PlanState["promises"] => usePlanState((state) => state.promises);
export const useFrame = (): Frame => usePlanState((state) => state.frame);
export const useTask = (taskId: TaskId): PlacedTask | null =>
  usePlanState((state) => state.tasks.get(taskId) ?? null);
export const usePlanRow = (id: TaskId | EntityId): PlanRow | null =>
  usePlanState((state) => state.plan.byId.get(id) ?? null);
export const useChecks = (taskId: TaskId): readonly CheckItem[] =>
  usePlanState((state) => state.checks.get(taskId) ?? NO_CHECKS);
/** In the order of their time; amendments and withdrawals included. */
export const useComments = (taskId: TaskId): readonly Comment[] =>
  usePlanState((state) => state.comments.get(taskId) ?? NO_COMMENTS);
/** Relations that lead into the task. */
export const useRelationsOf = (taskId: TaskId): readonly PlacedRelation[] =>
  usePlanState((state) => state.plan.relationsOf.get(taskId) ?? NO_RELATIONS);

export function useFacts(): ProjectFacts {
  const { facts } = useProjectSession();
  return useSyncExternalStore(facts.subscribe, facts.get);
}
export const useOrganisation = (id: OrganisationId): ParticipantFacts | null =>
  useFacts().participants.get(id) ?? null;
export const useOrganisations = (): ReadonlyMap<OrganisationId, ParticipantFacts> =>
  useFacts().participants;
export const usePeople = (): ReadonlyMap<UserId, PersonFacts> => useFacts().people;

export function useSaveState(): SaveState {
  const { saveState } = useProjectSession();
  return useSyncExternalStore(saveState.subscribe, saveState.get);
}

export function useUndoState(): UndoState {
  const { undoState } = useProjectSession();
  return useSyncExternalStore(undoState.subscribe, undoState.get);
}

/** Who else is on this entity now. */
export function usePresence(entityId: string): readonly PresenceMark[] {
  const { presence } = useProjectSession();
  return useSyncExternalStore(
    presence.marks.subscribe,
    () => presence.marks.get().get(entityId) ?? NO_MARKS,
  );
}

/** When somebody else changed this entity, for as long as it should glow; 0 otherwise. */
export function useGlow(entityId: string): number {
  const { glow } = useProjectSession();
  return useSyncExternalStore(glow.subscribe, () => glow.get().get(entityId) ?? 0);
}

export type Dispatch = (edits: EditGroup, label: EditLabel) => Result<null, Refusal>;

/** Makes edits, or says why not; a refusal is told to the person as well. */
export function useDispatch(): Dispatch {
  const session = useProjectSession();
  return useCallback(
    (edits, label) => {
      const made = session.dispatch(edits, label);
      if (!made.ok) session.tell({ kind: "not-allowed", code: made.error.code });
      return made;
    },
    [session],
  );
}
