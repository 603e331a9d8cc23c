/** The same time on another day, or `time` where there was none; no day takes the value back. */
export function withDay(value: string | null, day: string | null, time: string): string | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  return `${day}T${value?.slice(11, 16) || time}`;
}
