import type { Bounds, Instant, Network, TaskInput } from "../network.ts";

/**
 * What a reader of a part of a network has to be told so that the part alone gives the dates of the whole: nothing of a hidden task but
 * the dates that it forces on visible ones. Plain JSON; lists are in the order of their ids.
 */
export type PartBounds = {
  readonly projectStart: Instant | null;
  readonly outsideFinish: Instant | null;
  /** Visible relations that the whole leaves out because they close a circle. */
  readonly ignoredRelationIds: readonly string[];
  /** Visible tasks whose dates come from hidden tasks below them: they stand where the whole has them. */
  readonly fixed: Readonly<Record<string, FixedDates>>;
  readonly tasks: Readonly<Record<string, Bounds>>;
};

/** `isSummary`: in the whole it has tasks below it, and its late dates do not lie a duration apart. */
export type FixedDates = {
  readonly start: Instant;
  readonly finish: Instant;
  readonly isSummary: boolean;
};

export const NO_PART_BOUNDS: PartBounds = {
  projectStart: null,
  outsideFinish: null,
  ignoredRelationIds: [],
  fixed: {},
  tasks: {},
};

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** One task of a part, with what the server says of it. */
export function boundTask(task: TaskInput, bounds: PartBounds): TaskInput {
  const fixed = own(bounds.fixed, task.id);
  const asked = own(bounds.tasks, task.id);
  if (fixed === undefined && asked === undefined) return task;
  const held: Partial<TaskInput> =
    fixed === undefined
      ? {}
      : {
          mode: "manual",
          start: fixed.start,
          finish: fixed.finish,
          constraint: "ASAP",
          constraintDate: null,
          ...(fixed.isSummary && { duration: 0, elapsed: false }),
          percentComplete: 0,
          actualStart: null,
          actualFinish: null,
          splits: [],
        };
  return { ...task, ...held, bounds: asked ?? null };
}

/** The part of a network that somebody sees, with the dates that hidden tasks force on it. */
export function withBounds(part: Network, bounds: PartBounds): Network {
  const ignored = new Set(bounds.ignoredRelationIds);
  return {
    ...part,
    project: {
      ...part.project,
      start: bounds.projectStart ?? part.project.start,
      outsideFinish: bounds.outsideFinish ?? part.project.outsideFinish,
    },
    tasks: part.tasks.map((task) => boundTask(task, bounds)),
    relations:
      ignored.size === 0 ? part.relations : part.relations.filter(({ id }) => !ignored.has(id)),
  };
}
