import { describe, expect, it } from "vitest";
import { dayOfDate, instantOf, MAX_INSTANT, MIN_INSTANT, TENTHS_PER_DAY } from "../instant.ts";
import { parseHours } from "./parse-hours.ts";
import { sourceOfBoth, sourceOfDays, SpanList, type WorkingDays } from "./working-days.ts";
import { WorkTimes } from "./work-times.ts";

const seed = Number(process.env["SEED"] ?? 20_261_122);

/** Mulberry32. */
function rngOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const hours = (text: string) => parseHours(text)!;
const at = (text: string) => instantOf(text)!;
const office = hours("08:00-12:00,13:00-17:00");
const plain: WorkingDays = {
  week: [[], office, office, office, office, office, []],
  workWeeks: [],
  exceptions: [],
  shifts: [],
};
const window = [dayOfDate(2026, 1, 1), dayOfDate(2026, 6, 1)] as const;
const timesOf = (days: Partial<WorkingDays>) =>
  new WorkTimes(sourceOfDays({ ...plain, ...days }), ...window);

function anyDays(next: (below: number) => number): WorkingDays {
  const any = () => ["", "08:00-12:00,13:00-17:00", "00:00-24:00", "22:00-24:00", "06:15-07:00"];
  const spans = () => hours(any()[next(5)]!);
  const day = () => dayOfDate(2025, 12, 1) + next(300);
  const span = () => {
    const from = day();
    return { from, to: from + next(20) };
  };
  return {
    week: Array.from({ length: 7 }, spans),
    workWeeks: Array.from({ length: next(3) }, () => ({
      ...span(),
      week: Array.from({ length: 7 }, () => (next(2) ? spans() : null)),
    })),
    exceptions: Array.from({ length: next(4) }, () => ({
      ...span(),
      spans: spans(),
      recurrence: next(2) ? null : { type: "daily", every: 1 + next(3) },
    })),
    shifts: Array.from({ length: next(3) }, () => ({
      from: day() * TENTHS_PER_DAY + next(24) * 600,
      ahead: (next(5) - 2) * 600,
    })).toSorted((a, b) => a.from - b.from),
  };
}

/** Work from one moment to a later one, span by span from the source itself. */
function slowBetween(times: WorkTimes, from: number, to: number): number {
  const list = new SpanList();
  times.source.collect(Math.floor(from / TENTHS_PER_DAY), Math.ceil(to / TENTHS_PER_DAY) + 1, list);
  return list.starts.reduce(
    (sum, start, n) => sum + Math.max(0, Math.min(to, list.ends[n]!) - Math.max(from, start)),
    0,
  );
}

describe("work times", () => {
  it("T4 adding work ends at the end of a span, taking it away at the start of one", () => {
    const times = timesOf({});
    expect(times.add(at("2026-03-02T08:00"), 4_800)).toBe(at("2026-03-02T17:00"));
    expect(times.add(at("2026-03-06T13:00"), 2_401)).toBe(at("2026-03-09T08:00") + 1);
    expect(times.add(at("2026-03-09T17:00"), -4_800)).toBe(at("2026-03-09T08:00"));
    expect(times.add(at("2026-03-09T08:00"), -2_400)).toBe(at("2026-03-06T13:00"));
    expect(times.add(at("2026-03-07T10:00"), 0)).toBe(at("2026-03-07T10:00"));
    expect(times.next(at("2026-03-06T17:00"))).toBe(at("2026-03-09T08:00"));
    expect(times.previous(at("2026-03-09T08:00"))).toBe(at("2026-03-06T17:00"));
  });

  it("T5 a calendar on another clock gains or loses the hour when that clock changes", () => {
    const night = hours("00:00-06:00");
    const days = { week: Array.from({ length: 7 }, () => night) };
    const forward = timesOf({ ...days, shifts: [{ from: at("2026-03-29T02:00"), ahead: 600 }] });
    const back = timesOf({ ...days, shifts: [{ from: at("2026-03-29T03:00"), ahead: -600 }] });
    const sunday = [at("2026-03-29T00:00"), at("2026-03-29T12:00")] as const;
    expect(forward.between(...sunday)).toBe(5 * 600);
    expect(back.between(...sunday)).toBe(7 * 600);
    expect(forward.next(at("2026-03-30T05:30"))).toBe(at("2026-03-30T23:00"));
  });

  it("T1 a sum that leaves the range stops at its end", () => {
    const times = timesOf({});
    expect(times.add(at("2026-03-02T08:00"), 2e9)).toBe(MAX_INSTANT);
    expect(times.add(at("2026-03-02T08:00"), -2e9)).toBe(MIN_INSTANT);
    const ends = timesOf({
      week: plain.week.map(() => []),
      exceptions: [{ from: window[0], to: window[0] + 400, spans: office, recurrence: null }],
    });
    expect(ends.add(at("2026-03-02T08:00"), 400 * 4_800)).toBe(MAX_INSTANT);
    expect(ends.next(MAX_INSTANT)).toBe(MAX_INSTANT);
    expect(ends.hasWork).toBe(true);
    expect(timesOf({ week: plain.week.map(() => []) }).hasWork).toBe(false);
  });

  it(`T4 any calendar answers as its spans do, near and far (seed ${seed})`, () => {
    const next = rngOf(seed);
    for (let turn = 0; turn < 300; turn++) {
      const one = anyDays(next);
      const source = next(3)
        ? sourceOfDays(one)
        : sourceOfBoth(sourceOfDays(one), sourceOfDays(anyDays(next)));
      const times = new WorkTimes(source, ...window);
      for (let n = 0; n < 20; n++) {
        const far = next(4) === 0 ? 60 : 2;
        const from =
          (dayOfDate(2026, 1, 1) + next(365 * far) - (365 * far) / 2) * TENTHS_PER_DAY +
          next(TENTHS_PER_DAY);
        const to = from + next(40 * TENTHS_PER_DAY);
        const work = slowBetween(times, from, to);
        expect(times.between(from, to)).toBe(work);
        const finish = times.add(from, work);
        expect(finish).toBeLessThanOrEqual(to);
        if (work > 0) {
          expect(slowBetween(times, from, finish)).toBe(work);
          expect(slowBetween(times, from, finish - 1)).toBe(work - 1);
          const start = times.add(to, -work);
          expect(start).toBeGreaterThanOrEqual(from);
          expect(slowBetween(times, start, to)).toBe(work);
          expect(slowBetween(times, start + 1, to)).toBe(work - 1);
        }
      }
    }
  });
});
