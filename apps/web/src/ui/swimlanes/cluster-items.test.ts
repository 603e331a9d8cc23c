import { expect, test } from "vitest";
import { clusterItems, MAX_ITEMS } from "./cluster-items.ts";
import type { LaneItem } from "./swimlane-scene.ts";

const DAY = 86_400_000;
const item = (id: number, day: number, fields: Partial<LaneItem> = {}): LaneItem => ({
  id: String(id),
  laneId: "a",
  kind: "milestone",
  start: day * DAY,
  finish: day * DAY,
  text: `Item ${id}`,
  date: "",
  title: "",
  colour: 1,
  glyph: null,
  glyphLabel: "",
  tone: "",
  isCritical: false,
  isMovable: true,
  due: null,
  ...fields,
});
const many = (count: number): LaneItem[] =>
  Array.from({ length: count }, (_, at) => item(at, at % 1_000, { laneId: `lane ${at % 7}` }));
const words = (count: number): string => `${count} items`;
const WHOLE = { start: 0, finish: 1_000 * DAY };

test("up to the limit every item stands by itself", () => {
  const items = many(MAX_ITEMS);
  expect(clusterItems(items, WHOLE, words)).toEqual({ items, standsFor: new Map() });
});

test.for([301, 2_000, 20_000])("%i items become few enough, and none is lost", (count) => {
  const items = many(count);
  const shown = clusterItems(items, WHOLE, words);
  expect(shown.items.length).toBeLessThanOrEqual(MAX_ITEMS);
  const ids = new Set(shown.items.map(({ id }) => id));
  for (const { id } of items) expect(ids.has(shown.standsFor.get(id) ?? id)).toBe(true);
  const counted = shown.items.reduce(
    (sum, { kind, text }) => sum + (kind === "cluster" ? Number.parseInt(text, 10) : 1),
    0,
  );
  expect(counted).toBe(count);
});

test("closer to, what is far out of sight is left out, and what is in sight stands by itself", () => {
  const items = many(2_000);
  const shown = clusterItems(items, { start: 100 * DAY, finish: 130 * DAY }, words);
  expect(shown.items.every(({ kind }) => kind === "milestone")).toBe(true);
  expect(shown.items.every(({ start }) => start >= 70 * DAY && start <= 160 * DAY)).toBe(true);
});

test("panning regroups nothing, and a group is as late as the latest of it", () => {
  const items = many(5_000).map((each, at) =>
    at === 3 ? { ...each, tone: "late" as const } : each,
  );
  const groupsAt = (from: number) =>
    new Map(
      [
        ...clusterItems(items, { start: from * DAY, finish: (from + 400) * DAY }, words).standsFor,
      ].filter(([id]) => Number(id) % 1_000 > 300 && Number(id) % 1_000 < 500),
    );
  expect(groupsAt(210)).toEqual(groupsAt(200));
  const { items: shown, standsFor } = clusterItems(items, WHOLE, words);
  expect(shown.find(({ id }) => id === standsFor.get("3"))).toMatchObject({ tone: "late" });
});
