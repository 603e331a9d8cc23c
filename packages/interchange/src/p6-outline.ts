import type { P6Activity, P6Wbs } from "./p6-model.ts";

export type OutlineRow =
  | {
      readonly type: "wbs";
      readonly wbs: P6Wbs;
      readonly uid: number;
      readonly level: number;
      readonly number: string;
      readonly path: string;
    }
  | {
      readonly type: "activity";
      readonly activity: P6Activity;
      readonly level: number;
      readonly number: string;
      readonly path: string;
    };

export type Outline = {
  readonly rows: readonly OutlineRow[];
  /** Branches without activities, which are no rows: they would read as tasks. */
  readonly empty: readonly P6Wbs[];
  /** What names a branch that is not there, or lies in a circle of branches: it hangs at the top. */
  readonly orphans: readonly (P6Wbs | P6Activity)[];
  /** Branches deeper than anybody builds them: what lies in them hangs higher up. */
  readonly tooDeep: readonly P6Wbs[];
};

/** P6 itself allows 50. */
const DEEPEST = 100;

/**
 * The tree of branches by their sequence numbers, activities before the branches that lie beside them, each in the order of the file.
 * The branch that stands for the project itself is no row. Branches have numbers below zero, which no activity has.
 */
export function outlineOf(branches: readonly P6Wbs[], activities: readonly P6Activity[]): Outline {
  const byId = new Map(branches.map((wbs) => [wbs.id, wbs]));
  const children = new Map<number | null, P6Wbs[]>();
  const own = new Map<number | null, P6Activity[]>();
  const orphans: (P6Wbs | P6Activity)[] = [];
  const put = <T>(map: Map<number | null, T[]>, key: number | null, value: T) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  };

  /** Reachable from the top; a branch that is not lies in a circle. */
  const parentOf = (wbs: P6Wbs): number | null => {
    const parent = wbs.parentId === null ? undefined : byId.get(wbs.parentId);
    if (parent === undefined || wbs.isProject) return null;
    return parent.isProject ? null : parent.id;
  };
  const grounded = new Map<number, boolean>();
  for (const wbs of branches) {
    const way: P6Wbs[] = [];
    const seen = new Set<number>();
    let at: P6Wbs | undefined = wbs;
    while (at !== undefined && !grounded.has(at.id) && !seen.has(at.id)) {
      way.push(at);
      seen.add(at.id);
      const up: number | null = parentOf(at);
      at = up === null ? undefined : byId.get(up);
    }
    const sound = at === undefined || grounded.get(at.id) === true;
    for (const each of way) grounded.set(each.id, sound);
  }
  const hasProjectRow = branches.some((wbs) => wbs.isProject);
  for (const wbs of byId.values()) {
    if (wbs.isProject) continue;
    const sound = grounded.get(wbs.id)!;
    const lost = hasProjectRow && (wbs.parentId === null || !byId.has(wbs.parentId));
    if (!sound || lost) orphans.push(wbs);
    put(children, sound ? parentOf(wbs) : null, wbs);
  }
  for (const activity of activities) {
    const wbs = activity.wbsId === null ? undefined : byId.get(activity.wbsId);
    if (activity.wbsId !== null && wbs === undefined) orphans.push(activity);
    put(own, wbs === undefined || wbs.isProject ? null : wbs.id, activity);
  }
  for (const list of children.values()) list.sort((a, b) => a.sequence - b.sequence);

  const filled = filledBranches(byId, own, parentOf, grounded);
  const uidOf = uidsOf(byId, activities);
  const rows: OutlineRow[] = [];
  type Step = {
    readonly wbs: P6Wbs | null;
    readonly level: number;
    readonly number: string;
    readonly path: string;
  };
  const steps: Step[] = [{ wbs: null, level: 0, number: "", path: "" }];
  const done = new Set<number>();
  const tooDeep: P6Wbs[] = [];
  while (steps.length > 0) {
    const { wbs, level, number, path } = steps.pop()!;
    if (wbs !== null) {
      if (done.has(wbs.id)) continue;
      done.add(wbs.id);
      if (level >= DEEPEST && !own.has(wbs.id)) tooDeep.push(wbs);
      else rows.push({ type: "wbs", wbs, uid: uidOf(wbs.id), level, number, path });
    }
    let count = 0;
    const next = () => (number === "" ? String(++count) : `${number}.${++count}`);
    for (const activity of own.get(wbs?.id ?? null) ?? [])
      rows.push({
        type: "activity",
        activity,
        level: level + 1,
        number: next(),
        path: activity.code,
      });
    const below = (children.get(wbs?.id ?? null) ?? []).filter((each) => filled.has(each.id));
    const deeper = below.map((each) =>
      level >= DEEPEST
        ? { wbs: each, level, number, path }
        : {
            wbs: each,
            level: level + 1,
            number: next(),
            path: path === "" ? each.code : `${path}.${each.code}`,
          },
    );
    for (const step of deeper.reverse()) steps.push(step);
  }
  return {
    rows,
    empty: [...byId.values()].filter((wbs) => !wbs.isProject && !filled.has(wbs.id)),
    orphans,
    tooDeep,
  };
}

/** Branches with an activity somewhere below them. */
function filledBranches(
  byId: ReadonlyMap<number, P6Wbs>,
  own: ReadonlyMap<number | null, readonly P6Activity[]>,
  parentOf: (wbs: P6Wbs) => number | null,
  grounded: ReadonlyMap<number, boolean>,
): ReadonlySet<number> {
  const filled = new Set<number>();
  for (const id of own.keys()) {
    let at = id === null ? undefined : byId.get(id);
    while (at !== undefined && !filled.has(at.id)) {
      filled.add(at.id);
      const up: number | null = grounded.get(at.id) === true ? parentOf(at) : null;
      at = up === null ? undefined : byId.get(up);
    }
  }
  return filled;
}

/** The branch's own number below zero, or the next free one where that is taken or is none. */
function uidsOf(byId: ReadonlyMap<number, P6Wbs>, activities: readonly P6Activity[]) {
  const taken = new Set(activities.map((each) => each.id));
  const uids = new Map<number, number>();
  let least = -1;
  for (const id of byId.keys())
    if (id > 0 && !taken.has(-id)) {
      uids.set(id, -id);
      taken.add(-id);
      least = Math.min(least, -id);
    }
  return (id: number): number => {
    let uid = uids.get(id);
    if (uid === undefined) {
      do uid = --least;
      while (taken.has(uid));
      taken.add(uid);
      uids.set(id, uid);
    }
    return uid;
  };
}
