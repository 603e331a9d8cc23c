import type { Plan, PlanRow } from "../documents/plan-row.ts";
import { TASK_STATUSES, type TaskFields } from "../documents/task.ts";
import type { LocalDateTime } from "../documents/task.ts";
import type { OrganisationId } from "../primitives/ids.ts";
import type { WorkingCalendar } from "../schedule/working-calendar.ts";

/** Another number: pages that were loaded before do without. */
export const PICTURE_VERSION = 1;

export const PICTURE_UNITS = [
  "m",
  "h",
  "d",
  "w",
  "mo",
] as const satisfies readonly TaskFields["durationUnit"][];
export const PICTURE_RELATIONS = ["FS", "SS", "FF", "SF"] as const;

export const IS_PHASE = 1;
export const IS_SUMMARY = 2;
export const IS_MILESTONE = 4;
export const IS_CRITICAL = 8;
export const IS_ELAPSED = 16;

export type PictureOrganisation = {
  readonly id: OrganisationId;
  readonly name: string;
  readonly code: string;
  readonly colour: number;
};

/**
 * What of a plan is seen at first: rows and bars as they stood at one moment, column by column, for looking at until the plan itself is
 * there. Moments are the engine's, in tenths of a minute; null where a row has none. Every list of rows has the same length.
 */
export type PlanPicture = {
  readonly version: typeof PICTURE_VERSION;
  readonly timeZone: string;
  readonly dataDate: LocalDateTime | null;
  /** The project's. */
  readonly calendar: WorkingCalendar;
  readonly organisations: readonly PictureOrganisation[];
  readonly rows: {
    readonly id: readonly string[];
    readonly depth: readonly number[];
    readonly wbs: readonly string[];
    readonly name: readonly string[];
    /** IS_… */
    readonly flags: readonly number[];
    /** Places in `organisations`, or -1. */
    readonly organisation: readonly number[];
    /** Places in TASK_STATUSES. */
    readonly status: readonly number[];
    readonly progress: readonly number[];
    readonly start: readonly (number | null)[];
    readonly finish: readonly (number | null)[];
    readonly deadline: readonly (LocalDateTime | null)[];
    readonly duration: readonly (number | null)[];
    /** Places in PICTURE_UNITS. */
    readonly unit: readonly number[];
    /** Total float in tenths of a minute of working time. */
    readonly float: readonly (number | null)[];
  };
  /** Between rows of the picture. */
  readonly relations: {
    readonly predecessor: readonly number[];
    readonly successor: readonly number[];
    /** Places in PICTURE_RELATIONS. */
    readonly type: readonly number[];
  };
};

export type PictureFacts = Pick<
  PlanPicture,
  "timeZone" | "dataDate" | "calendar" | "organisations"
>;

function flagsOf(row: PlanRow): number {
  const isMilestone = row.kind === "task" ? row.task.milestone : row.phase.milestone;
  return (
    (row.kind === "phase" ? IS_PHASE : 0) |
    (row.isSummary ? IS_SUMMARY : 0) |
    (isMilestone ? IS_MILESTONE : 0) |
    (row.dates?.critical === true ? IS_CRITICAL : 0) |
    (row.kind === "task" && row.task.elapsed ? IS_ELAPSED : 0)
  );
}

/** `plan` with its dates, over what one kind of reader may read: the picture shows no more and no less. */
export function pictureOf(plan: Plan, facts: PictureFacts): PlanPicture {
  const { rows } = plan;
  const placeOf = new Map(facts.organisations.map(({ id }, place) => [id, place]));
  const column = <T>(of: (row: PlanRow) => T): T[] => rows.map(of);
  const predecessor: number[] = [];
  const successor: number[] = [];
  const type: number[] = [];
  for (const relation of plan.relations) {
    const from = plan.byId.get(relation.predecessorId);
    const to = plan.byId.get(relation.successorId);
    if (from === undefined || to === undefined) continue;
    predecessor.push(from.position);
    successor.push(to.position);
    type.push(PICTURE_RELATIONS.indexOf(relation.type));
  }
  return {
    version: PICTURE_VERSION,
    ...facts,
    rows: {
      id: column(({ id }) => id),
      depth: column(({ depth }) => depth),
      wbs: column(({ wbs }) => wbs),
      name: column((row) => (row.kind === "task" ? row.task.name : row.phase.name)),
      flags: column(flagsOf),
      organisation: column((row) =>
        row.kind === "task" ? (placeOf.get(row.organisationId) ?? -1) : -1,
      ),
      status: column((row) => (row.kind === "task" ? TASK_STATUSES.indexOf(row.task.status) : 0)),
      progress: column(({ progress }) => progress),
      start: column(({ dates }) => dates?.start ?? null),
      finish: column(({ dates }) => dates?.finish ?? null),
      deadline: column((row) => (row.kind === "task" ? row.task.deadline : null)),
      duration: column((row) => (row.kind === "task" ? row.task.duration : null)),
      unit: column((row) =>
        row.kind === "task" ? PICTURE_UNITS.indexOf(row.task.durationUnit) : 0,
      ),
      float: column(({ dates }) => dates?.totalFloat ?? null),
    },
    relations: { predecessor, successor, type },
  };
}
