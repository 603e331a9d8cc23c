import type { Scheduler } from "../change-set.ts";
import type { Bounds, Network, TaskInput } from "../network.ts";
import type { Schedule, TaskSchedule } from "../schedule.ts";
import { boundTask, withBounds, type FixedDates, type PartBounds } from "./part-bounds.ts";
import { partLinks, type PartLinks } from "./part-links.ts";

/** How a date is held, tried in this order until the part agrees; what nothing holds is fixed (early) or left (late). */
const HOLDS = ["none", "start", "finish", "both"] as const;
type Hold = number; // index of HOLDS; beyond it: nothing helped

type Held = { early: Hold; late: Hold };

/** Chains that leave the part and come back need a round for each return. */
const MOST_ROUNDS = 400;

type Search = {
  readonly whole: Schedule;
  readonly inputs: ReadonlyMap<string, TaskInput>;
  readonly links: PartLinks;
  readonly held: Map<string, Held>;
  readonly fixed: Map<string, TaskSchedule>;
};

const sameEarly = (a: TaskSchedule, b: TaskSchedule): boolean =>
  a.earlyStart === b.earlyStart && a.earlyFinish === b.earlyFinish;
const samePlace = (a: TaskSchedule, b: TaskSchedule): boolean =>
  a.start === b.start && a.finish === b.finish;
const sameLate = (a: TaskSchedule, b: TaskSchedule): boolean =>
  a.lateStart === b.lateStart && a.lateFinish === b.lateFinish;

function boundsOf({ whole, held }: Search, id: string): Bounds {
  const { early, late } = held.get(id)!;
  const dates = whole.byId.get(id)!;
  const how = (hold: Hold) => HOLDS[hold] ?? "none";
  const holds = (hold: Hold, side: "start" | "finish"): boolean =>
    how(hold) === side || how(hold) === "both";
  return {
    startNotBefore: holds(early, "start") ? dates.earlyStart : null,
    finishNotBefore: holds(early, "finish") ? dates.earlyFinish : null,
    startNotAfter: holds(late, "start") ? dates.lateStart : null,
    finishNotAfter: holds(late, "finish") ? dates.lateFinish : null,
  };
}

const isNothing = (bounds: Bounds): boolean => Object.values(bounds).every((at) => at === null);

function collect(search: Search, base: PartBounds): PartBounds {
  const byId = (a: readonly [string, unknown], b: readonly [string, unknown]) =>
    a[0] < b[0] ? -1 : 1;
  const tasks = [...search.held.keys()]
    .map((id): [string, Bounds] => [id, boundsOf(search, id)])
    .filter(([, bounds]) => !isNothing(bounds));
  const fixed = [...search.fixed].map(
    ([id, { start, finish, isSummary }]): [string, FixedDates] => [
      id,
      { start, finish, isSummary },
    ],
  );
  return {
    ...base,
    fixed: Object.fromEntries(fixed.toSorted(byId)),
    tasks: Object.fromEntries(tasks.toSorted(byId)),
  };
}

/** Of what differs, what differs for a hidden reason: nothing visible before (or after) it differs. */
function firstOf(
  differing: ReadonlySet<string>,
  search: Search,
  direction: "before" | "after",
): readonly string[] {
  const { links } = search;
  const affected = links.withAncestors(differing);
  const first = [...differing].filter((id) => !links.reaches(id, direction, affected));
  return first.length === 0 ? [...differing] : first;
}

/** Holds one more date of each, and returns the ids of which something was tried. */
function hold(ids: readonly string[], side: keyof Held, search: Search): void {
  for (const id of ids) {
    const held = search.held.get(id) ?? { early: 0, late: 0 };
    held[side] += 1;
    search.held.set(id, held);
    if (side === "early" && held.early === HOLDS.length)
      search.fixed.set(id, search.whole.byId.get(id)!);
  }
}

function differences(
  part: Schedule,
  search: Search,
): { readonly early: Set<string>; readonly late: Set<string> } {
  const early = new Set<string>();
  const late = new Set<string>();
  for (const id of search.links.leafIds) {
    const want = search.whole.byId.get(id);
    const got = part.byId.get(id);
    if (want === undefined || got === undefined) continue;
    const held = search.held.get(id);
    // Of a task as late as possible, where it stands is what counts: its early dates are of the pass before its predecessors moved.
    const same = search.inputs.get(id)?.constraint === "ALAP" ? samePlace : sameEarly;
    if (!want.isSummary && !same(want, got) && (held?.early ?? 0) < HOLDS.length) early.add(id);
    if (!sameLate(want, got) && (held?.late ?? 0) < HOLDS.length) late.add(id);
  }
  // Dates as late as possible follow from the late ones, which come first.
  if (late.size > 0)
    for (const id of early) if (search.inputs.get(id)?.constraint === "ALAP") early.delete(id);
  return { early, late };
}

/**
 * Visible relations that the part computes without: those that the whole leaves out because they close a circle, and those from the
 * earliest task of a summary, where that may be a hidden one. Bounds stand in for them.
 */
function ignoredIn(
  part: Network,
  whole: { readonly network: Network; readonly schedule: Schedule },
): readonly string[] {
  const circles = new Set(
    whole.schedule.findings.flatMap((finding) =>
      finding.type === "cycle" ? [finding.relationId] : [],
    ),
  );
  const visible = new Set(part.tasks.map(({ id }) => id));
  const parents = new Map(whole.network.tasks.map(({ id, parentId }) => [id, parentId]));
  const mixed = new Set<string>();
  for (const { id } of whole.network.tasks) {
    if (visible.has(id)) continue;
    for (
      let at = parents.get(id) ?? null;
      at !== null && !mixed.has(at);
      at = parents.get(at) ?? null
    )
      mixed.add(at);
  }
  return part.relations
    .filter(
      ({ id, type, predecessorId }) =>
        circles.has(id) || ((type === "SS" || type === "SF") && mixed.has(predecessorId)),
    )
    .map(({ id }) => id)
    .toSorted();
}

/**
 * What makes a part of a network give the dates of the whole: bounds only where a hidden task is what drives, so that a local edit moves
 * everything else by itself. Deterministic; the same for the same networks. `part` holds the visible tasks and the relations between them.
 */
export function findPartBounds(
  whole: { readonly network: Network; readonly schedule: Schedule },
  part: Network,
  createScheduler: (network: Network) => Scheduler,
): PartBounds {
  const base: PartBounds = {
    projectStart: whole.schedule.projectStart,
    outsideFinish: whole.schedule.projectFinish,
    ignoredRelationIds: ignoredIn(part, whole),
    fixed: {},
    tasks: {},
  };
  const search: Search = {
    whole: whole.schedule,
    inputs: new Map(part.tasks.map((task) => [task.id, task])),
    links: partLinks(part, new Set(base.ignoredRelationIds)),
    held: new Map(),
    fixed: new Map(),
  };
  for (const id of search.links.leafIds) {
    const dates = whole.schedule.byId.get(id);
    if (dates?.isSummary) search.fixed.set(id, dates);
  }
  const scheduler = createScheduler(withBounds(part, collect(search, base)));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { early, late } = differences(scheduler.schedule, search);
    if (early.size === 0 && late.size === 0) break;
    const tried = {
      early: early.size === 0 ? [] : firstOf(early, search, "before"),
      late: late.size === 0 ? [] : firstOf(late, search, "after"),
    };
    hold(tried.early, "early", search);
    hold(tried.late, "late", search);
    const bounds = collect(search, base);
    const put = [...new Set([...tried.early, ...tried.late])].map((id) =>
      boundTask(search.inputs.get(id)!, bounds),
    );
    scheduler.apply({ tasks: { put } });
  }
  return collect(search, base);
}
