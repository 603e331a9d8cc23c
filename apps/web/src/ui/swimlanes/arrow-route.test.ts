import { expect, test } from "vitest";
import { arrowRoute, type ArrowEnd } from "./arrow-route.ts";

const ends: readonly ArrowEnd[] = [-1, 1].flatMap((side) =>
  [0, 5, 40, 300].flatMap((x) =>
    [0, 60, 200].map((y) => ({ x, y, side: side as ArrowEnd["side"] })),
  ),
);

test("every route is orthogonal, begins and ends at its ends, and meets each end from outside", () => {
  for (const from of ends)
    for (const to of ends) {
      if (from.y === to.y) continue;
      const route = arrowRoute(from, to);
      expect([route[0], route[1]]).toEqual([from.x, from.y]);
      expect(route.slice(-2)).toEqual([to.x, to.y]);
      for (let at = 2; at < route.length; at += 2)
        expect(route[at] === route[at - 2] || route[at + 1] === route[at - 1]).toBe(true);
      expect(Math.sign(route[2]! - from.x)).toBe(from.side);
      expect(Math.sign(route.at(-4)! - to.x)).toBe(to.side);
    }
});
