import { MAX_INSTANT, MIN_INSTANT, TENTHS_PER_DAY } from "../../instant.ts";
import type { Instant, Tenths } from "../../network.ts";

/** Working spans of one day of the project's clock, in order and apart, in absolute moments. */
export type SpansOfDay = (day: number) => readonly Span[];
export type Span = readonly [from: Instant, to: Instant];

/** SPEC T4. Past the range there is no work: a sum that finds none stops at its end. */
export interface PlainCalendar {
  readonly spansOfDay: SpansOfDay;
  add(from: Instant, length: Tenths): Instant;
  subtract(from: Instant, length: Tenths): Instant;
  /** The moment itself where work begins or goes on at it, else the next start of work. */
  next(at: Instant): Instant;
  /** The moment itself where work ends or goes on until it, else the latest end of work before. */
  previous(at: Instant): Instant;
  /** Working time from one moment to the other; negative where `to` is the earlier. */
  between(from: Instant, to: Instant): Tenths;
}

const FIRST_DAY = MIN_INSTANT / TENTHS_PER_DAY;
const LAST_DAY = MAX_INSTANT / TENTHS_PER_DAY - 1;
/** Days whose work is summed once, so that a walk over centuries takes steps of months. */
const BLOCK = 64;
const dayOf = (at: Instant) =>
  Math.min(LAST_DAY, Math.max(FIRST_DAY, Math.floor(at / TENTHS_PER_DAY)));

export function clamp(at: Instant): Instant {
  return Math.min(MAX_INSTANT, Math.max(MIN_INSTANT, at));
}

/** Every hour counts (SPEC T7). */
export const ALL_HOURS: PlainCalendar = {
  spansOfDay: (day) => [[day * TENTHS_PER_DAY, (day + 1) * TENTHS_PER_DAY]],
  add: (from, length) => clamp(from + length),
  subtract: (from, length) => clamp(from - length),
  next: (at) => at,
  previous: (at) => at,
  between: (from, to) => to - from,
};

export function plainCalendar(uncached: SpansOfDay): PlainCalendar {
  const days = new Map<number, readonly Span[]>();
  const spansOfDay: SpansOfDay = (day) => {
    let spans = days.get(day);
    if (spans === undefined) days.set(day, (spans = uncached(day)));
    return spans;
  };
  const blocks = new Map<number, Tenths>();
  const workOfBlock = (block: number): Tenths => {
    let work = blocks.get(block);
    if (work === undefined) {
      work = 0;
      for (let day = block * BLOCK; day < (block + 1) * BLOCK; day++)
        if (day >= FIRST_DAY && day <= LAST_DAY)
          // Not kept by day: a walk to the end of time would keep all of them.
          for (const [from, to] of uncached(day)) work += to - from;
      blocks.set(block, work);
    }
    return work;
  };

  const add = (from: Instant, length: Tenths): Instant => {
    if (length === 0) return from;
    if (length < 0) return subtract(from, -length);
    let left = length;
    for (let day = dayOf(from); day <= LAST_DAY; day++) {
      if (day % BLOCK === 0 && day * TENTHS_PER_DAY > from && workOfBlock(day / BLOCK) < left) {
        left -= workOfBlock(day / BLOCK);
        day += BLOCK - 1;
        continue;
      }
      for (const [start, end] of spansOfDay(day)) {
        const begin = Math.max(start, from);
        if (end <= begin) continue;
        if (end - begin >= left) return begin + left;
        left -= end - begin;
      }
    }
    return MAX_INSTANT;
  };

  const subtract = (from: Instant, length: Tenths): Instant => {
    if (length === 0) return from;
    if (length < 0) return add(from, -length);
    let left = length;
    for (let day = dayOf(from); day >= FIRST_DAY; day--) {
      const isLastOfBlock = (day + 1) % BLOCK === 0;
      const block = (day + 1) / BLOCK - 1;
      if (isLastOfBlock && (day + 1) * TENTHS_PER_DAY <= from && workOfBlock(block) < left) {
        left -= workOfBlock(block);
        day -= BLOCK - 1;
        continue;
      }
      for (const [start, end] of spansOfDay(day).toReversed()) {
        const stop = Math.min(end, from);
        if (stop <= start) continue;
        if (stop - start >= left) return stop - left;
        left -= stop - start;
      }
    }
    return MIN_INSTANT;
  };

  const isIdle = (day: number): boolean =>
    day % BLOCK === 0 && workOfBlock(Math.floor(day / BLOCK)) === 0;

  return {
    spansOfDay,
    add,
    subtract,
    next(at) {
      for (let day = dayOf(at); day <= LAST_DAY; day++) {
        if (isIdle(day)) day += BLOCK - 1;
        else for (const [start, end] of spansOfDay(day)) if (end > at) return Math.max(start, at);
      }
      return MAX_INSTANT;
    },
    previous(at) {
      for (let day = dayOf(at); day >= FIRST_DAY; day--) {
        if ((day + 1) % BLOCK === 0 && isIdle(day - BLOCK + 1)) day -= BLOCK - 1;
        else
          for (const [start, end] of spansOfDay(day).toReversed())
            if (start < at) return Math.min(end, at);
      }
      return MIN_INSTANT;
    },
    between(from, to) {
      if (to < from) return -this.between(to, from) + 0;
      let work = 0;
      for (let day = dayOf(from); day <= dayOf(to); day++) {
        if (
          day % BLOCK === 0 &&
          day * TENTHS_PER_DAY >= from &&
          (day + BLOCK) * TENTHS_PER_DAY <= to
        ) {
          work += workOfBlock(day / BLOCK);
          day += BLOCK - 1;
          continue;
        }
        for (const [start, end] of spansOfDay(day))
          work += Math.max(0, Math.min(end, to) - Math.max(start, from));
      }
      return work;
    },
  };
}
