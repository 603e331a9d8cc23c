/**
 * A spreadsheet takes a cell that begins so for a formula, and would run it (OWASP, CSV injection). Text that has apostrophes before such
 * a beginning gets one more, so that whoever takes one away has the text again.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

export type CsvCell = string | number | boolean | null;

function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  // The apostrophe is what spreadsheets themselves put before text that only looks like a formula.
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Comma-separated values as RFC 4180 has them, UTF-8 with a byte order mark, so that spreadsheets show every script. */
export function writeCsv(rows: Iterable<readonly CsvCell[]>): string {
  let text = "\uFEFF";
  for (const row of rows) text += `${row.map(cell).join(",")}\r\n`;
  return text;
}
