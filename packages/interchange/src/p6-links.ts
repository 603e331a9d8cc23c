import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type { Findings } from "./finding.ts";
import type { P6Activity, P6Relation } from "./p6-model.ts";
import { isSpanning } from "./p6-task.ts";
import type { PlanLink, PlanSpan } from "./plan-file.ts";

export type P6Links = {
  readonly linksOf: (id: number) => readonly PlanLink[];
  readonly spansOf: (id: number) => readonly PlanSpan[];
  /** The activity with what other projects of the same file ask of it. */
  readonly withOutside: (activity: P6Activity) => P6Activity;
};

const NONE: readonly PlanLink[] = [];

/** A relation into a spanning activity, or out of one, as what it lies between. */
function spanOf({ type, lag }: P6Relation, isInto: boolean, uid: number): PlanSpan {
  const before = type[0] === "F" ? "finish" : "start";
  const after = type[1] === "F" ? "finish" : "start";
  return isInto
    ? { uid, end: before, ownEnd: after, lag }
    : { uid, end: after, ownEnd: before, lag: -lag };
}

/** When an activity of another project lets its successor start; null where it asks for no start, or for one that has been. */
function startAsked({ type }: P6Relation, from: P6Activity): LocalDateTime | null {
  if (type === "FS") return from.earlyFinish;
  return type === "SS" && from.status === "not-started" ? from.earlyStart : null;
}

/** Until when an activity of another project needs its predecessor's finish; null where it needs none. */
function finishAsked({ type }: P6Relation, to: P6Activity): LocalDateTime | null {
  if (type === "FS") return to.lateStart;
  return type === "FF" ? to.lateFinish : null;
}

/**
 * The relations within one project. Two activities may have one relation of each type. Those of other projects become the external
 * dates that P6 computes with (not before for a start, not after for a finish), where both activities are in the file and there is no lag;
 * all of them are told.
 */
export function linksOfProject(
  relations: readonly P6Relation[],
  own: ReadonlyMap<number, P6Activity>,
  others: ReadonlyMap<number, P6Activity>,
  nameOf: (activity: P6Activity) => string,
  findings: Findings,
): P6Links {
  const links = new Map<number, Map<string, PlanLink>>();
  const spans = new Map<number, PlanSpan[]>();
  const notBefore = new Map<number, LocalDateTime>();
  const notAfter = new Map<number, LocalDateTime>();

  const outside = (
    relation: P6Relation,
    from: P6Activity | undefined,
    to: P6Activity | undefined,
  ) => {
    const inside = to ?? from;
    if (inside === undefined) return;
    const isPredecessor = from === undefined;
    const id = isPredecessor ? relation.predecessorId : relation.successorId;
    const other = others.get(id);
    const project = isPredecessor ? relation.predecessorProjectId : relation.successorProjectId;
    const known = other !== undefined || (project !== null && project !== inside.projectId);
    findings.add(
      known ? "link.other-project" : "link.unknown-predecessor",
      nameOf(inside),
      `${isPredecessor ? "Predecessor" : "Successor"} ${id}`,
      relation.line,
    );
    if (other === undefined || relation.lag !== 0 || other.status === "complete") return;
    const asked = isPredecessor ? startAsked(relation, other) : finishAsked(relation, other);
    if (asked === null) return;
    const map = isPredecessor ? notBefore : notAfter;
    const before = map.get(inside.id);
    if (before === undefined || (isPredecessor ? asked > before : asked < before))
      map.set(inside.id, asked);
  };

  for (const relation of relations) {
    const from = own.get(relation.predecessorId);
    const to = own.get(relation.successorId);
    if (from === undefined || to === undefined) {
      outside(relation, from, to);
      continue;
    }
    const told = `Predecessor ${relation.predecessorId}`;
    if (from === to) findings.add("link.self", nameOf(to), told, relation.line);
    else if (isSpanning(from) || isSpanning(to)) {
      findings.add("link.level-of-effort", nameOf(to), told, relation.line);
      const [own, other] = isSpanning(to) ? [to, from] : [from, to];
      const list = spans.get(own.id) ?? [];
      spans.set(own.id, list);
      list.push(spanOf(relation, own === to, other.id));
    } else {
      let list = links.get(to.id);
      if (list === undefined) links.set(to.id, (list = new Map()));
      const key = `${from.id} ${relation.type}`;
      if (list.has(key)) findings.add("link.duplicate", nameOf(to), told, relation.line);
      list.set(key, { uid: from.id, type: relation.type, lag: relation.lag, lagUnit: "working" });
    }
  }
  const lists = new Map([...links].map(([id, list]) => [id, [...list.values()]]));
  return {
    linksOf: (id) => lists.get(id) ?? NONE,
    spansOf: (id) => spans.get(id) ?? [],
    withOutside: (activity) => ({
      ...activity,
      externalEarlyStart: activity.externalEarlyStart ?? notBefore.get(activity.id) ?? null,
      externalLateFinish: activity.externalLateFinish ?? notAfter.get(activity.id) ?? null,
    }),
  };
}
