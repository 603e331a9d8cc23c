import type { ConstraintType, LocalDateTime } from "@parley/shared/documents/task.ts";

const DAY = 1_440;
/** The usual day: 08:00 to 12:00 and 13:00 to 17:00. */
const WORK = 480;

const minutesOf = (at: LocalDateTime) => Math.round(Date.parse(`${at}:00Z`) / 60_000);

function workedBy(minute: number): number {
  const clamp = (value: number) => Math.min(240, Math.max(0, value));
  return clamp(minute - 480) + clamp(minute - 780);
}

/** Working minutes of the usual week from a fixed Monday to a moment. */
function workedUntil(at: LocalDateTime): number {
  const minutes = minutesOf(at) + 3 * DAY; // 1970-01-01 was a Thursday
  const days = Math.floor(minutes / DAY);
  const weekday = ((days % 7) + 7) % 7;
  const weeks = (days - weekday) / 7;
  const today = weekday < 5 ? workedBy(minutes - days * DAY) : 0;
  return (weeks * 5 + Math.min(weekday, 5)) * WORK + today;
}

/** Tenths of a minute between two moments of the usual week, where a table gives dates and no duration; never negative. */
export const usualWorkBetween = (
  start: LocalDateTime,
  finish: LocalDateTime,
  minutesPerDay: number,
): number => {
  const minutes = Math.max(0, workedUntil(finish) - workedUntil(start));
  return Math.round((minutes * minutesPerDay * 10) / WORK);
};

export type DateFacts = {
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly hasPredecessors: boolean;
};

/**
 * What holds a task that nothing else places at the date that the table gives it: as Microsoft Project does when somebody types a
 * start, or a finish only.
 */
export function constraintOfDates({ start, finish, hasPredecessors }: DateFacts): {
  readonly constraintType: ConstraintType;
  readonly constraintDate: LocalDateTime | null;
} {
  if (!hasPredecessors && start !== null) return { constraintType: "SNET", constraintDate: start };
  if (!hasPredecessors && finish !== null)
    return { constraintType: "FNET", constraintDate: finish };
  return { constraintType: "ASAP", constraintDate: null };
}
