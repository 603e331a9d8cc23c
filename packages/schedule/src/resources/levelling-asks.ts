import type { WorkTimes } from "../calendar/work-times.ts";
import type { RelationInput, Tenths } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import type { PlanView } from "./plan-view.ts";

/** A node before another one, by key: a task's id, or a summary's gate. */
export type NodeAsk = {
  readonly from: readonly string[];
  readonly pick: "latest" | "earliest";
  readonly of: "start" | "finish";
  readonly to: "start" | "finish";
  /** On no clock every hour counts. */
  readonly lag: { readonly clock: WorkTimes | null; readonly length: Tenths } | null;
};

const GATES = ["start-out", "finish-out", "in"] as const;
type Gate = (typeof GATES)[number];
const gateKey = (gate: Gate, summaryId: string) => JSON.stringify([gate, summaryId]);

/**
 * What every leaf task waits for. A summary that relations lead from or to stands between as a gate: one that opens with the first start
 * below it, one that opens with the last finish below it, one that all below it wait for. So the number of asks stays that of relations
 * and tasks.
 */
export function asksOf(
  view: PlanView,
  base: Schedule,
  leafIds: readonly string[],
): ReadonlyMap<string, readonly NodeAsk[]> {
  const asks = new Map<string, NodeAsk[]>(leafIds.map((id) => [id, []]));
  const listOf = (key: string) => {
    let list = asks.get(key);
    if (list === undefined) asks.set(key, (list = []));
    return list;
  };
  const isSummary = (id: string) => base.byId.get(id)?.isSummary === true;
  const isManual = (id: string) => view.tasks.get(id)?.mode === "manual";

  const openOut = (summaryId: string, of: "start" | "finish"): string => {
    const key = gateKey(`${of}-out`, summaryId);
    if (asks.has(key)) return key;
    const from = view.leavesOf(summaryId).filter((id) => asks.has(id));
    const pick = of === "start" ? "earliest" : "latest";
    listOf(key).push(
      ...(from.length > 0 ? [{ from, pick, of, to: "start", lag: null } as const] : []),
    );
    return key;
  };

  for (const relation of soundRelations(view, base)) {
    const { predecessorId, successorId, type } = relation;
    if (isManual(predecessorId) && isSummary(predecessorId)) continue;
    if (isManual(successorId)) continue;
    const of = type === "SS" || type === "SF" ? "start" : "finish";
    const to = type === "FS" || type === "SS" ? "start" : "finish";
    const from = isSummary(predecessorId) ? openOut(predecessorId, of) : predecessorId;
    const key = isSummary(successorId) ? gateKey("in", successorId) : successorId;
    listOf(key).push({
      from: [from],
      pick: "latest",
      of: isSummary(predecessorId) ? "start" : of,
      to,
      lag: lagOf(view, base, relation),
    });
  }
  for (const id of leafIds)
    for (const summaryId of view.ancestorsOf(id)) {
      if (isManual(summaryId)) break;
      const key = gateKey("in", summaryId);
      if (!asks.has(key)) continue;
      for (const end of ["start", "finish"] as const)
        if (asks.get(key)!.some(({ to }) => to === end))
          listOf(id).push({
            from: [inKey(key, end)],
            pick: "latest",
            of: "start",
            to: end,
            lag: null,
          });
    }
  return apartByEnd(asks);
}

const inKey = (key: string, end: "start" | "finish") => `${end} ${key}`;

/** A gate into a summary becomes two: one for what is asked of starts, one of finishes. */
function apartByEnd(asks: ReadonlyMap<string, NodeAsk[]>): Map<string, NodeAsk[]> {
  const apart = new Map<string, NodeAsk[]>();
  for (const [key, list] of asks) {
    if (!key.startsWith('["in",')) {
      apart.set(key, list);
      continue;
    }
    for (const end of ["start", "finish"] as const) {
      const those = list.filter(({ to }) => to === end);
      if (those.length > 0)
        apart.set(
          inKey(key, end),
          those.map((ask) => ({ ...ask, to: "start" as const })),
        );
    }
  }
  return apart;
}

/** Relations that the engine follows: not those that it left out, and none that inactive tasks would ask. */
function soundRelations(view: PlanView, base: Schedule): RelationInput[] {
  const left = new Set<string>();
  for (const finding of base.findings)
    if (
      finding.type === "cycle" ||
      finding.type === "dangling-relation" ||
      finding.type === "relation-to-own-summary"
    )
      left.add(finding.relationId);
  return [...view.relations.values()]
    .filter(
      ({ id, predecessorId, successorId }) =>
        !left.has(id) &&
        view.tasks.has(predecessorId) &&
        view.tasks.has(successorId) &&
        view.isActive(predecessorId),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** ../SPEC.md F3. */
function lagOf(view: PlanView, base: Schedule, relation: RelationInput): NodeAsk["lag"] {
  const { predecessorId, successorId, lagUnit } = relation;
  const isPercent = lagUnit === "percent" || lagUnit === "elapsed-percent";
  const predecessor = view.tasks.get(predecessorId)!;
  const dates = base.byId.get(predecessorId);
  const isSummary = dates?.isSummary === true;
  const duration = isSummary
    ? view.lagClockOf(predecessorId).between(dates.earlyStart, dates.earlyFinish)
    : predecessor.duration;
  const length = isPercent ? Math.round((duration * relation.lag) / 100) : relation.lag;
  if (!Number.isFinite(length) || length === 0) return null;
  const { lagCalendar } = view.project.conventions;
  const isElapsed =
    lagUnit === "elapsed" ||
    lagUnit === "elapsed-percent" ||
    lagCalendar === "elapsed" ||
    (isPercent && !isSummary && predecessor.elapsed);
  const clock = isElapsed
    ? null
    : lagCalendar === "project"
      ? view.projectClock
      : view.lagClockOf(lagCalendar === "successor" ? successorId : predecessorId);
  return { clock, length: Math.max(-2e9, Math.min(2e9, Math.round(length))) };
}
