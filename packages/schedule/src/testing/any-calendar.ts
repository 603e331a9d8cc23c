import { dateOfDay, TENTHS_PER_DAY } from "../instant.ts";
import type {
  CalendarException,
  CalendarInput,
  DateText,
  DayHours,
  Recurrence,
  WorkWeek,
  ZoneShift,
} from "../network.ts";
import { chance, integer, maybe, pick, type Rng } from "./seeded-rng.ts";

/** 2024-01-01, a Monday. */
export const FIRST_DAY = 19_723;

const DAY = "08:00-12:00,13:00-17:00";
const NIGHT = "00:00-03:00,04:00-08:00,23:00-24:00";
const HOURS: readonly DayHours[] = [
  DAY,
  DAY,
  DAY,
  "",
  NIGHT,
  "00:00-24:00",
  "07:30-12:15",
  "13:00-17:00,08:00-12:00",
  "08:00-12:00,11:00-17:00",
  "22:00-24:00",
  "09:17-09:18",
];
const UNREADABLE: readonly DayHours[] = ["8:00-12:00", "12:00-08:00", "08:00-25:00", "x", "08:00"];

const WEEKS: readonly (readonly (DayHours | null)[])[] = [
  ["", DAY, DAY, DAY, DAY, DAY, ""],
  ["", DAY, DAY, DAY, DAY, DAY, "08:00-12:00"],
  ["", "23:00-24:00", NIGHT, NIGHT, NIGHT, NIGHT, "00:00-03:00,04:00-08:00"],
  Array<DayHours>(7).fill("00:00-24:00"),
  Array<null>(7).fill(null),
  ["", "", "", "", "", "", ""],
];

function dateText(day: number): DateText {
  const { year, month, day: date } = dateOfDay(day);
  const pad = (value: number, length = 2) => String(value).padStart(length, "0");
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
}

const hours = (rng: Rng): DayHours => pick(rng, chance(rng, 0.03) ? UNREADABLE : HOURS);

const week = (rng: Rng): readonly (DayHours | null)[] =>
  chance(rng, 0.6)
    ? pick(rng, WEEKS)
    : Array.from({ length: 7 }, () => maybe(rng, 0.7, () => hours(rng)));

function period(rng: Rng, longest: number): { readonly from: DateText; readonly to: DateText } {
  const from = FIRST_DAY + integer(rng, -20, 120);
  return {
    from: dateText(from),
    to: dateText(from + integer(rng, chance(rng, 0.05) ? -3 : 0, longest)),
  };
}

function recurrence(rng: Rng): Recurrence | null {
  const every = integer(rng, 1, 4);
  const weekdays = pick(rng, [[1], [0, 6], [1, 2, 3, 4, 5], [3, 5], [0, 1, 2, 3, 4, 5, 6]]);
  const position = integer(rng, 1, 5);
  const month = integer(rng, 1, 6);
  const day = integer(rng, 1, 31);
  return pick<Recurrence | null>(rng, [
    null,
    null,
    { type: "daily", every },
    { type: "weekly", every, weekdays },
    { type: "monthly-day", every, day },
    { type: "monthly-position", every, position, weekdays },
    { type: "yearly-day", month, day },
    { type: "yearly-position", month, position, weekdays },
  ]);
}

function exception(rng: Rng): CalendarException {
  const repeats = recurrence(rng);
  return {
    ...period(rng, repeats === null ? 6 : 700),
    hours: hours(rng),
    recurrence: repeats,
  };
}

const workWeek = (rng: Rng): WorkWeek => ({ ...period(rng, 40), week: week(rng) });

/** A summer time whose changes fall into the plan, or a place that is ahead all year. */
function shifts(rng: Rng): readonly ZoneShift[] {
  const first = FIRST_DAY * TENTHS_PER_DAY + integer(rng, 0, 40 * 24) * 600;
  const ahead = pick(rng, [600, -3_600, 4_800, 300]);
  return pick<readonly ZoneShift[]>(rng, [
    [{ from: 0, ahead }],
    [
      { from: 0, ahead },
      { from: first, ahead: ahead + 600 },
      { from: first + integer(rng, 5, 60) * TENTHS_PER_DAY, ahead },
    ],
  ]);
}

const list = <T>(rng: Rng, most: number, make: (rng: Rng) => T): T[] =>
  Array.from({ length: integer(rng, 0, most) }, () => make(rng));

/** Night shifts, days off, recurrences, other clocks; bases may be missing or lead round in a circle. */
export function anyCalendar(rng: Rng, id: string, others: readonly string[]): CalendarInput {
  return {
    id,
    baseId: maybe(rng, 0.4, () => pick(rng, [...others, "missing"])),
    week: week(rng),
    workWeeks: list(rng, 1, workWeek),
    exceptions: list(rng, 2, exception),
    shifts: chance(rng, 0.15) ? shifts(rng) : [],
  };
}
