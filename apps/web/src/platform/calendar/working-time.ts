import { dateOfDay, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { WorkingCalendar } from "@parley/shared/schedule/working-calendar.ts";

/** [from, to) in days since 1970, with fraction. */
export type Stretch = readonly [from: number, to: number];

/** A week without days off, and no plan, is longer than this. */
const HORIZON = 3_660;
const DAY_MINUTES = 1_440;
const pad = (value: number): string => String(value).padStart(2, "0");

export function textOfDay(day: number): string {
  const date = dateOfDay(day);
  return `${String(date.year).padStart(4, "0")}-${pad(date.month)}-${pad(date.day)}`;
}

/** When nobody works, by the project's calendar. Answers are kept: the same days are asked for in every frame. */
export class WorkingTime {
  readonly #calendar: WorkingCalendar;
  readonly #restOf = new Map<number, readonly Stretch[]>();

  constructor(calendar: WorkingCalendar) {
    this.#calendar = calendar;
  }

  isWorkday(day: number): boolean {
    const [first] = this.restOf(day);
    return first === undefined || first[1] - first[0] < 1;
  }

  /** The rest of one day. */
  restOf(day: number): readonly Stretch[] {
    let rest = this.#restOf.get(day);
    if (rest === undefined) {
      rest = this.#compute(day);
      this.#restOf.set(day, rest);
    }
    return rest;
  }

  #compute(day: number): readonly Stretch[] {
    const date = textOfDay(day);
    const special = this.#calendar.exceptions.find(({ from, to }) => from <= date && date <= to);
    // 1 January 1970 was a Thursday.
    const spans = special?.spans ?? this.#calendar.week[(((day + 4) % 7) + 7) % 7] ?? [];
    const rest: Stretch[] = [];
    let from = 0;
    for (const [begin, end] of spans) {
      if (begin > from) rest.push([day + from / DAY_MINUTES, day + begin / DAY_MINUTES]);
      from = end;
    }
    if (from < DAY_MINUTES) rest.push([day + from / DAY_MINUTES, day + 1]);
    return rest;
  }

  /** Rest between two days, adjoining stretches joined; with `hours` also within days of work. */
  restBetween(from: number, to: number, hours: boolean): readonly Stretch[] {
    const found: [number, number][] = [];
    const add = ([begin, end]: Stretch): void => {
      const last = found.at(-1);
      if (last !== undefined && begin - last[1] < 1e-9) last[1] = end;
      else found.push([begin, end]);
    };
    for (let day = Math.floor(from); day < to; day += 1) {
      if (hours) for (const stretch of this.restOf(day)) add(stretch);
      else if (!this.isWorkday(day)) add([day, day + 1]);
    }
    return found;
  }

  /** The day itself where there is work on it, else the next that has. */
  workdayFrom(day: number): number {
    for (let at = day; at < day + HORIZON; at += 1) if (this.isWorkday(at)) return at;
    return day;
  }

  /** The working day so many working days away; 0 keeps a working day. */
  shift(day: number, days: number): number {
    const step = days < 0 ? -1 : 1;
    let at = day;
    for (let left = Math.abs(days), tries = 0; left > 0 && tries < HORIZON; tries += 1) {
      at += step;
      if (this.isWorkday(at)) left -= 1;
    }
    return at;
  }
}

export const dayOfInstant = (instant: number): number => Math.floor(instant / TENTHS_PER_DAY);
/** The last day on which something that ends at `instant` goes on: an end at midnight belongs to the day before. */
export const lastDayOf = (instant: number): number => Math.ceil(instant / TENTHS_PER_DAY) - 1;
