import { PLACE_TOLERANCE } from "./align-sheets.ts";
import type { Feature } from "./features.ts";
import { grown, holds, shifted, type Box } from "./sheet.ts";
import type { SheetPair } from "./sheet-pair.ts";
import { afterShift, type Similarity } from "./similarity.ts";

/**
 * `carried`: what is below the mark is where it was (as the whole sheet was shifted). `moved`: it stands elsewhere, and the mark goes
 * along. `detached`: it is gone; the mark is shown where it was and says so. A mark is never hidden.
 */
export type Outcome = "carried" | "moved" | "detached";

export type CarriedMark = {
  readonly outcome: Outcome;
  /** 0 to 1: how far what was found speaks for the outcome rather than against it. */
  readonly confidence: number;
  /** Leads places of the mark to places on the next revision. */
  readonly mapping: Similarity;
  /** Whether something inside the mark's region was added, removed or altered. */
  readonly changed: boolean;
};

const MARGIN = 2;
const NEAREST_RING = 36;
const WANTED_NEIGHBOURS = 16;
const MOST_ALIKE = 120;
const MOST_SHIFTS = 12;
const BIN = 2;
/** A mark goes along with what was moved only where nearly all of it is found again. */
const MOVED_AT_LEAST = 0.7;
const CARRIED_AT_LEAST = 0.5;
const GONE_BELOW = 0.25;

type Weighed = { readonly feature: Feature; readonly weight: number };
type Shift = { readonly dx: number; readonly dy: number };
type Found = Shift & { readonly inside: number; readonly around: number; readonly total: number };

/** What there is many of tells little about where one is. */
const weighed = (pair: SheetPair, features: readonly Feature[]): readonly Weighed[] =>
  features.map((feature) => ({
    feature,
    weight: feature.weight / Math.sqrt(pair.old.looks.alike(feature).length),
  }));

const sum = (parts: readonly Weighed[]): number =>
  parts.reduce((total, { weight }) => total + weight, 0);

const isInside = (region: Box, { box, x, y }: Feature): boolean =>
  holds(region, x, y) ||
  (box.x0 >= region.x0 && box.x1 <= region.x1 && box.y0 >= region.y0 && box.y1 <= region.y1);

/** The features of the region, and those around it: as far out as it takes to know the place again. */
function surroundings(pair: SheetPair, region: Box): { inside: Feature[]; around: Feature[] } {
  const { width, height } = pair.before;
  const widest = Math.hypot(width, height) / 2;
  const own = Math.hypot(region.x1 - region.x0, region.y1 - region.y0);
  for (let ring = Math.max(NEAREST_RING, own / 2); ; ring *= 2) {
    const inside: Feature[] = [];
    const around: Feature[] = [];
    const place = grown(region, ring);
    for (const feature of pair.old.places.within(place))
      if (isInside(region, feature)) inside.push(feature);
      else if (isInside(place, feature)) around.push(feature);
    if (around.length >= WANTED_NEIGHBOURS || ring > widest) return { inside, around };
  }
}

function shareFound(pair: SheetPair, parts: readonly Weighed[], { dx, dy }: Shift): number {
  const all = sum(parts);
  if (all === 0) return 0;
  let found = 0;
  for (const { feature, weight } of parts) {
    const [x, y] = [feature.x + dx, feature.y + dy];
    const isThere = pair.next.looks
      .alike(feature)
      .some(
        (other) =>
          Math.abs(other.x - x) <= PLACE_TOLERANCE && Math.abs(other.y - y) <= PLACE_TOLERANCE,
      );
    if (isThere) found += weight;
  }
  return found / all;
}

/** Shifts to which what is inside points, most supported first; staying is always among them. */
function likelyShifts(pair: SheetPair, parts: readonly Weighed[]): readonly Shift[] {
  const votes = new Map<string, { weight: number; dx: number; dy: number }>();
  for (const { feature, weight } of parts) {
    const alike = pair.next.looks.alike(feature);
    if (alike.length > MOST_ALIKE) continue;
    for (const other of alike) {
      const [dx, dy] = [other.x - feature.x, other.y - feature.y];
      const share = weight / Math.sqrt(alike.length);
      const [i, j] = [Math.round(dx / BIN), Math.round(dy / BIN)];
      const key = `${i} ${j}`;
      const vote = votes.get(key) ?? { weight: 0, dx, dy };
      vote.weight += share;
      votes.set(key, vote);
    }
  }
  const best = [...votes.values()].toSorted((p, q) => q.weight - p.weight).slice(0, MOST_SHIFTS);
  return [{ dx: 0, dy: 0 }, ...best];
}

/** What the region holds on the next revision, if it went there, that was not there before. */
function weightAdded(pair: SheetPair, region: Box, { dx, dy }: Shift): number {
  const place = shifted(region, dx, dy);
  let added = 0;
  for (const feature of pair.next.places.within(place)) {
    if (!isInside(place, feature)) continue;
    const [x, y] = [feature.x - dx, feature.y - dy];
    const wasThere = pair.old.looks
      .alike(feature)
      .some(
        (other) =>
          Math.abs(other.x - x) <= PLACE_TOLERANCE && Math.abs(other.y - y) <= PLACE_TOLERANCE,
      );
    if (!wasThere) added += feature.weight / Math.sqrt(pair.next.looks.alike(feature).length);
  }
  return added;
}

const isStaying = ({ dx, dy }: Shift): boolean => Math.hypot(dx, dy) <= 2 * PLACE_TOLERANCE;

/**
 * Where a mark goes on the next revision. `box` bounds what the mark points at, in places of the first; the answer depends on what is
 * drawn inside it, and on what is drawn around it where that is not enough.
 */
export function carryMark(pair: SheetPair, box: Box): CarriedMark {
  const region = grown(box, MARGIN);
  const near = surroundings(pair, region);
  const inside = weighed(pair, near.inside);
  const around = weighed(pair, near.around);
  const held = sum(inside);
  const judge = (shift: Shift): Found => {
    const within = shareFound(pair, inside, shift);
    const beside = shareFound(pair, around, shift);
    const total = held === 0 ? beside : 0.65 * within + 0.35 * beside;
    return { ...shift, inside: within, around: beside, total };
  };
  const answer = (outcome: Outcome, at: Found, confidence: number): CarriedMark => ({
    outcome,
    confidence: Math.min(1, Math.max(0, confidence)),
    mapping: afterShift(pair.alignment, at.dx, at.dy),
    changed: (held > 0 && at.inside < 0.98) || weightAdded(pair, region, at) > 0.02 * (held + 1),
  });

  const byNeighbours = likelyShifts(pair, around).map(judge);
  if (held === 0) return carriedByNeighbours(byNeighbours, answer);
  const found = [...likelyShifts(pair, inside).map(judge), ...byNeighbours];
  const staying = found[0]!;
  const elsewhere = best(found.filter((each) => !isStaying(each)));
  if (
    elsewhere !== null &&
    elsewhere.inside >= MOVED_AT_LEAST &&
    elsewhere.inside > staying.inside + 0.2 &&
    elsewhere.total > rivalOf(elsewhere, found) + 0.05
  )
    return answer("moved", elsewhere, elsewhere.inside - rivalOf(elsewhere, found) / 2);
  if (staying.inside >= CARRIED_AT_LEAST)
    return answer("carried", staying, Math.max(staying.total, staying.inside));
  if (staying.inside >= GONE_BELOW && staying.around >= CARRIED_AT_LEAST)
    return answer("carried", staying, staying.total);
  // What was inside is gone. Where its neighbours went, something else may stand in its place: a value that was corrected.
  const place = best(byNeighbours, ({ around: share }) => share) ?? staying;
  if (place.around < CARRIED_AT_LEAST) return answer("detached", staying, 1 - staying.inside);
  if (place.inside >= MOVED_AT_LEAST)
    return answer("moved", place, place.total - rivalOf(place, found) / 2);
  if (weightAdded(pair, region, place) >= 0.5 * held)
    return answer(isStaying(place) ? "carried" : "moved", place, place.around / 2);
  return answer("detached", place, 1 - place.inside);
}

function best(
  found: readonly Found[],
  by: (each: Found) => number = ({ total }) => total,
): Found | null {
  let top: Found | null = null;
  for (const each of found) if (top === null || by(each) > by(top)) top = each;
  return top;
}

/** How well the best of all other places does. */
const rivalOf = (one: Found, found: readonly Found[]): number =>
  best(found.filter(({ dx, dy }) => Math.hypot(dx - one.dx, dy - one.dy) > 3 * PLACE_TOLERANCE))
    ?.total ?? 0;

/** A mark on an empty place belongs where its neighbours are. */
function carriedByNeighbours(
  found: readonly Found[],
  answer: (outcome: Outcome, at: Found, confidence: number) => CarriedMark,
): CarriedMark {
  const staying = found[0]!;
  // On an empty sheet nothing speaks against the old place, and nothing for it.
  if (found.length === 1 && staying.around === 0) return answer("carried", staying, 0.5);
  if (staying.around >= CARRIED_AT_LEAST) return answer("carried", staying, staying.around);
  const elsewhere = best(found.filter((each) => !isStaying(each)));
  if (elsewhere !== null && elsewhere.around >= CARRIED_AT_LEAST)
    return answer("moved", elsewhere, elsewhere.around - rivalOf(elsewhere, found) / 2);
  return answer("detached", staying, 1 - staying.around);
}
