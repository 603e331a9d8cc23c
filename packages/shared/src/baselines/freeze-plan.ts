import type { Plan, PlanRow } from "../documents/plan-row.ts";
import { DAY_TENTHS, instant } from "../schedule/task-input.ts";
import type { FrozenPart, FrozenTask } from "./frozen-plan.ts";

function frozen(row: PlanRow): FrozenTask | null {
  const place = { id: row.id, parentId: row.parentId, kind: row.kind };
  if (row.kind === "phase") {
    const { name, milestone } = row.phase;
    const start = instant(row.phase.start) ?? instant(row.phase.finish);
    const finish = milestone ? start : (instant(row.phase.finish) ?? start);
    return { ...place, name, milestone, start, finish, work: 0, progress: 0 };
  }
  const { task, dates, progress } = row;
  if (task.status === "not-needed") return null;
  return {
    ...place,
    name: task.name,
    milestone: task.milestone,
    start: dates?.start ?? null,
    finish: dates?.finish ?? null,
    work: task.milestone ? 0 : (task.duration ?? DAY_TENTHS),
    progress: task.status === "done" ? 100 : progress,
  };
}

/** A dated plan, taken apart by who may read it. Tasks that are not needed are no part of it. */
export function freezePlan(plan: Pick<Plan, "rows">): readonly FrozenPart[] {
  const parts = new Map<string, { readonly part: FrozenPart; readonly tasks: FrozenTask[] }>();
  for (const row of plan.rows) {
    const task = frozen(row);
    if (task === null) continue;
    const place =
      row.kind === "phase"
        ? { organisationId: null, audience: null }
        : { organisationId: row.organisationId, audience: row.audience };
    const key = `${place.organisationId ?? ""} ${place.audience ?? ""}`;
    let known = parts.get(key);
    if (known === undefined) {
      const tasks: FrozenTask[] = [];
      known = { part: { ...place, tasks }, tasks };
      parts.set(key, known);
    }
    known.tasks.push(task);
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { part }]) => part);
}
