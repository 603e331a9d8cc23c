import { expect, test } from "vitest";
import { fitted, MAX_ZOOM, panned, seenBy, START, toScreen, toPlane, zoomedAt } from "./camera.ts";

const SIZE = { width: 1_000, height: 600 };

test("a place of the wall and its place on the screen are each other's inverse", () => {
  const camera = { x: 120, y: -40, zoom: 0.37 };
  const point = { x: 512, y: 99 };
  const there = toScreen(camera, toPlane(camera, point));
  expect(there.x).toBeCloseTo(point.x);
  expect(there.y).toBeCloseTo(point.y);
});

test("what lies under the pointer stays there while one zooms, and the zoom has bounds", () => {
  const at = { x: 300, y: 200 };
  const before = toPlane(START, at);
  const closer = zoomedAt(START, 1.7, at);
  expect(toPlane(closer, at).x).toBeCloseTo(before.x);
  expect(toPlane(closer, at).y).toBeCloseTo(before.y);
  expect(zoomedAt(START, 1_000, at).zoom).toBe(MAX_ZOOM);
});

test("panning follows the hand at every zoom", () => {
  const camera = panned({ x: 0, y: 0, zoom: 0.5 }, 100, 50);
  expect(camera).toEqual({ x: -200, y: -100, zoom: 0.5 });
});

test("fitting shows all of a rectangle in the middle, no larger than it is", () => {
  const large = fitted({ x: 0, y: 0, width: 5_000, height: 1_000 }, SIZE);
  const seen = seenBy(large, SIZE);
  expect(seen.x).toBeLessThan(0);
  expect(seen.x + seen.width).toBeGreaterThan(5_000);
  expect(fitted({ x: 10, y: 10, width: 50, height: 50 }, SIZE).zoom).toBe(1);
});
