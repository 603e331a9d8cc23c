import type { Formats } from "../i18n/formats.ts";

/** A number of days with its sign: later is positive, with a minus as wide as the plus. */
export const signed = (formats: Pick<Formats, "number">, value: number): string =>
  value === 0 ? formats.number(0) : `${value > 0 ? "+" : "−"}${formats.number(Math.abs(value))}`;
