import type { Plan } from "@parley/shared/documents/plan-row.ts";

/** What of another's view says how rows are folded; ids that one may not see are not in the plan. */
export type SeenFolds = {
  readonly tops: readonly string[];
  readonly folded: readonly string[];
  readonly unfolded: readonly string[];
};

/** One's own folds, but for what the other has in sight: that is as the other sees it. The same list where nothing differs. */
export function followedFolds(
  plan: Pick<Plan, "byId">,
  collapsed: readonly string[],
  { tops, folded, unfolded }: SeenFolds,
): readonly string[] {
  const open = new Set<string>(unfolded);
  for (const id of [...tops, ...folded, ...unfolded])
    for (let at = plan.byId.get(id)?.parentId ?? null; at !== null;) {
      open.add(at);
      at = plan.byId.get(at)?.parentId ?? null;
    }
  const kept = collapsed.filter((id) => !open.has(id));
  const known = new Set(kept);
  const more = folded.filter((id) => plan.byId.has(id) && !known.has(id) && !open.has(id));
  return more.length === 0 && kept.length === collapsed.length ? collapsed : [...kept, ...more];
}
