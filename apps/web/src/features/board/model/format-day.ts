const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, year: boolean): Intl.DateTimeFormat {
  const key = `${language} ${year}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    month: "short",
    day: "numeric",
    timeZone: "UTC",
    ...(year ? { year: "numeric" } : {}),
  });
  formats.set(key, made);
  return made;
}

/** The day of a local time, with its year only where that is not `today`'s; the text itself where it is no date. */
export function formatDay(local: string, language: string, today: string): string {
  const time = Date.parse(`${local.slice(0, 10)}T00:00Z`);
  if (Number.isNaN(time)) return local;
  return formatOf(language, local.slice(0, 4) !== today.slice(0, 4)).format(time);
}
