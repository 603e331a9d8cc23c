import { TENTHS_PER_DAY, instantOf } from "@parley/schedule/instant.ts";
import type { Plan, PlanRelation, PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { promiseOf, type PromiseState } from "@parley/shared/schedule/promise.ts";
import { isCritical, isMilestone, nameOf } from "../../model/gantt-rows.ts";

/** What the meeting looks at: a milestone, a promised date, or an end of a hand-off. Moments in tenths of a minute. */
export type JointItem = {
  readonly id: string;
  readonly row: PlanRow;
  readonly organisationId: OrganisationId;
  readonly isMilestone: boolean;
  readonly isHandOff: boolean;
  readonly isCritical: boolean;
  readonly start: number;
  readonly finish: number;
  readonly due: number | null;
  /** null of what promises nothing: a milestone of the frame, a task that is not needed. */
  readonly state: PromiseState | null;
};

/** A relation whose ends belong to two organisations: one gives, the other takes. */
export type HandOff = {
  readonly id: string;
  readonly relation: PlanRelation;
  readonly from: JointItem;
  readonly to: JointItem;
  /** Of what is given. */
  readonly state: PromiseState;
};

export type JointBand = {
  readonly id: string;
  readonly name: string;
  readonly progress: number;
  readonly start: number;
  readonly finish: number;
};

export type JointTimeline = {
  readonly items: readonly JointItem[];
  readonly handOffs: readonly HandOff[];
  /** Phases of the frame, by their beginning. */
  readonly bands: readonly JointBand[];
};

/** `today`: `YYYY-MM-DD`, the project's own day. `hostId`: whose the milestones of the frame are. */
export function jointTimeline(
  plan: Plan,
  today: string,
  hostId: OrganisationId | null,
): JointTimeline {
  const taskOf = (id: string): TaskRow | null => {
    const row = plan.byId.get(id);
    return row?.kind === "task" ? row : null;
  };
  const handed = plan.relations.flatMap((relation) => {
    const [from, to] = [taskOf(relation.predecessorId), taskOf(relation.successorId)];
    return from !== null && to !== null && from.organisationId !== to.organisationId
      ? [{ relation, from, to }]
      : [];
  });
  const ends = new Set(handed.flatMap(({ from, to }) => [from.id as string, to.id as string]));
  const items = new Map<string, JointItem>();
  const bands: JointBand[] = [];
  for (const row of plan.rows) {
    const span = spanOf(row);
    if (span === null) continue;
    if (row.kind === "phase" && !row.phase.milestone) {
      if (span.finish - span.start >= TENTHS_PER_DAY)
        bands.push({ id: row.id, name: row.phase.name, progress: row.progress, ...span });
      continue;
    }
    const organisationId = row.kind === "task" ? row.organisationId : hostId;
    if (organisationId === null) continue;
    const promise = row.kind === "task" ? promiseOf(row, today) : null;
    if (row.kind === "task" && promise === null) continue;
    const isHandOff = ends.has(row.id);
    const isShown = isHandOff || (!row.isSummary && (isMilestone(row) || promise?.due !== null));
    if (!isShown) continue;
    items.set(row.id, {
      id: row.id,
      row,
      organisationId,
      isMilestone: isMilestone(row),
      isHandOff,
      isCritical: isCritical(row),
      ...span,
      due: promise?.due == null ? null : instantOf(promise.due),
      state: promise?.state ?? null,
    });
  }
  const handOffs = handed.flatMap(({ relation, from, to }): HandOff[] => {
    const [given, taken] = [items.get(from.id), items.get(to.id)];
    if (given?.state == null || taken === undefined) return [];
    return [{ id: relation.id, relation, from: given, to: taken, state: given.state }];
  });
  return {
    items: [...items.values()],
    handOffs: handOffs.toSorted((a, b) => a.from.finish - b.from.finish || (a.id < b.id ? -1 : 1)),
    bands: bands.toSorted((a, b) => a.start - b.start),
  };
}

function spanOf(row: PlanRow): { readonly start: number; readonly finish: number } | null {
  const start = row.dates?.start ?? instantOf(row.start ?? "");
  const finish = row.dates?.finish ?? instantOf(row.finish ?? "");
  return start === null || finish === null ? null : { start, finish };
}

export type JointFilter = {
  readonly text: string;
  /** Hidden lanes. */
  readonly without: readonly OrganisationId[];
  readonly milestones: boolean;
  readonly handOffs: boolean;
  /** Nothing but what another company waits for. */
  readonly onlyShared: boolean;
  /** Nothing but what is late or at risk. */
  readonly onlyTroubled: boolean;
};
export const NO_JOINT_FILTER: JointFilter = {
  text: "",
  without: [],
  milestones: true,
  handOffs: true,
  onlyShared: false,
  onlyTroubled: false,
};

export const isTroubled = (state: PromiseState | null): boolean =>
  state === "late" || state === "at-risk";

/** What the filter leaves; a hand-off stays while both its ends do. */
export function filterJoint(timeline: JointTimeline, filter: JointFilter): JointTimeline {
  const needle = filter.text.trim().toLocaleLowerCase();
  const without = new Set(filter.without);
  const items = timeline.items.filter(
    (item) =>
      !without.has(item.organisationId) &&
      (filter.milestones || !item.isMilestone || item.isHandOff) &&
      (!filter.onlyShared || item.isHandOff) &&
      (!filter.onlyTroubled || isTroubled(item.state)) &&
      nameOf(item.row).toLocaleLowerCase().includes(needle),
  );
  const left = new Set(items.map(({ id }) => id));
  const handOffs = filter.handOffs
    ? timeline.handOffs.filter(({ from, to }) => left.has(from.id) && left.has(to.id))
    : [];
  return { ...timeline, items, handOffs };
}
