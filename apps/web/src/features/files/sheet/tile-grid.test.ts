import { expect, test } from "vitest";
import { levelOf, scaleOf, TILE, tilesOver } from "./tile-grid.ts";

const SIZE = { width: 3_000, height: 2_000 };

test.each([0.3, 1, 1.3, 2, 7.9])("at %f pixels to a unit no tile is enlarged", (scale) => {
  const tile = scaleOf(levelOf(scale));
  expect(tile).toBeGreaterThanOrEqual(scale * (1 - 1e-6));
  expect(tile).toBeLessThan(scale * 1.42);
});

test("tiles cover what is seen of the page, do not overlap, and end where it ends", () => {
  const tiles = tilesOver(0, SIZE, { x: -100, y: 500, width: 5_000, height: 5_000 }, 0);
  const area = tiles.reduce((sum, { rect }) => sum + rect.width * rect.height, 0);
  // Columns from 0 to 3,000; rows begin with the tile in which 500 lies, the first.
  expect(area).toBe(3_000 * 2_000);
  expect(tiles).toHaveLength(Math.ceil(3_000 / TILE) * Math.ceil(2_000 / TILE));
  expect(new Set(tiles.map(({ key }) => key)).size).toBe(tiles.length);
});

test("the middle of what is seen comes first", () => {
  const [first] = tilesOver(0, SIZE, { x: 0, y: 0, width: 3_000, height: 2_000 }, 0);
  expect(first!.key).toMatch(/^0\/0\/1\//);
});

test("nothing is asked for where no page is seen", () => {
  expect(tilesOver(0, SIZE, { x: 4_000, y: 0, width: 100, height: 100 }, 0)).toEqual([]);
});
