import type { TaskFields } from "../documents/task.ts";

type Unit = TaskFields["durationUnit"];
/** Tenths of a minute: a working day has eight hours, a week five days, a month twenty; elapsed time runs around the clock. */
const WORKING: Readonly<Record<Unit, number>> = { m: 10, h: 600, d: 4_800, w: 24_000, mo: 96_000 };
const ELAPSED: Readonly<Record<Unit, number>> = {
  m: 10,
  h: 600,
  d: 14_400,
  w: 100_800,
  mo: 432_000,
};

const NAMES: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:mo|mon|months?|个?月)$/u, "mo"],
  [/^(?:m|min|mins|minutes?|分钟?)$/u, "m"],
  [/^(?:h|hrs?|hours?|小?时)$/u, "h"],
  [/^(?:d|days?|天|日|工作日)$/u, "d"],
  [/^(?:w|wks?|weeks?|周)$/u, "w"],
];

export const unitOf = (word: string): Unit | null =>
  NAMES.find(([pattern]) => pattern.test(word))?.[1] ?? null;

export const tenthsOf = (amount: number, unit: Unit, elapsed = false): number =>
  Math.round(amount * (elapsed ? ELAPSED : WORKING)[unit]);

/** Tenths of a minute in a unit, to two places. */
export const durationIn = (tenths: number, unit: Unit, elapsed: boolean): number =>
  Math.round((tenths / (elapsed ? ELAPSED : WORKING)[unit]) * 100) / 100;

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

export const durationText = (
  { duration, durationUnit, elapsed }: Pick<TaskFields, "duration" | "durationUnit" | "elapsed">,
  unitName: (unit: Unit) => string,
): string =>
  duration === null
    ? ""
    : `${rounded(duration / (elapsed ? ELAPSED : WORKING)[durationUnit])} ${unitName(durationUnit)}`;

/** `3 d`, `1.5w`, `4小时`, `12`; a bare number is in `unit`. Null is no duration. */
export function readDuration(
  text: string,
  unit: Unit,
  elapsed: boolean,
): { readonly duration: number; readonly durationUnit: Unit } | null {
  const match = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(\p{L}*)\??$/u.exec(
    text.trim().toLocaleLowerCase("en"),
  );
  if (match === null) return null;
  const durationUnit = match[2] === "" ? unit : unitOf(match[2]!);
  if (durationUnit === null) return null;
  const duration = tenthsOf(Number(match[1]!.replace(",", ".")), durationUnit, elapsed);
  return duration <= 10_000_000_000 ? { duration, durationUnit } : null;
}
