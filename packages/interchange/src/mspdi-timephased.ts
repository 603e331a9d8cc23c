import { parseDateTime, parseDuration } from "./mspdi-values.ts";
import { minuteOf, type Minute } from "./plan-working-time.ts";
import type { RawRecord } from "./record-shape.ts";

/** Stretches of time with work, in the order of the file; those that touch are one. */
export type WorkStretch = { readonly from: Minute; to: Minute };

/** Kinds of timephased data that say when work of an assignment is to be done, or was done. */
const PLANNED = new Set(["1", "2"]);

/**
 * What the rows of one assignment say of when there is work. A row without value lies in time without work of the calendar and says
 * nothing; one with a value of nothing is where work rests.
 */
export type WorkPattern = { readonly stretches: WorkStretch[]; rests: boolean };

/** Takes in one row of timephased data, so that the rows themselves need not be kept. */
export function addTimephased(pattern: WorkPattern, row: RawRecord): void {
  const text = (name: string) => row.fields.get(name)?.trim() ?? "";
  if (!PLANNED.has(text("Type")) || text("Value") === "") return;
  const from = parseDateTime(text("Start"))?.value;
  const to = parseDateTime(text("Finish"))?.value;
  const work = parseDuration(text("Value"), 480);
  if (from === undefined || to === undefined || work === null || to <= from) return;
  if (work <= 0) {
    pattern.rests = true;
    return;
  }
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  const last = pattern.stretches.at(-1);
  if (last !== undefined && begin >= last.from && begin <= last.to)
    last.to = Math.max(last.to, end);
  else pattern.stretches.push({ from: begin, to: end });
}
