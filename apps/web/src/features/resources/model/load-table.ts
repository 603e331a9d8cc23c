import { TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { Instant, Network } from "@parley/schedule/network.ts";
import {
  overAllocations,
  type OverAllocation,
} from "@parley/schedule/resources/over-allocations.ts";
import { loadsByResource } from "@parley/schedule/resources/resource-load.ts";
import type { Schedule } from "@parley/schedule/schedule.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { PeopleNetwork, PlanPerson } from "@parley/shared/schedule/people-network.ts";

export const WEEK: Instant = 7 * TENTHS_PER_DAY;

/** What is asked of somebody in a week, in tenths of a minute of full-time work. */
export type WeekLoad = {
  readonly work: number;
  readonly available: number;
  /** At some moment of it more is asked for than there is, whatever the week as a whole holds. */
  readonly isOver: boolean;
};

export type PersonLoad = {
  readonly person: PlanPerson;
  /** By the first moment of the week, a Monday. */
  readonly weeks: ReadonlyMap<Instant, WeekLoad>;
  readonly over: readonly OverAllocation[];
};

export type OrganisationLoad = {
  readonly organisationId: OrganisationId;
  /** What all of its people that have a load are asked for together. */
  readonly weeks: ReadonlyMap<Instant, WeekLoad>;
  readonly people: readonly PersonLoad[];
  /** How many people the organisations before it have. */
  readonly firstRow: number;
  /** Tasks that name nobody. */
  readonly unassigned: number;
};

export type LoadTable = {
  readonly organisations: readonly OrganisationLoad[];
  /** In order of time. */
  readonly over: readonly OverAllocation[];
  /** The first and the last week with a load; null: nobody has any. */
  readonly span: readonly [first: Instant, last: Instant] | null;
};

/** 1 = as much as there is. Work in a week without any working time is beyond every share. */
export const shareOf = ({ work, available }: Pick<WeekLoad, "work" | "available">): number =>
  work === 0 ? 0 : available > 0 ? work / available : Infinity;

const weekOf = (at: Instant): Instant =>
  Math.floor((at - 4 * TENTHS_PER_DAY) / WEEK) * WEEK + 4 * TENTHS_PER_DAY;

/** The load of everybody, by organisation in the order given, and of each by name. */
export function loadTable(
  { people, unassigned }: PeopleNetwork,
  network: Network,
  schedule: Schedule,
  naming: {
    readonly organisationIds: readonly OrganisationId[];
    readonly nameOf: (person: PlanPerson) => string;
    readonly compare: (a: string, b: string) => number;
  },
): LoadTable {
  const loads = loadsByResource(network, schedule, { bucket: "week", from: null, to: null });
  const over = overAllocations(network, schedule);
  const overOf = Map.groupBy(over, ({ resourceId }) => resourceId);
  const rows = [...loads].flatMap(([id, { buckets }]): PersonLoad[] => {
    const person = people.get(id);
    if (person === undefined || buckets.length === 0) return [];
    const own = overOf.get(id) ?? [];
    const overWeeks = new Set<Instant>();
    for (const { from, to } of own)
      for (let week = weekOf(from); week < to; week += WEEK) overWeeks.add(week);
    const weeks = new Map(
      buckets.map(({ from, work, available }) => [
        from,
        { work, available, isOver: overWeeks.has(from) },
      ]),
    );
    return [{ person, weeks, over: own }];
  });
  const byOrganisation = Map.groupBy(rows, ({ person }) => person.organisationId);
  const known = new Set([
    ...naming.organisationIds,
    ...byOrganisation.keys(),
    ...unassigned.keys(),
  ]);
  let firstRow = 0;
  const organisations = [...known].flatMap((organisationId): OrganisationLoad[] => {
    const own = byOrganisation.get(organisationId) ?? [];
    const without = unassigned.get(organisationId) ?? 0;
    if (own.length === 0 && without === 0) return [];
    const sorted = own.toSorted((a, b) =>
      naming.compare(naming.nameOf(a.person), naming.nameOf(b.person)),
    );
    const load = {
      organisationId,
      weeks: sumOf(sorted),
      people: sorted,
      firstRow,
      unassigned: without,
    };
    firstRow += sorted.length;
    return [load];
  });
  const all = rows.flatMap(({ weeks }) => [...weeks.keys()]);
  const first = all.reduce((a, b) => Math.min(a, b), Infinity);
  const last = all.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    organisations,
    over: over.toSorted((a, b) => a.from - b.from || (a.resourceId < b.resourceId ? -1 : 1)),
    span: first === Infinity ? null : [first, last],
  };
}

function sumOf(people: readonly PersonLoad[]): ReadonlyMap<Instant, WeekLoad> {
  const sums = new Map<Instant, WeekLoad>();
  for (const { weeks } of people)
    for (const [week, { work, available, isOver }] of weeks) {
      const before = sums.get(week) ?? { work: 0, available: 0, isOver: false };
      sums.set(week, {
        work: before.work + work,
        available: before.available + available,
        isOver: before.isOver || isOver,
      });
    }
  return sums;
}

/** The first of the weeks that are shown when somebody comes here: last week, where there is a load about it. */
export function firstWeekShown(span: LoadTable["span"], today: Instant, count: number): Instant {
  const usual = weekOf(today) - WEEK;
  if (span === null) return usual;
  return Math.max(span[0], Math.min(usual, span[1] - (count - 1) * WEEK));
}
