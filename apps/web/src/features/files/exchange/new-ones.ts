import type { ShownMark } from "../marks/shown-mark.ts";
import type { ImportedMark } from "./mark-of-annotation.ts";

type Alike = Pick<ImportedMark, "type" | "page" | "points" | "text">;
const alike = ({ type, page, points, text }: Alike): string =>
  JSON.stringify([type, page, points, text]);

/** Those that are not on the sheet already: to take a file over twice adds nothing. */
export function newOnes(
  marks: readonly ImportedMark[],
  shown: readonly ShownMark[],
): readonly ImportedMark[] {
  const known = new Set(shown.map(({ mark }) => alike(mark)));
  return marks.filter((mark) => !known.has(alike(mark)));
}
