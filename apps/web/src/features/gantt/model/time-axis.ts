import { dateOfDay, dayOfDate } from "@parley/schedule/instant.ts";
import { mondayOf } from "../../../platform/calendar/week.ts";

export type AxisUnit = "hour" | "day" | "week" | "month" | "quarter" | "year" | "decade";
export type Tick = {
  /** Days since 1970, with fraction. */
  readonly day: number;
  readonly next: number;
  readonly label: string;
};
export type Tier = { readonly unit: AxisUnit; readonly ticks: readonly Tick[] };
export type TimeAxis = { readonly upper: Tier; readonly lower: Tier };

/** Words of a language for a moment on the axis; `room` in pixels. */
export type AxisWords = Readonly<Record<AxisUnit, (day: number, room: number) => string>>;

type Scale = {
  readonly from: number; // pixels a day
  readonly lower: AxisUnit;
  readonly upper: AxisUnit;
};
/** From the closest to the widest. */
const SCALES: readonly Scale[] = [
  { from: 160, lower: "hour", upper: "day" },
  { from: 22, lower: "day", upper: "month" },
  { from: 7, lower: "week", upper: "month" },
  { from: 1.1, lower: "month", upper: "year" },
  { from: 0.36, lower: "quarter", upper: "year" },
  { from: 0, lower: "year", upper: "decade" },
];
const HOUR_STEPS = [1, 2, 3, 6, 12] as const;
const MIN_HOUR_PX = 38;

export const scaleOf = (pxPerDay: number): Scale => SCALES.find(({ from }) => pxPerDay >= from)!;

export const hourStep = (pxPerDay: number): number =>
  HOUR_STEPS.find((hours) => (pxPerDay / 24) * hours >= MIN_HOUR_PX) ?? 12;

/** The last boundary of the unit at or before `day`. */
export function floorTo(unit: AxisUnit, day: number, hours = 1): number {
  const whole = Math.floor(day);
  const { year, month } = dateOfDay(whole);
  switch (unit) {
    case "hour":
      return Math.floor((day * 24) / hours + 1e-9) * (hours / 24);
    case "day":
      return whole;
    case "week":
      return mondayOf(whole);
    case "month":
      return dayOfDate(year, month, 1);
    case "quarter":
      return dayOfDate(year, month - ((month - 1) % 3), 1);
    case "year":
      return dayOfDate(year, 1, 1);
    case "decade":
      return dayOfDate(year - (year % 10), 1, 1);
  }
}

/** The boundary after the one at `day`. */
export function nextOf(unit: AxisUnit, day: number, hours = 1): number {
  const { year, month } = dateOfDay(Math.floor(day));
  const monthAfter = (months: number): number => {
    const count = year * 12 + month - 1 + months;
    return dayOfDate(Math.floor(count / 12), (count % 12) + 1, 1);
  };
  switch (unit) {
    case "hour":
      return Math.round(day * 24 + hours) / 24;
    case "day":
      return day + 1;
    case "week":
      return day + 7;
    case "month":
      return monthAfter(1);
    case "quarter":
      return monthAfter(3);
    case "year":
      return monthAfter(12);
    case "decade":
      return monthAfter(120);
  }
}

function tierOf(
  unit: AxisUnit,
  from: number,
  to: number,
  pxPerDay: number,
  words: AxisWords,
): Tier {
  const hours = hourStep(pxPerDay);
  const ticks: Tick[] = [];
  let day = floorTo(unit, from, hours);
  while (day < to) {
    const next = nextOf(unit, day, hours);
    ticks.push({ day, next, label: words[unit](day, (next - day) * pxPerDay) });
    day = next;
  }
  return { unit, ticks };
}

/** The two lines of the axis for what is in sight, days [from, to]. */
export function timeAxis(from: number, to: number, pxPerDay: number, words: AxisWords): TimeAxis {
  const { lower, upper } = scaleOf(pxPerDay);
  return {
    upper: tierOf(upper, from, to, pxPerDay, words),
    lower: tierOf(lower, from, to, pxPerDay, words),
  };
}
