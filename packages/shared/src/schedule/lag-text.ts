import type { Relation } from "../documents/task.ts";
import { tenthsOf, unitOf } from "./duration-text.ts";

export type Lag = Pick<Relation, "lag" | "lagUnit">;

const DAY = 4_800;
const ELAPSED_DAY = 14_400;

/** `+2d`, `-1.5ed` (elapsed), `+25%`; '' where there is none. */
export function lagText({ lag, lagUnit }: Lag): string {
  if (lag === 0) return "";
  const sign = lag > 0 ? "+" : "-";
  const size = Math.abs(lag);
  if (lagUnit === "percent") return `${sign}${size}%`;
  if (lagUnit === "elapsed-percent") return `${sign}${size}e%`;
  const elapsed = lagUnit === "elapsed";
  const day = elapsed ? ELAPSED_DAY : DAY;
  const e = elapsed ? "e" : "";
  const days = size / day;
  if (Number.isInteger(days * 100)) return `${sign}${days}${e}d`;
  return Number.isInteger(size / 600) ? `${sign}${size / 600}${e}h` : `${sign}${size / 10}${e}m`;
}

/** The parts of what lagText writes; a lead has a minus. A bare amount is in days. */
export function lagOf(
  sign: string | undefined,
  amount: string | undefined,
  word: string | undefined,
): Lag | null {
  if (amount === undefined) return { lag: 0, lagUnit: "working" };
  const size = Number(amount.replace(",", ".")) * (sign === "-" ? -1 : 1);
  if (word === "%") return { lag: Math.round(size), lagUnit: "percent" };
  if (word === "e%") return { lag: Math.round(size), lagUnit: "elapsed-percent" };
  const elapsed = word !== undefined && /^e[a-z]/.test(word);
  const unit = unitOf((elapsed ? word.slice(1) : word) || "d");
  if (unit === null) return null;
  return { lag: tenthsOf(size, unit, elapsed), lagUnit: elapsed ? "elapsed" : "working" };
}

/** `2d`, `+2 d`, `-1w`, `3ed`, `25%`, `2天`; nothing is no lag. null cannot be read. */
export function readLag(text: string): Lag | null {
  const plain = text.trim().toLocaleLowerCase("en");
  if (plain === "") return { lag: 0, lagUnit: "working" };
  const match = /^([+-])?\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(e?%|\p{L}+)?$/u.exec(plain);
  return match === null ? null : lagOf(match[1], match[2], match[3]);
}
