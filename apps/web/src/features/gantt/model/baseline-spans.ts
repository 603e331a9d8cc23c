import type { FrozenRow } from "@parley/shared/baselines/frozen-plan.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { Span } from "./chart-model.ts";
import { TENTHS_PER_DAY } from "./viewport.ts";

/** The baseline below the bars. */
export type ShownBaseline = {
  readonly name: string;
  /** null: of the whole project. */
  readonly organisationId: OrganisationId | null;
  readonly spans: ReadonlyMap<string, Span>;
  readonly finish: number | null;
};

export function shownBaseline(
  name: string,
  organisationId: OrganisationId | null,
  rows: readonly FrozenRow[],
): ShownBaseline {
  const spans = new Map(rows.map(({ id, start, finish }) => [id, { start, finish }]));
  const finish = rows.reduce<number | null>(
    (last, row) => Math.max(last ?? row.finish, row.finish),
    null,
  );
  return { name, organisationId, spans, finish };
}

/** A finish at midnight belongs to the day that it ends. */
const finishDay = (at: number): number => Math.floor((at - 1) / TENTHS_PER_DAY);

/** Calendar days by which a task finishes later than it did in the baseline; null: it was not in it. */
export const finishSlipOf = (span: Span | null, finish: number): number | null =>
  span === null ? null : finishDay(finish) - finishDay(span.finish);

/** Calendar days by which what is seen of the plan finishes later than what is seen of the baseline; null: one of them is empty. */
export function finishSlip(baseline: ShownBaseline, plan: Plan): number | null {
  const { organisationId } = baseline;
  let last: number | null = null;
  for (const row of plan.rows) {
    if (row.dates === null) continue;
    if (row.kind === "task" && row.task.status === "not-needed") continue;
    if (organisationId !== null && (row.kind !== "task" || row.organisationId !== organisationId))
      continue;
    last = Math.max(last ?? row.dates.finish, row.dates.finish);
  }
  if (last === null || baseline.finish === null) return null;
  return finishDay(last) - finishDay(baseline.finish);
}
