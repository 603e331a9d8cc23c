import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { WallObject } from "@parley/shared/documents/wall.ts";
import { textOfDay, type WorkingTime } from "../../../platform/calendar/working-time.ts";
import { mondayOf } from "../../../platform/calendar/week.ts";

/** One column of a pull-planning frame: a week, or one day. Days count from 1970. */
export type FrameColumn = {
  readonly from: number;
  readonly to: number; // exclusive
  /** Days of it on which somebody works, by the project's calendar. */
  readonly workdays: readonly number[];
};

/** The columns of a frame; one without a beginning starts with the week of today. */
export function columnsOf(
  { from, unit, columns }: Pick<WallObject, "from" | "unit" | "columns">,
  time: WorkingTime,
  today: number,
): readonly FrameColumn[] {
  const begun = from === null ? null : instantOf(from);
  const first = begun === null ? today : Math.floor(begun / TENTHS_PER_DAY);
  const length = unit === "week" ? 7 : 1;
  let day = unit === "week" ? mondayOf(first) : first;
  return Array.from({ length: columns }, () => {
    const column = { from: day, to: day + length, workdays: workdaysIn(day, day + length, time) };
    day += length;
    return column;
  });
}

const workdaysIn = (from: number, to: number, time: WorkingTime): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index).filter((day) =>
    time.isWorkday(day),
  );

/** How far into its column a day lies: 0 at its beginning, below 1. */
export function shareOf(column: FrameColumn, day: number): number {
  const { workdays } = column;
  if (workdays.length === 0) return 0;
  const before = workdays.filter((workday) => workday < day).length;
  return Math.min(before, workdays.length - 1) / workdays.length;
}

/** The working day at a share of a column; of a column in which nobody works, the first one after. */
export function dayAt(column: FrameColumn, share: number, time: WorkingTime): string {
  const { workdays, from } = column;
  if (workdays.length === 0) return textOfDay(time.workdayFrom(from));
  const index = Math.floor(Math.min(0.999, Math.max(0, share)) * workdays.length);
  return textOfDay(workdays[index]!);
}
