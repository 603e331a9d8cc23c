import type { LaneItem, WallSpan } from "./swimlane-scene.ts";

/** The library measures and sorts every item on every redraw: beyond so many, what stands close together stands as one. */
export const MAX_ITEMS = 300;
const DAY_MS = 86_400_000;

export type Clustered = {
  readonly items: readonly LaneItem[];
  /** Which item stands for each that is not shown by itself. */
  readonly standsFor: ReadonlyMap<string, string>;
};

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * At most `limit` items for what is in sight (`window`), by joining neighbours of a lane that finish within the same stretch of time.
 * Stretches are whole days, doubled until the items are few enough, and begin at fixed moments: panning does not regroup them.
 */
export function clusterItems(
  items: readonly LaneItem[],
  window: WallSpan,
  words: (count: number) => string,
  limit = MAX_ITEMS,
): Clustered {
  if (items.length <= limit) return { items, standsFor: NONE };
  const span = window.finish - window.start;
  const near = items.filter(
    ({ start, finish, kind }) =>
      kind === "summary" || (finish >= window.start - span && start <= window.finish + span),
  );
  if (near.length <= limit) return { items: near, standsFor: NONE };
  // From a hundredth of the window on: finer groups would be too many whatever they hold.
  let days = 1;
  while (days * DAY_MS * 100 < span) days *= 2;
  for (;;) {
    const groups = groupsOf(near, days * DAY_MS);
    if (groups.size <= limit || days > 100_000) return joined(groups, words);
    days *= 2;
  }
}

function groupsOf(items: readonly LaneItem[], stretch: number): ReadonlyMap<string, LaneItem[]> {
  const groups = new Map<string, LaneItem[]>();
  for (const item of items) {
    const place = item.kind === "summary" ? item.id : Math.floor(item.finish / stretch);
    const key = `${item.laneId}:${place}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

const WORST = ["late", "at-risk", "", "done"] as const;

function joined(
  groups: ReadonlyMap<string, readonly LaneItem[]>,
  words: (count: number) => string,
): Clustered {
  const items: LaneItem[] = [];
  const standsFor = new Map<string, string>();
  for (const [key, group] of groups) {
    const first = group[0]!;
    if (group.length === 1) {
      items.push(first);
      continue;
    }
    const id = `cluster:${key}`;
    const tone = WORST.find((each) => group.some((item) => item.tone === each)) ?? "";
    for (const item of group) standsFor.set(item.id, id);
    const finishes = group.map(({ finish }) => finish);
    items.push({
      id,
      laneId: first.laneId,
      kind: "cluster",
      start: Math.min(...finishes),
      finish: Math.max(...finishes),
      text: words(group.length),
      date: "",
      title: group
        .slice(0, 12)
        .map(({ text }) => text)
        .join("\n"),
      colour: first.colour,
      glyph: tone === "late" ? "late" : tone === "at-risk" ? "at-risk" : null,
      glyphLabel: group.find((item) => item.tone === tone)?.glyphLabel ?? "",
      tone,
      isCritical: group.some(({ isCritical }) => isCritical),
      isMovable: false,
      due: null,
    });
  }
  return { items, standsFor };
}
