import type { MissReason } from "@parley/shared/documents/frame.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { promiseFacts, type PromiseFact } from "@parley/shared/promises/promise-sums.ts";
import { useMemo } from "react";
import { useFrame, usePlan, usePromises } from "../collaboration/project-hooks.ts";

/** What everybody promised, as far as I may read it; of tasks that are still in the plan. */
export function usePromiseFacts(): readonly PromiseFact[] {
  const plan = usePlan();
  const promises = usePromises();
  return useMemo(
    () =>
      promiseFacts(
        [...promises].flatMap(([taskId, list]) => {
          const row = plan.byId.get(taskId);
          return row?.kind === "task" ? [{ organisationId: row.organisationId, list }] : [];
        }),
      ),
    [plan, promises],
  );
}

/** Living reasons of the project, in their order. */
export function useReasons(): readonly MissReason[] {
  const { reasons } = useFrame();
  return useMemo(
    () =>
      [...reasons.values()]
        .filter(({ removed }) => !removed)
        .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1)),
    [reasons],
  );
}

/** The name of a reason, also of one that is no longer offered. */
export function useReasonName(): (id: EntityId | null) => string | null {
  const { reasons } = useFrame();
  return useMemo(() => (id) => (id === null ? null : (reasons.get(id)?.name ?? null)), [reasons]);
}
