import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";

/** Fields by which a person says when a task is. */
const DATE_FIELDS: ReadonlySet<string> = new Set(["start", "constraintDate", "actualStart"]);

const textIn = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The date that a touch gives its task; undefined where it says nothing of dates. */
export function dateIn({ kind, field, value }: Touch): string | null | undefined {
  if (kind === "set") return DATE_FIELDS.has(field ?? "") ? textIn(value) : undefined;
  if (kind !== "create" || typeof value !== "object" || value === null) return undefined;
  return textIn(value["constraintDate"]) ?? textIn(value["start"]);
}

/** The last date that touches, in their order, gave each task. */
export function lastDates(touches: Iterable<Touch>): ReadonlyMap<string, string | null> {
  const dates = new Map<string, string | null>();
  for (const touch of touches) {
    if (touch.collection !== "tasks") continue;
    const date = dateIn(touch);
    if (date !== undefined) dates.set(touch.id, date);
  }
  return dates;
}

/** Whole days from one wall-clock minute to another; null where either is none. */
export function daysBetween(from: string | null, to: string | null): number | null {
  const [a, b] = [from, to].map((local) => (local === null ? null : instantOf(local)));
  if (a == null || b == null) return null;
  return Math.floor(b / TENTHS_PER_DAY) - Math.floor(a / TENTHS_PER_DAY);
}
