const DAY = 86_400_000;

/** Days off, both dates inclusive. */
export type Holiday = { readonly from: string; readonly to: string; readonly name: string };

export const addCalendarDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The day that it is at a moment in a time zone. */
export const localDate = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);

export type WorkingDays = {
  /** The date of the nth working day of the plan. */
  readonly dateOf: (index: number) => string;
};

/**
 * Monday to Friday without holidays, so numbered that `todayIndex` is today's number, or the next working day's where today is a
 * day off.
 */
export function createWorkingDays(
  today: string,
  todayIndex: number,
  holidays: readonly Holiday[],
): WorkingDays {
  const isWorking = (date: string): boolean => {
    const weekday = new Date(`${date}T00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) return false;
    return !holidays.some(({ from, to }) => from <= date && date <= to);
  };
  const step = (from: string, direction: 1 | -1): string => {
    let date = addCalendarDays(from, direction);
    while (!isWorking(date)) date = addCalendarDays(date, direction);
    return date;
  };
  const dates = new Map([[todayIndex, isWorking(today) ? today : step(today, 1)]]);
  const dateOf = (index: number): string => {
    let at = index;
    while (!dates.has(at)) at += index < todayIndex ? 1 : -1;
    while (at !== index) {
      const direction = index < todayIndex ? -1 : 1;
      dates.set(at + direction, step(dates.get(at)!, direction));
      at += direction;
    }
    return dates.get(index)!;
  };
  return { dateOf };
}
