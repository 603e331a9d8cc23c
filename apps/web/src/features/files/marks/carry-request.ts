import { carryMark, type CarriedMark } from "@parley/drawings/carry-mark.ts";
import { pairSheets } from "@parley/drawings/sheet-pair.ts";
import type { Box, Sheet } from "@parley/drawings/sheet.ts";

/** One page in two revisions, and what marks point at on the first, in places of the drawing. */
export type CarryRequest = {
  readonly before: Sheet;
  readonly after: Sheet;
  readonly boxes: readonly Box[];
};

/** Where each mark goes on the later revision, in the order of the boxes. */
export function carryAll({ before, after, boxes }: CarryRequest): readonly CarriedMark[] {
  const pair = pairSheets(before, after);
  return boxes.map((box) => carryMark(pair, box));
}
