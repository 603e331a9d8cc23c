import type { CarriedMark } from "@parley/drawings/carry-mark.ts";
import { matchPages } from "@parley/drawings/match-pages.ts";
import type { Mark } from "@parley/shared/documents/mark.ts";
import type { DrawnSheetFile } from "../../../platform/sheets/sheet-file.ts";
import { carriedTo, regionOf } from "./carried-marks.ts";
import type { CarryRequest } from "./carry-request.ts";

/** Up to so many pages are matched by what is drawn on them; beyond, a page follows the one of its number. */
const MATCHED_PAGES = 40;

export type CarriedPlace = { readonly mark: Mark; readonly carried: CarriedMark };

async function pagesOf(
  before: DrawnSheetFile,
  after: DrawnSheetFile,
): Promise<(page: number) => number | null> {
  const [old, next] = [before.pageCount, after.pageCount];
  if (old === 1 && next === 1) return () => 0;
  if (Math.max(old, next) > MATCHED_PAGES) return (page) => (page < next ? page : null);
  const sheets = async (file: DrawnSheetFile) => {
    const all = [];
    for (let page = 0; page < file.pageCount; page += 1) all.push(await file.drawnOn(page));
    return all;
  };
  const found = matchPages(await sheets(before), await sheets(after));
  return (page) => found[page] ?? null;
}

/**
 * Where marks of one revision stand on a later one, by id. A mark whose page is gone stays on the last page there is, and says that what
 * it was about is gone. `carry` compares one page with another.
 */
export async function carryPages(
  before: DrawnSheetFile,
  after: DrawnSheetFile,
  marks: readonly Mark[],
  carry: (request: CarryRequest) => Promise<readonly CarriedMark[]>,
): Promise<ReadonlyMap<string, CarriedPlace>> {
  const pageAfter = await pagesOf(before, after);
  const places = new Map<string, CarriedPlace>();
  for (const page of new Set(marks.map((mark) => mark.page))) {
    const here = marks.filter((mark) => mark.page === page);
    const to = pageAfter(page) ?? Math.min(page, after.pageCount - 1);
    const [from, next] = [await before.placesOf(page), await after.placesOf(to)];
    const carried = await carry({
      before: await before.drawnOn(page),
      after: await after.drawnOn(to),
      boxes: here.map((mark) => regionOf(mark, from)),
    });
    for (const [at, mark] of here.entries()) {
      const found = carried[at]!;
      places.set(mark.id, { mark: carriedTo(mark, to, found, from, next), carried: found });
    }
  }
  return places;
}
