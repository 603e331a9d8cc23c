import { textOfInstant } from "@parley/schedule/instant.ts";
import type { WorkBetween } from "@parley/schedule/analysis/slip.ts";
import {
  comparePlans,
  rowsOf,
  type PlanComparison,
} from "@parley/shared/baselines/compare-plans.ts";
import { freezePlan } from "@parley/shared/baselines/freeze-plan.ts";
import type { FrozenRow } from "@parley/shared/baselines/frozen-plan.ts";
import { frozenRows } from "@parley/shared/baselines/frozen-rows.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { workBetween } from "@parley/shared/schedule/working-calendar.ts";
import { useDeferredValue, useMemo } from "react";
import type { FrozenPlan } from "../../../platform/baselines/baseline-api.ts";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";

/** The living plan, as a baseline that was frozen this moment. It follows edits when there is time. */
export function usePlanRows(): readonly FrozenRow[] {
  const plan = useDeferredValue(usePlan());
  return useMemo(() => frozenRows(freezePlan(plan)), [plan]);
}

/** The organisation that a baseline is of; null: all of them. */
export const ownerOf = (baseline: FrozenPlan | undefined): OrganisationId | null =>
  baseline?.scope.kind === "organisation" ? baseline.scope.organisationId : null;

/** Working time on the calendar that each task has now. */
function useWorkBetween(): WorkBetween {
  const plan = usePlan();
  const calendarOf = useCalendarOf();
  return useMemo(() => {
    const local = (at: number): string => textOfInstant(at).slice(0, 16);
    return (taskId, from, to) => {
      const row = plan.byId.get(taskId);
      const calendar = calendarOf(row?.kind === "task" ? row.task : { calendarId: null });
      return from <= to
        ? workBetween(calendar, local(from), local(to))
        : -workBetween(calendar, local(to), local(from));
    };
  }, [plan, calendarOf]);
}

export function useComparison(
  before: readonly FrozenRow[] | null,
  after: readonly FrozenRow[] | null,
  organisationId: OrganisationId | null,
): PlanComparison | null {
  const between = useWorkBetween();
  return useMemo(
    () =>
      before === null || after === null
        ? null
        : comparePlans(rowsOf(before, organisationId), rowsOf(after, organisationId), between),
    [before, after, organisationId, between],
  );
}
