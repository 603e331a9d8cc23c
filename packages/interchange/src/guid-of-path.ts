/** FNV-1a over UTF-16 units, from a start of its own. */
function hash(text: string, start: number): number {
  let value = (0x811c9dc5 ^ start) >>> 0;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** A GUID for something that a file names by its path alone: the same for the same path, in the form of version 8 (RFC 9562). */
export function guidOfPath(path: string): string {
  const hex = [1, 2, 3, 4].map((start) => hash(path, start).toString(16).padStart(8, "0")).join("");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
