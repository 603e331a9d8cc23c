import { TENTHS_PER_DAY } from "../instant.ts";
import type { Instant, Network, Tenths } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { assignmentLoads, type AssignmentLoad } from "./assignment-load.ts";
import { unitsFrom } from "./levelling-problem.ts";
import { planView, type PlanView } from "./plan-view.ts";

export type LoadQuery = {
  /** One resource, or all work resources of an organisation (null: those of none). */
  readonly of: { readonly resourceId: string } | { readonly organisationId: string | null };
  /** Days begin at midnight, weeks on Monday. */
  readonly bucket: "hour" | "day" | "week";
  /** Only buckets that touch this time; null: all that have a load. */
  readonly from: Instant | null;
  readonly to: Instant | null;
};

export type LoadBucket = {
  readonly from: Instant;
  readonly to: Instant;
  /** Working time of one full-time that is asked for; with fractions where units have them. */
  readonly work: Tenths;
  /** Working time of one full-time that there is. */
  readonly available: Tenths;
};

export type ResourceLoad = {
  /** In order of time; buckets without a load are left out. */
  readonly buckets: readonly LoadBucket[];
  /** The load goes on for more than BUCKET_LIMIT buckets after the first; those are left out. */
  readonly truncated: boolean;
};

export const BUCKET_LIMIT = 100_000;

const LENGTHS = {
  hour: TENTHS_PER_DAY / 24,
  day: TENTHS_PER_DAY,
  week: 7 * TENTHS_PER_DAY,
} as const;
/** Weeks begin on Monday: 1970-01-05 is one. */
const OFFSETS = { hour: 0, day: 0, week: 4 * TENTHS_PER_DAY } as const;

/** Units times working time, in the calendars that assignments run in, bucket by bucket. */
export function resourceLoad(network: Network, schedule: Schedule, query: LoadQuery): ResourceLoad {
  const view = planView(network, schedule);
  const { of } = query;
  const wanted = [...view.resources.values()].filter((resource) =>
    "resourceId" in of
      ? resource.id === of.resourceId
      : resource.organisationId === of.organisationId,
  );
  const ids = new Set(wanted.filter(({ type }) => type === "work").map(({ id }) => id));
  return inBuckets(
    view,
    assignmentLoads(view, schedule, (id) => ids.has(id)),
    ids,
    query,
  );
}

/** The same of every work resource that has a load, in one look at the plan. */
export function loadsByResource(
  network: Network,
  schedule: Schedule,
  query: Omit<LoadQuery, "of">,
): ReadonlyMap<string, ResourceLoad> {
  const view = planView(network, schedule);
  const byResource = Map.groupBy(
    assignmentLoads(view, schedule, (id) => view.resources.get(id)?.type === "work"),
    ({ resourceId }) => resourceId,
  );
  return new Map(
    [...byResource.keys()]
      .sort()
      .map((id) => [id, inBuckets(view, byResource.get(id)!, new Set([id]), query)]),
  );
}

function inBuckets(
  view: PlanView,
  loads: readonly AssignmentLoad[],
  wanted: ReadonlySet<string>,
  query: Omit<LoadQuery, "of">,
): ResourceLoad {
  const length = LENGTHS[query.bucket];
  const offset = OFFSETS[query.bucket];
  const bucketOf = (moment: Instant) => Math.floor((moment - offset) / length);

  let least = Infinity;
  let most = -Infinity;
  for (const { pieces } of loads) {
    least = Math.min(least, bucketOf(pieces[0]!));
    most = Math.max(most, bucketOf(pieces.at(-1)! - 1));
  }
  if (query.from !== null) least = Math.max(least, bucketOf(query.from));
  if (query.to !== null) most = Math.min(most, bucketOf(query.to - 1));
  const truncated = most - least >= BUCKET_LIMIT;
  if (truncated) most = least + BUCKET_LIMIT - 1;

  const work = new Map<number, number>();
  for (const { units, clock, pieces } of loads)
    for (let n = 0; n < pieces.length; n += 2) {
      const [start, end] = [pieces[n]!, pieces[n + 1]!];
      const last = Math.min(most, bucketOf(end - 1));
      for (let bucket = Math.max(least, bucketOf(start)); bucket <= last; bucket++) {
        const from = bucket * length + offset;
        const shared = clock.between(Math.max(start, from), Math.min(end, from + length));
        if (shared > 0) work.set(bucket, (work.get(bucket) ?? 0) + shared * units);
      }
    }
  const buckets = [...work.keys()]
    .sort((a, b) => a - b)
    .map((bucket) => {
      const from = bucket * length + offset;
      const to = from + length;
      let available = 0;
      for (const id of wanted)
        available +=
          view.clockOfResource(id).between(from, to) *
          Math.max(0, view.resources.get(id)!.maxUnits || 0);
      return { from, to, work: unitsFrom(work.get(bucket)!), available };
    });
  return { buckets, truncated };
}
