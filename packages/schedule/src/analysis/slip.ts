import { TENTHS_PER_DAY } from "../instant.ts";
import type { Instant, Tenths } from "../network.ts";

/** How far a date moved; later is positive. */
export type Slip = {
  readonly before: Instant;
  readonly after: Instant;
  /** Whole calendar days between the two dates. */
  readonly days: number;
  /** Working time of the task's calendar between the two. */
  readonly working: Tenths;
};

export type TaskSlip = {
  readonly taskId: string;
  readonly organisationId: string | null;
  readonly isSummary: boolean;
  readonly milestone: boolean;
  /** null: this end stands where it stood. */
  readonly start: Slip | null;
  readonly finish: Slip | null;
};

/** The slips of the tasks of one organisation; summaries do not count, for they only repeat what lies below them. */
export type OrganisationSlip = {
  /** null: tasks of no organisation. */
  readonly organisationId: string | null;
  /** Tasks that finish later than before, and earlier. */
  readonly later: number;
  readonly earlier: number;
  /** Working time by which the tasks that finish later do so: all together, and the worst of them. */
  readonly total: Tenths;
  readonly worst: { readonly taskId: string; readonly working: Tenths } | null;
  readonly added: number;
  readonly removed: number;
};

export type Dates = { readonly start: Instant; readonly finish: Instant };

/** Working time between two moments on a task's calendar; negative backwards. */
export type WorkBetween = (taskId: string, from: Instant, to: Instant) => Tenths;

/** The day that a moment belongs to: a finish at midnight belongs to the day that it ends. */
const dayOf = (moment: Instant, end: "start" | "finish") =>
  Math.floor((end === "finish" ? moment - 1 : moment) / TENTHS_PER_DAY);

export function slipOf(
  taskId: string,
  end: "start" | "finish",
  before: Instant,
  after: Instant,
  workBetween: WorkBetween,
): Slip | null {
  if (before === after) return null;
  return {
    before,
    after,
    days: dayOf(after, end) - dayOf(before, end),
    working: workBetween(taskId, before, after),
  };
}

export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By organisation, those of none first. */
export function slipsByOrganisation(
  slips: readonly TaskSlip[],
  added: readonly (string | null)[],
  removed: readonly (string | null)[],
): OrganisationSlip[] {
  const groups = new Map<
    string | null,
    { -readonly [Key in keyof OrganisationSlip]: OrganisationSlip[Key] }
  >();
  const groupOf = (organisationId: string | null) => {
    let group = groups.get(organisationId);
    if (group === undefined) {
      group = { organisationId, later: 0, earlier: 0, total: 0, worst: null, added: 0, removed: 0 };
      groups.set(organisationId, group);
    }
    return group;
  };
  for (const slip of slips) {
    if (slip.isSummary || slip.finish === null) continue;
    const group = groupOf(slip.organisationId);
    const { before, after, working } = slip.finish;
    if (after < before) {
      group.earlier += 1;
      continue;
    }
    group.later += 1;
    group.total += working;
    if (group.worst === null || working > group.worst.working)
      group.worst = { taskId: slip.taskId, working };
  }
  for (const organisationId of added) groupOf(organisationId).added += 1;
  for (const organisationId of removed) groupOf(organisationId).removed += 1;
  return [...groups.values()].sort((a, b) =>
    byCodeUnits(a.organisationId ?? "", b.organisationId ?? ""),
  );
}
