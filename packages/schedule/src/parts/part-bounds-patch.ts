import type { PartBounds } from "./part-bounds.ts";

/** What makes one PartBounds out of another. null takes an entry away; what is absent stays. Plain JSON. */
export type PartBoundsPatch = {
  readonly projectStart?: PartBounds["projectStart"];
  readonly outsideFinish?: PartBounds["outsideFinish"];
  readonly ignoredRelationIds?: PartBounds["ignoredRelationIds"];
  readonly fixed?: Readonly<Record<string, PartBounds["fixed"][string] | null>>;
  readonly tasks?: Readonly<Record<string, PartBounds["tasks"][string] | null>>;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function diffRecord<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): Record<string, Value | null> | undefined {
  const changes: [string, Value | null][] = Object.entries(after).filter(
    ([id, value]) => !Object.hasOwn(before, id) || !same(before[id], value),
  );
  for (const id of Object.keys(before)) if (!Object.hasOwn(after, id)) changes.push([id, null]);
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

/** null: they are alike. */
export function diffPartBounds(before: PartBounds, after: PartBounds): PartBoundsPatch | null {
  const fixed = diffRecord(before.fixed, after.fixed);
  const tasks = diffRecord(before.tasks, after.tasks);
  const patch: PartBoundsPatch = {
    ...(before.projectStart !== after.projectStart && { projectStart: after.projectStart }),
    ...(before.outsideFinish !== after.outsideFinish && { outsideFinish: after.outsideFinish }),
    ...(!same(before.ignoredRelationIds, after.ignoredRelationIds) && {
      ignoredRelationIds: after.ignoredRelationIds,
    }),
    ...(fixed && { fixed }),
    ...(tasks && { tasks }),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

function patchRecord<Value>(
  before: Readonly<Record<string, Value>>,
  changes: Readonly<Record<string, Value | null>> | undefined,
): Readonly<Record<string, Value>> {
  if (changes === undefined) return before;
  const after = new Map<string, Value>(Object.entries(before));
  for (const [id, value] of Object.entries(changes))
    if (value === null) after.delete(id);
    else after.set(id, value);
  return Object.fromEntries([...after].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function patchPartBounds(before: PartBounds, patch: PartBoundsPatch): PartBounds {
  return {
    projectStart: patch.projectStart === undefined ? before.projectStart : patch.projectStart,
    outsideFinish: patch.outsideFinish === undefined ? before.outsideFinish : patch.outsideFinish,
    ignoredRelationIds: patch.ignoredRelationIds ?? before.ignoredRelationIds,
    fixed: patchRecord(before.fixed, patch.fixed),
    tasks: patchRecord(before.tasks, patch.tasks),
  };
}
