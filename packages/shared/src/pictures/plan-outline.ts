import { instantOf } from "@parley/schedule/instant.ts";
import type { Plan, PlanRow, TaskRow } from "../documents/plan-row.ts";
import { promiseOf, type PromiseState } from "../schedule/promise.ts";
import type { PictureOrganisation } from "./plan-picture.ts";

/** So many items of one project are sent at most; beyond them nobody tells a lane from a line. */
export const MOST_OUTLINED = 300;

/** Moments in tenths of a minute of the project's own time. */
export type OutlineItem = {
  readonly id: string;
  readonly kind: "phase" | "milestone" | "promise";
  readonly name: string;
  /** A place in `organisations`; -1 of what is the frame's. */
  readonly organisation: number;
  readonly start: number;
  readonly finish: number;
  readonly due: number | null;
  /** null of what promises nothing: phases, and milestones of the frame. */
  readonly state: PromiseState | null;
  /** 0 to 100. */
  readonly progress: number;
  readonly isCritical: boolean;
};

/** A project in one lane: phases, milestones, and what of its promises is late or at risk. */
export type PlanOutline = {
  /** `YYYY-MM-DD`, the project's own day, by which states are told. */
  readonly today: string;
  readonly organisations: readonly PictureOrganisation[];
  /** From the first start to the last finish; null of a plan without dates. */
  readonly span: { readonly start: number; readonly finish: number } | null;
  /** Unfinished promises by their state; hand-offs to other companies are promises too. */
  readonly counts: {
    readonly late: number;
    readonly atRisk: number;
    readonly onCourse: number;
  };
  /** By their finish. */
  readonly items: readonly OutlineItem[];
  /** What did not fit. */
  readonly left: number;
};

export type OutlineFacts = Pick<PlanOutline, "today" | "organisations">;

const spanOf = ({ dates, start, finish }: PlanRow): PlanOutline["span"] => {
  const from = dates?.start ?? instantOf(start ?? "");
  const to = dates?.finish ?? instantOf(finish ?? "");
  return from === null || to === null ? null : { start: from, finish: to };
};

/** The tasks that a task of another company waits for. */
function givenTo(plan: Plan): ReadonlySet<string> {
  const given = new Set<string>();
  for (const { predecessorId, successorId } of plan.relations) {
    const [from, to] = [plan.byId.get(predecessorId), plan.byId.get(successorId)];
    if (from?.kind !== "task" || to?.kind !== "task") continue;
    if (from.organisationId !== to.organisationId) given.add(from.id);
  }
  return given;
}

/** `plan` with its dates, over what one kind of reader may read: the outline says, and counts, nothing else. */
export function outlineOf(plan: Plan, { today, organisations }: OutlineFacts): PlanOutline {
  const places = new Map(organisations.map(({ id }, place) => [id, place]));
  const given = givenTo(plan);
  const counts = { late: 0, atRisk: 0, onCourse: 0 };
  const items: OutlineItem[] = [];
  let [first, last] = [Infinity, -Infinity];
  for (const row of plan.rows) {
    const span = spanOf(row);
    if (span === null) continue;
    first = Math.min(first, span.start);
    last = Math.max(last, span.finish);
    const isMilestone = row.kind === "task" ? row.task.milestone : row.phase.milestone;
    const promise = row.kind === "task" ? promiseOf(row, today) : null;
    if (row.kind === "task" && promise === null) continue;
    const isPromised =
      row.kind === "task" &&
      (given.has(row.id) || (!row.isSummary && (isMilestone || promise?.due !== null)));
    if (isPromised && promise !== null) {
      if (promise.state === "late") counts.late += 1;
      else if (promise.state === "at-risk") counts.atRisk += 1;
      else if (promise.state === "on-course") counts.onCourse += 1;
    }
    const kind = kindOf(row, isMilestone, isPromised && isTroubled(promise?.state ?? null));
    if (kind === null) continue;
    items.push({
      id: row.id,
      kind,
      name: nameOf(row),
      organisation: row.kind === "task" ? (places.get(row.organisationId) ?? -1) : -1,
      ...span,
      due: promise?.due == null ? null : instantOf(promise.due),
      state: kind === "phase" ? null : (promise?.state ?? null),
      progress: row.progress,
      isCritical: row.dates?.critical === true,
    });
  }
  const kept = mostTelling(items, instantOf(`${today}T12:00`) ?? 0);
  return {
    today,
    organisations,
    span: first <= last ? { start: first, finish: last } : null,
    counts,
    items: kept.toSorted((a, b) => a.finish - b.finish || (a.id < b.id ? -1 : 1)),
    left: items.length - kept.length,
  };
}

const nameOf = (row: PlanRow): string => (row.kind === "task" ? row.task.name : row.phase.name);

const isTroubled = (state: PromiseState | null): boolean => state === "late" || state === "at-risk";

function kindOf(
  row: PlanRow | TaskRow,
  isMilestone: boolean,
  isTroubledPromise: boolean,
): OutlineItem["kind"] | null {
  if (isMilestone && !row.isSummary) return "milestone";
  if (isTroubledPromise) return "promise";
  const isPhase = row.depth === 0 && (row.isSummary || row.kind === "phase");
  return isPhase ? "phase" : null;
}

/** Phases, then what is late or at risk, then what is nearest to today. */
function mostTelling(items: readonly OutlineItem[], now: number): readonly OutlineItem[] {
  if (items.length <= MOST_OUTLINED) return items;
  const rank = ({ kind, state }: OutlineItem): number =>
    kind === "phase" ? 0 : isTroubled(state) ? 1 : 2;
  const far = ({ finish }: OutlineItem): number => Math.abs(finish - now);
  return items.toSorted((a, b) => rank(a) - rank(b) || far(a) - far(b)).slice(0, MOST_OUTLINED);
}
