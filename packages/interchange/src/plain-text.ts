// What XML or PostgreSQL's jsonb cannot carry.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text that a ydoc accepts: well-formed, without control characters. */
export const plainText = (text: string): string => text.toWellFormed().replace(FORBIDDEN, "");

/** One line of at most `max` UTF-16 units that never ends within a character. */
export function plainLine(text: string, max: number): string {
  const line = plainText(text)
    .replace(/[\t\r\n]+/g, " ")
    .trim();
  if (line.length <= max) return line;
  return line
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}
