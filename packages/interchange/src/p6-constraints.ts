import type { ConstraintType, LocalDateTime } from "@parley/shared/documents/task.ts";
import type { P6Activity, P6Constraint } from "./p6-model.ts";
import type { PlanBounds } from "./plan-file.ts";

/** What of a PlanTask holds its dates. */
export type PlanConstraints = {
  readonly constraintType: ConstraintType;
  readonly constraintDate: LocalDateTime | null;
  readonly deadline: LocalDateTime | null;
  readonly bounds: PlanBounds | null;
  /** What could not be kept beside the stronger one. */
  readonly leftOut: readonly P6Constraint[];
};

type Given = { readonly kind: P6Constraint; readonly date: LocalDateTime | null };

const later = (a: LocalDateTime | null, b: LocalDateTime | null) =>
  a === null ? b : b === null || a > b ? a : b;
const earlier = (a: LocalDateTime | null, b: LocalDateTime | null) =>
  a === null ? b : b === null || a < b ? a : b;

/**
 * Primavera holds two constraints and external dates of one activity together. Only mandatory ones stand against relations; all
 * others are bounds: those "on or after" of the forward pass, those "on or before" of the backward pass, "on" of both. The first
 * bound forward becomes the task's constraint, "finish on or before" its deadline, which is the same arithmetic; what is left lies in
 * `bounds`.
 */
export function constraintsOf(activity: P6Activity, withExternal: boolean): PlanConstraints {
  const given = [
    { kind: activity.constraint, date: activity.constraintDate },
    { kind: activity.constraint2, date: activity.constraintDate2 },
  ].filter((each): each is Given => each.kind !== null);
  const dateOf = (...kinds: P6Constraint[]) => {
    const dates = given.filter((each) => kinds.includes(each.kind)).map((each) => each.date);
    return { forward: dates.reduce(later, null), backward: dates.reduce(earlier, null) };
  };
  const startFrom = dateOf("start-on-or-after", "start-on").forward;
  const finishFrom = dateOf("finish-on-or-after", "finish-on").forward;
  const startBy = dateOf("start-on-or-before", "start-on").backward;
  const finishBy = dateOf("finish-on-or-before", "finish-on").backward;
  const external = withExternal
    ? { start: activity.externalEarlyStart, finish: activity.externalLateFinish }
    : { start: null, finish: null };

  const mandatory = given.find((each) => each.kind.startsWith("mandatory") && each.date !== null);
  const late = given.some((each) => each.kind === "as-late-as-possible");
  const bounds = (
    start: LocalDateTime | null,
    finish: LocalDateTime | null,
    ofStart: LocalDateTime | null,
    ofFinish: LocalDateTime | null,
  ): PlanBounds | null =>
    start === null && finish === null && ofStart === null && ofFinish === null
      ? null
      : {
          startNotBefore: start,
          finishNotBefore: finish,
          startNotAfter: ofStart,
          finishNotAfter: ofFinish,
        };

  if (mandatory !== undefined)
    return {
      constraintType: mandatory.kind === "mandatory-start" ? "MSO" : "MFO",
      constraintDate: mandatory.date,
      deadline: null,
      bounds: null,
      leftOut: given.filter((each) => each !== mandatory).map((each) => each.kind),
    };
  const own = late
    ? { type: "ALAP" as const, date: null }
    : startFrom !== null
      ? { type: "SNET" as const, date: startFrom }
      : finishFrom !== null
        ? { type: "FNET" as const, date: finishFrom }
        : { type: "ASAP" as const, date: null };
  return {
    constraintType: own.type,
    constraintDate: own.date,
    deadline: finishBy,
    bounds: bounds(
      later(own.type === "SNET" ? null : startFrom, external.start),
      own.type === "FNET" ? null : finishFrom,
      startBy,
      external.finish,
    ),
    leftOut: given
      .filter((each) => each.kind !== "as-late-as-possible" && each.date === null)
      .map((each) => each.kind),
  };
}
