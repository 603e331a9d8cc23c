import type { FrozenPart, FrozenRow } from "./frozen-plan.ts";

type Span = { start: number; finish: number };

/**
 * One frozen plan out of the parts that somebody may read. A summary spans what lies below it in these parts, so that its dates tell
 * nothing of what does not; one of which nothing below is read stands where it stood. Total: whatever the parents say, it ends.
 */
export function frozenRows(parts: readonly FrozenPart[]): readonly FrozenRow[] {
  const all = parts.flatMap(({ organisationId, tasks }) =>
    tasks.map((task) => ({ ...task, organisationId })),
  );
  const byId = new Map(all.map((task) => [task.id, task]));
  const summaries = new Set<string>();
  for (const { parentId } of all)
    if (parentId !== null && byId.has(parentId)) summaries.add(parentId);

  const spans = new Map<string, Span>();
  for (const task of all) {
    const { start, finish } = task;
    if (summaries.has(task.id) || start === null || finish === null) continue;
    const passed = new Set([task.id]);
    for (let above = task.parentId; above !== null && !passed.has(above);) {
      passed.add(above);
      const summary = byId.get(above);
      if (summary === undefined) break;
      const span = spans.get(above);
      if (span === undefined) spans.set(above, { start, finish });
      else {
        span.start = Math.min(span.start, start);
        span.finish = Math.max(span.finish, finish);
      }
      above = summary.parentId;
    }
  }

  return all.flatMap((task): readonly FrozenRow[] => {
    const isSummary = summaries.has(task.id);
    const span = isSummary ? spans.get(task.id) : task;
    if (span === undefined || span.start === null || span.finish === null) return [];
    const parentId = task.parentId !== null && byId.has(task.parentId) ? task.parentId : null;
    return [{ ...task, parentId, start: span.start, finish: span.finish, isSummary }];
  });
}
