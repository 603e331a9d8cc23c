import { featuresOf, type Feature } from "./features.ts";
import type { Point, Sheet } from "./sheet.ts";
import {
  bestSimilarity,
  IDENTITY,
  mapPoint,
  scaleOf,
  similarityOfPairs,
  type Similarity,
} from "./similarity.ts";

/** How far two features may lie apart and still be in the same place, in points of the first sheet. */
export const PLACE_TOLERANCE = 1.5;
const MOST_TRIES = 1_500;
const QUARTER = Math.PI / 2;

type Pair = { readonly from: Point; readonly to: Point };

/** Words that stand once on each sheet: what they agree on is not by chance. */
function uniquePairs(before: readonly Feature[], after: readonly Feature[]): readonly Pair[] {
  const once = (features: readonly Feature[]): Map<string, Feature | null> => {
    const found = new Map<string, Feature | null>();
    for (const feature of features)
      if (feature.text !== null || feature.key.startsWith("i"))
        found.set(feature.key, found.has(feature.key) ? null : feature);
    return found;
  };
  const others = once(after);
  const pairs: Pair[] = [];
  for (const [key, from] of once(before)) {
    const to = others.get(key);
    if (from !== null && to !== null && to !== undefined) pairs.push({ from, to });
  }
  return pairs;
}

const errorOf = (by: Similarity, { from, to }: Pair): number => {
  const { x, y } = mapPoint(by, from);
  return Math.hypot(x - to.x, y - to.y);
};

/** Sheets are turned by quarters and enlarged from A4 to A0 and back; anything else is no likely change of a sheet. */
function isLikely(by: Similarity): boolean {
  const scale = scaleOf(by);
  const angle = Math.atan2(by.b, by.a);
  const off = Math.abs(angle - Math.round(angle / QUARTER) * QUARTER);
  return scale > 0.15 && scale < 7 && off < 0.01;
}

type Guess = { readonly by: Similarity; readonly agreeing: readonly Pair[] };

function judged(by: Similarity, pairs: readonly Pair[]): Guess {
  const tolerance = PLACE_TOLERANCE * Math.max(1, scaleOf(by));
  return { by, agreeing: pairs.filter((pair) => errorOf(by, pair) <= tolerance) };
}

/** Every so many of all pairs of pairs, always the same ones: the answer must not depend on chance. */
function* triedPairs(count: number): Iterable<readonly [number, number]> {
  const all = (count * (count - 1)) / 2;
  const step = Math.max(1, Math.ceil(all / MOST_TRIES));
  let number = 0;
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) if (number++ % step === 0) yield [i, j];
}

/** The shift on which most strokes agree: for sheets without words. */
function shiftOfStrokes(before: readonly Feature[], after: readonly Feature[]): Similarity {
  const long = (features: readonly Feature[]): readonly Feature[] =>
    features.toSorted((p, q) => q.weight - p.weight).slice(0, 300);
  const votes = new Map<string, { count: number; dx: number; dy: number }>();
  let best = { count: 0, dx: 0, dy: 0 };
  const others = long(after);
  for (const from of long(before))
    for (const to of others) {
      if (to.key !== from.key || Math.hypot(to.u - from.u, to.v - from.v) > PLACE_TOLERANCE)
        continue;
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const key = `${Math.round(dx)} ${Math.round(dy)}`;
      const vote = votes.get(key) ?? { count: 0, dx, dy };
      vote.count += dx === 0 && dy === 0 ? 1.5 : 1;
      votes.set(key, vote);
      if (vote.count > best.count) best = vote;
    }
  return best.count < 3 ? IDENTITY : { ...IDENTITY, dx: best.dx, dy: best.dy };
}

/**
 * How a sheet lies on its next revision: a frame that is larger, content that was shifted, enlarged or turned as a whole. Places are
 * mapped from `before` to `after`. Where nothing tells, they stay as they are.
 */
export function alignSheets(before: Sheet, after: Sheet): Similarity {
  const [mine, theirs] = [featuresOf(before), featuresOf(after)];
  const pairs = uniquePairs(mine, theirs);
  if (pairs.length < 3) return shiftOfStrokes(mine, theirs);
  let best = judged(IDENTITY, pairs);
  const consider = (by: Similarity | null): void => {
    if (by === null || !isLikely(by)) return;
    const guess = judged(by, pairs);
    if (guess.agreeing.length > best.agreeing.length) best = guess;
  };
  for (const { from, to } of pairs) consider({ ...IDENTITY, dx: to.x - from.x, dy: to.y - from.y });
  for (const [i, j] of triedPairs(pairs.length))
    consider(similarityOfPairs([pairs[i]!.from, pairs[j]!.from], [pairs[i]!.to, pairs[j]!.to]));
  if (best.agreeing.length < 2) return shiftOfStrokes(mine, theirs);
  if (best.by === IDENTITY) return IDENTITY;
  const refined = bestSimilarity(
    best.agreeing.map(({ from }) => from),
    best.agreeing.map(({ to }) => to),
  );
  return refined !== null && judged(refined, pairs).agreeing.length >= best.agreeing.length
    ? tidied(refined)
    : best.by;
}

/** What is a shift but for rounding is taken as one. */
function tidied(by: Similarity): Similarity {
  if (Math.abs(by.a - 1) < 1e-4 && Math.abs(by.b) < 1e-4)
    return { a: 1, b: 0, dx: by.dx, dy: by.dy };
  return by;
}
