import type { Because, BecauseOf } from "@parley/schedule/schedule.ts";

export type Driver = {
  /** Which of the two dates is explained. */
  readonly side: "start" | "finish";
  readonly why: BecauseOf;
  /** The row that holds the date where it is; null at the end of the chain. */
  readonly id: string | null;
};

/** The row that a reason names as what holds the date. */
export const rowHolding = ({ reason }: BecauseOf): string | null =>
  reason.type === "relation" || reason.type === "children"
    ? reason.taskId
    : reason.type === "manual-summary"
      ? reason.summaryId
      : null;

/** What holds a row where it is: its start, unless that only follows from the finish; of a summary the finish. */
export function driverOf({ start, finish }: Because, isSummary: boolean): Driver {
  const side = isSummary || start.reason.type === "duration" ? "finish" : "start";
  const why = side === "start" ? start : finish;
  return { side, why, id: rowHolding(why) };
}
