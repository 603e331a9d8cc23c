/** What a number format of a workbook makes of a number (ECMA-376, part 1, 18.8.30 and 18.8.31). */
export type CellFormat = {
  readonly isDate: boolean;
  readonly showsTime: boolean;
  /** What stands after the number, e.g. `%` or `d`. */
  readonly unit: string;
};

const PLAIN: CellFormat = { isDate: false, showsTime: false, unit: "" };
const DATE: CellFormat = { isDate: true, showsTime: false, unit: "" };
const DATE_TIME: CellFormat = { isDate: true, showsTime: true, unit: "" };

/** Formats that have numbers and no code in the file; 27 to 36 and 50 to 58 are dates of East Asian languages. */
function builtInFormat(id: number): CellFormat {
  if (id === 9 || id === 10) return { ...PLAIN, unit: "%" };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return DATE;
  return id === 22 ? DATE_TIME : PLAIN;
}

// A literal in quotes or after a backslash, a space of some width, a repeated filler, something in brackets.
const NO_CODE = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;
const TOKENS = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|General|[0#?.,%@/]/gi;

/** The literal texts after the last digit. */
function unitIn(section: string): string {
  let unit: string | null = null;
  for (const [token, quoted, escaped] of section.matchAll(TOKENS)) {
    const literal = quoted ?? escaped;
    if (literal !== undefined) unit = unit === null ? null : unit + literal;
    else if (!/^[_*[]/.test(token)) unit = "";
  }
  return (unit ?? "").trim();
}

/** Reads a format code; of several sections the first, which is that of positive numbers, counts. */
export function parseFormatCode(code: string): CellFormat {
  const first = /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(code.slice(0, 500))![0];
  const bare = first.replace(NO_CODE, "");
  // A format of months and minutes alone says nothing about a day.
  if (/[yd]/i.test(bare) && !/general|standard/i.test(bare))
    return /h/i.test(bare) ? DATE_TIME : DATE;
  return { ...PLAIN, unit: bare.includes("%") ? "%" : unitIn(first) };
}

export const formatOf = (id: number, codes: ReadonlyMap<number, CellFormat>): CellFormat =>
  codes.get(id) ?? builtInFormat(id);

const MINUTES = 1_440;
/** 1899-12-30 and 1904-01-01 in days of 1970-01-01. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** 31 December 9999. */
const LAST = 2_958_466;

export type SerialDate = { readonly at: string; readonly hasTime: boolean };

/**
 * The day of a serial number, to the nearest minute. Day 60 of the 1900 system is 29 February 1900, which never was: from there on days
 * count from 30 December 1899, before it from the 31st. Null below one day, which is a time only, and out of range.
 */
export function dateOfSerial(serial: number, date1904: boolean): SerialDate | null {
  if (!(serial >= (date1904 ? 0 : 1)) || serial >= LAST) return null;
  const minutes = Math.round(serial * MINUTES);
  const day = Math.floor(minutes / MINUTES);
  if (!date1904 && day === 60) return null;
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900 + (day < 60 ? 1 : 0);
  const at = new Date((epoch * MINUTES + minutes) * 60_000).toISOString();
  return at.length > 24 ? null : { at: at.slice(0, 16), hasTime: minutes % MINUTES !== 0 };
}

/** The serial number of a wall-clock minute in the 1900 system, as files are written. From 1 March 1900 on. */
export const serialOfDate = (at: string): number =>
  Date.parse(`${at.slice(0, 10)}T${at.slice(11, 16) || "00:00"}:00Z`) / 86_400_000 - EPOCH_1900;
