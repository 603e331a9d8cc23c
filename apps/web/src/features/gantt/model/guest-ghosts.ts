import type { ScheduleChange } from "@parley/schedule/change-set.ts";
import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { PulledTask } from "@parley/shared/protocol/plan-presence.ts";
import type { WorkingCalendar } from "@parley/shared/schedule/working-calendar.ts";
import type { GuestGhost } from "./chart-guests.ts";
import { patchOfChange } from "./bar-drag.ts";
import type { Span } from "./chart-model.ts";
import { outcomeOf, withPatch } from "./outcome.ts";

/**
 * Where bars would come to lie by what another has in the hand, as one's own engine says: of tasks that one may not see there is
 * nothing to draw, and nothing of what follows from them has to be told by the other.
 */
export function guestGhosts(
  plan: Plan,
  pulled: readonly PulledTask[],
  preview: (rows: readonly TaskRow[]) => ScheduleChange | null,
  calendarOf: (task: TaskRow["task"]) => WorkingCalendar,
  { name, colour }: { readonly name: string; readonly colour: number },
): readonly GuestGhost[] {
  const rows = pulled.flatMap(({ id, change }): readonly TaskRow[] => {
    const row = plan.byId.get(id);
    if (row?.kind !== "task" || row.isSummary) return [];
    const fields = patchOfChange(row, change, calendarOf(row.task));
    return fields === null ? [] : [withPatch(row, fields)];
  });
  const [first] = rows;
  if (first === undefined) return [];
  const answer = preview(rows);
  if (answer === null) return [];
  const { moved, self } = outcomeOf(plan, first.id, answer);
  const held = new Set<string>(rows.map(({ id }) => id));
  const spans: (readonly [string, Span])[] = [...moved];
  if (self !== null) spans.unshift([first.id, self]);
  return spans.map(([rowId, { start, finish }]) => ({
    rowId,
    start,
    finish,
    colour,
    name: held.has(rowId) ? name : null,
  }));
}
