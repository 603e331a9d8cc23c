import fc from "fast-check";
import { expect, test } from "vitest";
import { orderBetween } from "./order-between.ts";

test("an order lies strictly between its neighbours, however often one inserts at the same place", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1_000 }), { maxLength: 60 }), (places) => {
      const list: string[] = [];
      for (const place of places) {
        const at = place % (list.length + 1);
        list.splice(at, 0, orderBetween(list[at - 1] ?? null, list[at] ?? null));
      }
      expect(list).toEqual(list.toSorted());
      expect(new Set(list).size).toBe(list.length);
    }),
  );
});

test("equal, swapped and malformed neighbours still give an order", () => {
  expect(orderBetween("a1", "a1") > "a1").toBe(true);
  expect(orderBetween("a2", "a1") > "a2").toBe(true);
  expect(orderBetween("!", "?")).toBe("a0");
  expect(orderBetween("a1", "a10") > "a1").toBe(true);
});
