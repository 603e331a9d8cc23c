import type { ScheduleFinding } from "@parley/schedule/schedule.ts";
import { instantOf } from "@parley/schedule/instant.ts";
import type { Plan, PlanRelation } from "@parley/shared/documents/plan-row.ts";
import type { HandOff } from "@parley/shared/documents/wall.ts";

/** A relation between two tasks of a frame: somebody hands something over. */
export type HandOffLine = {
  readonly relation: PlanRelation;
  readonly isCritical: boolean;
  /** The dates do not keep the relation, or the giver will be later than promised. */
  readonly trouble: "broken" | "late" | null;
  readonly promised: string | null;
};

/** What the giver promised last, by relation; what others wrote in its name does not count. */
export function promisesOf(plan: Plan, handoffs: Iterable<HandOff>): ReadonlyMap<string, HandOff> {
  const relations = new Map<string, PlanRelation>(plan.relations.map((each) => [each.id, each]));
  const promises = new Map<string, HandOff>();
  for (const handOff of handoffs) {
    if (handOff.removed) continue;
    const relation = relations.get(handOff.relationId);
    const giver = relation === undefined ? undefined : plan.byId.get(relation.predecessorId);
    if (giver?.kind !== "task" || giver.organisationId !== handOff.organisationId) continue;
    const former = promises.get(handOff.relationId);
    const isLater =
      former === undefined ||
      (handOff.createdAt ?? 0) > (former.createdAt ?? 0) ||
      (handOff.createdAt === former.createdAt && handOff.id > former.id);
    if (isLater) promises.set(handOff.relationId, handOff);
  }
  return promises;
}

export const brokenRelations = (findings: readonly ScheduleFinding[]): ReadonlySet<string> =>
  new Set(
    findings.flatMap((finding) => (finding.type === "broken-relation" ? [finding.relationId] : [])),
  );

/** The hand-offs between shown tasks. Critical is what joins two critical tasks, as in the chart. */
export function handOffLines(
  plan: Plan,
  shown: ReadonlySet<string>,
  promises: ReadonlyMap<string, HandOff>,
  broken: ReadonlySet<string>,
): readonly HandOffLine[] {
  return plan.relations.flatMap((relation) => {
    if (!shown.has(relation.predecessorId) || !shown.has(relation.successorId)) return [];
    const [from, to] = [plan.byId.get(relation.predecessorId), plan.byId.get(relation.successorId)];
    if (from?.dates == null || to?.dates == null) return [];
    const promised = promises.get(relation.id)?.promised ?? null;
    const due = promised === null ? null : instantOf(promised);
    const isDone = from.kind === "task" && from.task.status === "done";
    const isLate = due !== null && !isDone && from.dates.finish > due;
    return [
      {
        relation,
        isCritical: from.dates.critical && to.dates.critical,
        trouble: broken.has(relation.id) ? "broken" : isLate ? "late" : null,
        promised,
      } as const,
    ];
  });
}
