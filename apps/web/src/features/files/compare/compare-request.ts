import { compareSheets, type ChangedRegion } from "@parley/drawings/compare-sheets.ts";
import { pairSheets } from "@parley/drawings/sheet-pair.ts";
import type { Sheet } from "@parley/drawings/sheet.ts";
import type { Similarity } from "@parley/drawings/similarity.ts";

/** One page in two revisions. */
export type CompareRequest = { readonly before: Sheet; readonly after: Sheet };

/** In places of the drawings themselves. */
export type Compared = {
  /** Leads places of the earlier page to places of the later one. */
  readonly alignment: Similarity;
  readonly regions: readonly ChangedRegion[];
};

export function comparePair({ before, after }: CompareRequest): Compared {
  const pair = pairSheets(before, after);
  return { alignment: pair.alignment, regions: compareSheets(pair) };
}
