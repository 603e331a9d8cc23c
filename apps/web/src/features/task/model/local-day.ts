const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;

/** Reads a whole day, `2026-03-25` or `2026年3月25日`; anything shorter is still being typed. */
export function parseDay(text: string): string | null {
  const match = DAY.exec(text.trim());
  if (match === null) return null;
  const [, year = "", month = "", day = ""] = match;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

/** The same time on another day, or `time` where there was none; no day takes the value back. */
export function withDay(value: string | null, day: string | null, time: string): string | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  return `${day}T${value?.slice(11, 16) || time}`;
}
