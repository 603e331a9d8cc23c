import { featuresOf } from "./features.ts";
import type { Sheet } from "./sheet.ts";

/** From this likeness on (0 to 1) two pages are revisions of one. */
const ALIKE = 0.3;

type Profile = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

/** What a page holds, without where: pages are found again although their content was shifted. */
function countsOf(sheet: Sheet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key, u, v, weight } of featuresOf(sheet)) {
    const name = key === "l" ? `l${Math.round(u)} ${Math.round(v)}` : key;
    counts.set(name, (counts.get(name) ?? 0) + weight);
  }
  return counts;
}

/** What stands on every page, as a frame does, tells none from the others: two pages are what it takes to be found again. */
function profilesOf(sheets: readonly Sheet[]): readonly Profile[] {
  const pages = sheets.map(countsOf);
  const holders = new Map<string, number>();
  for (const counts of pages)
    for (const key of counts.keys()) holders.set(key, (holders.get(key) ?? 0) + 1);
  return pages.map((counts) => {
    let total = 0;
    for (const [key, weight] of counts) {
      const share = (weight * 2) / Math.max(2, holders.get(key)!);
      counts.set(key, share);
      total += share;
    }
    return { counts, total };
  });
}

/** Weighted Jaccard: what both hold, divided by what either holds. Two empty pages are alike. */
function likeness(p: Profile, q: Profile): number {
  if (p.total === 0 && q.total === 0) return 1;
  let shared = 0;
  for (const [key, weight] of p.counts) shared += Math.min(weight, q.counts.get(key) ?? 0);
  return shared / (p.total + q.total - shared);
}

/**
 * For each page of the first revision its page in the next one, by index; null where it went. Pages keep their order where they can, so
 * that of several that look alike each finds its own; a page that was put elsewhere is found as well.
 */
export function matchPages(
  before: readonly Sheet[],
  after: readonly Sheet[],
): readonly (number | null)[] {
  const profiles = profilesOf([...before, ...after]);
  const [mine, theirs] = [profiles.slice(0, before.length), profiles.slice(before.length)];
  const table = mine.map((p) => theirs.map((q) => likeness(p, q)));
  const rows = mine.length;
  const columns = theirs.length;
  // The longest way through the table in order, by likeness.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const alike = table[i]![j]!;
      const both = alike >= ALIKE ? alike + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(both, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  const found: (number | null)[] = mine.map(() => null);
  const taken = new Set<number>();
  for (let i = 0, j = 0; i < rows && j < columns;) {
    const alike = table[i]![j]!;
    if (alike >= ALIKE && best[i]![j] === alike + best[i + 1]![j + 1]!) {
      found[i] = j;
      taken.add(j);
      i++;
      j++;
    } else if (best[i]![j] === best[i + 1]![j]!) i++;
    else j++;
  }
  for (const [i, match] of found.entries()) {
    if (match !== null) continue;
    let top: number | null = null;
    for (let j = 0; j < columns; j++)
      if (
        !taken.has(j) &&
        table[i]![j]! >= ALIKE &&
        table[i]![j]! > (top === null ? 0 : table[i]![top]!)
      )
        top = j;
    if (top === null) continue;
    found[i] = top;
    taken.add(top);
  }
  return found;
}
