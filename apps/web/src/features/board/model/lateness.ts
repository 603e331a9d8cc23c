import type { Task } from "@parley/shared/documents/task.ts";

const isFinished = (task: Pick<Task, "status">): boolean =>
  task.status === "done" || task.status === "not-needed";

/** Unfinished work is late when its finish or its deadline lies before `today` (`YYYY-MM-DD`), or it is planned beyond its deadline. */
export function isLate(
  task: Pick<Task, "status" | "deadline">,
  finish: string | null,
  today: string,
): boolean {
  if (isFinished(task)) return false;
  if (finish !== null && finish.slice(0, 10) < today) return true;
  if (task.deadline === null) return false;
  return task.deadline.slice(0, 10) < today || (finish !== null && finish > task.deadline);
}

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` so many days later; a calendar day, so no time zone takes part. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Monday to Sunday around a day. */
export function weekOf(day: string): { readonly first: string; readonly last: string } {
  const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(day, -weekday);
  return { first, last: addDays(first, 6) };
}

/** The day that an instant falls on at the site. */
export const localDay = (instant: number, timeZone: string): string =>
  // Swedish writes dates as ISO 8601 does.
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(instant);
