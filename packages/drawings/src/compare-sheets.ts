import { PLACE_TOLERANCE } from "./align-sheets.ts";
import type { Feature } from "./features.ts";
import { areOverlapping, grown, union, type Box } from "./sheet.ts";
import type { SheetPair } from "./sheet-pair.ts";
import { mapBox } from "./similarity.ts";

export type ChangedRegion = {
  /** `moved`: the same content stands elsewhere; `before` and `after` tell from where to where. */
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** On the first revision; null where something was added to an empty place. */
  readonly before: Box | null;
  /** On the next revision; null where nothing is left. */
  readonly after: Box | null;
  /** Words that went and that came, in reading order, for a list. */
  readonly textBefore: readonly string[];
  readonly textAfter: readonly string[];
  /** How much was drawn anew or no more: the sum of what its features say. */
  readonly weight: number;
};

/** Features no farther apart than this are one region, in points. */
const GAP = 7;
/** Of what stands more often than this, no single one tells where the others went. */
const MOST_ALIKE = 40;
/** Steps apart that count as one, in points. */
const STEP = 2;
/** What a move has to explain at least, in words and strokes that stand once. */
const LEAST_MOVED = 2.5;
const MOVED_GAP = 24;
/** A line is long that is more than one in so many of the sheet. */
const LONG = 6;
const MOST_MOVES = 60;

type Change = { readonly feature: Feature; readonly side: "old" | "next" };

/** Pairs of features in one place that look the same; the rest of each side went or came. */
function differing(pair: SheetPair): { gone: Feature[]; come: Feature[] } {
  const taken = new Set<Feature>();
  const gone: Feature[] = [];
  for (const feature of pair.old.features) {
    const other = pair.next.looks
      .alike(feature)
      .find(
        (each) =>
          !taken.has(each) &&
          Math.abs(each.x - feature.x) <= PLACE_TOLERANCE &&
          Math.abs(each.y - feature.y) <= PLACE_TOLERANCE,
      );
    if (other === undefined) gone.push(feature);
    else taken.add(other);
  }
  return { gone, come: pair.next.features.filter((feature) => !taken.has(feature)) };
}

/** Groups of what lies near each other: every member is within the gap of another one. */
export function groupsOf<T>(items: readonly T[], boxOfItem: (item: T) => Box, gap = GAP): T[][] {
  const parents = items.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root]!;
    for (let walk = at; parents[walk] !== root;) [walk, parents[walk]] = [parents[walk]!, root];
    return root;
  };
  const order = items
    .map((_, at) => at)
    .toSorted((p, q) => boxOfItem(items[p]!).x0 - boxOfItem(items[q]!).x0);
  let open: number[] = [];
  for (const at of order) {
    const box = grown(boxOfItem(items[at]!), gap);
    open = open.filter((other) => boxOfItem(items[other]!).x1 >= box.x0);
    for (const other of open)
      if (areOverlapping(box, boxOfItem(items[other]!))) parents[rootOf(other)] = rootOf(at);
    open.push(at);
  }
  const groups = new Map<number, T[]>();
  for (const [at, item] of items.entries()) {
    const root = rootOf(at);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

const boxOfFeatures = (features: readonly Feature[]): Box | null =>
  features.length === 0 ? null : features.map(({ box }) => box).reduce(union);

const wordsOf = (features: readonly Feature[]): readonly string[] =>
  features
    .filter(({ text }) => text !== null)
    .toSorted((p, q) => q.y - p.y || p.x - q.x)
    .map(({ text }) => text!);

const weightOf = (features: readonly Feature[]): number =>
  features.reduce((total, { weight }) => total + weight, 0);

type Move = { readonly from: readonly Feature[]; readonly to: readonly Feature[] };

/** Pairs of what went and what came that look the same and lie one step apart, for the step on which most agree. */
function bestMove(
  pair: SheetPair,
  gone: Iterable<Feature>,
  come: ReadonlySet<Feature>,
): Move | null {
  const votes = new Map<string, { from: Feature[]; to: Feature[]; weight: number }>();
  for (const feature of gone) {
    const alike = pair.next.looks.alike(feature);
    if (alike.length > MOST_ALIKE) continue;
    for (const other of alike) {
      if (!come.has(other)) continue;
      const key = `${Math.round((other.x - feature.x) / STEP)} ${Math.round((other.y - feature.y) / STEP)}`;
      const vote = votes.get(key) ?? { from: [], to: [], weight: 0 };
      vote.from.push(feature);
      vote.to.push(other);
      vote.weight += feature.weight / alike.length;
      votes.set(key, vote);
    }
  }
  let best: (Move & { weight: number }) | null = null;
  for (const vote of votes.values()) if (best === null || vote.weight > best.weight) best = vote;
  return best !== null && best.weight >= LEAST_MOVED ? withFollowers(pair, best, gone, come) : null;
}

/** Also what there is much of, once it is known how far the rest was moved. */
function withFollowers(
  pair: SheetPair,
  { from, to }: Move,
  gone: Iterable<Feature>,
  come: ReadonlySet<Feature>,
): Move {
  const [dx, dy] = [to[0]!.x - from[0]!.x, to[0]!.y - from[0]!.y];
  const taken = new Set<Feature>();
  const pairs: [Feature, Feature][] = [];
  for (const feature of gone) {
    const other = pair.next.looks
      .alike(feature)
      .find(
        (each) =>
          come.has(each) &&
          !taken.has(each) &&
          Math.abs(each.x - feature.x - dx) <= PLACE_TOLERANCE &&
          Math.abs(each.y - feature.y - dy) <= PLACE_TOLERANCE,
      );
    if (other === undefined) continue;
    taken.add(other);
    pairs.push([feature, other]);
  }
  return { from: pairs.map(([feature]) => feature), to: pairs.map(([, other]) => other) };
}

/** Content that stands elsewhere, block by block; takes what it explains out of `gone` and `come`. */
function takeMoved(
  pair: SheetPair,
  gone: Set<Feature>,
  come: Set<Feature>,
): readonly ChangedRegion[] {
  const regions: ChangedRegion[] = [];
  for (let round = 0; round < MOST_MOVES; round++) {
    const move = bestMove(pair, gone, come);
    if (move === null) break;
    let isAnyTaken = false;
    const both = move.from.map((feature, at) => ({ feature, other: move.to[at]! }));
    for (const group of groupsOf(both, ({ feature }) => feature.box, MOVED_GAP)) {
      const from = group.map(({ feature }) => feature);
      const to = group.map(({ other }) => other);
      if (group.length < 3 && wordsOf(from).length === 0) continue;
      isAnyTaken = true;
      for (const { feature, other } of group) {
        gone.delete(feature);
        come.delete(other);
      }
      regions.push({
        kind: "moved",
        before: boxOfFeatures(from),
        after: mapBox(pair.alignment, boxOfFeatures(to)!),
        textBefore: wordsOf(from),
        textAfter: wordsOf(to),
        weight: weightOf(from),
      });
    }
    if (!isAnyTaken) break;
  }
  return regions;
}

/**
 * What is different between two revisions of a sheet, as regions, heaviest first. The same content in the same place (as the whole sheet
 * was shifted) is no difference, and neither is the order in which it is drawn.
 */
export function compareSheets(pair: SheetPair): readonly ChangedRegion[] {
  const differences = differing(pair);
  const [gone, come] = [new Set(differences.gone), new Set(differences.come)];
  const regions = [...takeMoved(pair, gone, come)];
  const rest: readonly Change[] = [
    ...[...gone].map((feature) => ({ feature, side: "old" }) as const),
    ...[...come].map((feature) => ({ feature, side: "next" }) as const),
  ];
  // Long lines, as those of a frame, cross everything: they would make one region of all.
  const long = Math.max(pair.before.width, pair.before.height) / LONG;
  const isLong = ({ feature: { box } }: Change): boolean =>
    Math.max(box.x1 - box.x0, box.y1 - box.y0) > long;
  const groups = [rest.filter((each) => !isLong(each)), rest.filter(isLong)].flatMap((part) =>
    groupsOf(part, ({ feature }) => feature.box),
  );
  for (const group of groups) {
    const [old, next] = (["old", "next"] as const).map((side) =>
      group.filter((each) => each.side === side).map(({ feature }) => feature),
    ) as [Feature[], Feature[]];
    const after = boxOfFeatures(next);
    regions.push({
      kind: old.length === 0 ? "added" : next.length === 0 ? "removed" : "changed",
      before: boxOfFeatures(old),
      after: after && mapBox(pair.alignment, after),
      textBefore: wordsOf(old),
      textAfter: wordsOf(next),
      weight: weightOf([...old, ...next]),
    });
  }
  return regions.toSorted((p, q) => q.weight - p.weight);
}

/** Whether a place of the first revision meets a changed region: what a topic there waits for. */
export function isRegionChanged(regions: readonly ChangedRegion[], box: Box): boolean {
  return regions.some(({ before }) => before !== null && areOverlapping(before, box));
}
