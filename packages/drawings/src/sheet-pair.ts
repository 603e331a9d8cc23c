import { alignSheets } from "./align-sheets.ts";
import { featuresOf, LookIndex, type Feature } from "./features.ts";
import { PlaceIndex } from "./place-index.ts";
import type { Sheet } from "./sheet.ts";
import { inverseOf, type Similarity } from "./similarity.ts";

/** One page in two revisions, made ready to be compared: the features of both, in places of the first. */
export type SheetPair = {
  readonly before: Sheet;
  readonly after: Sheet;
  /** Leads places of the first revision to places of the second. */
  readonly alignment: Similarity;
  readonly old: Side;
  readonly next: Side;
};

export type Side = {
  readonly features: readonly Feature[];
  readonly looks: LookIndex;
  readonly places: PlaceIndex;
};

const sideOf = (features: readonly Feature[]): Side => ({
  features,
  looks: new LookIndex(features),
  places: new PlaceIndex(features),
});

export function pairSheets(before: Sheet, after: Sheet): SheetPair {
  const alignment = alignSheets(before, after);
  return {
    before,
    after,
    alignment,
    old: sideOf(featuresOf(before)),
    next: sideOf(featuresOf(after, inverseOf(alignment))),
  };
}
