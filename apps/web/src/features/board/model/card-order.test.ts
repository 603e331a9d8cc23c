import fc from "fast-check";
import { expect, test } from "vitest";
import { cardKey, compareCards, dropIndex, orderAt, type Ordered } from "./card-order.ts";

const card = (id: string, over: Partial<Ordered> = {}): Ordered => ({
  id,
  cardOrder: null,
  start: null,
  position: 0,
  ...over,
});

test("cards that nobody ordered go by start, then by the plan, undated ones last", () => {
  const cards = [
    card("undated"),
    card("later", { start: "2026-04-02T08:00", position: 1 }),
    card("same-day", { start: "2026-04-01T13:00", position: 9 }),
    card("first", { start: "2026-04-01T08:00", position: 2 }),
  ];
  expect(cards.toSorted(compareCards).map((each) => each.id)).toEqual([
    "first",
    "same-day",
    "later",
    "undated",
  ]);
});

test("a dropped card stands exactly where it was dropped, whoever owns its neighbours", () => {
  const start = fc.option(
    fc.integer({ min: 0, max: 900 }).map((day) => {
      const date = new Date(Date.UTC(2026, 0, 1 + day));
      return `${date.toISOString().slice(0, 10)}T08:00`;
    }),
    { nil: null },
  );
  fc.assert(
    fc.property(
      fc.array(start, { maxLength: 12 }),
      fc.array(fc.nat(40), { maxLength: 25 }),
      (starts, drops) => {
        let cards = starts
          .map((each, index) => card(`c${index}`, { start: each, position: index }))
          .toSorted(compareCards);
        for (const [turn, drop] of drops.entries()) {
          const index = drop % (cards.length + 1);
          const dropped = card(`d${turn}`, { cardOrder: orderAt(cards, index) });
          cards = [...cards, dropped].toSorted(compareCards);
          expect(cards[index]!.id).toBe(dropped.id);
        }
      },
    ),
  );
});

test("between two cards of the same order a card goes behind both", () => {
  const twins = [card("a", { cardOrder: "a5" }), card("b", { cardOrder: "a5" })];
  const order = orderAt(twins, 1);
  expect(order > "a5").toBe(true);
  expect(orderAt(twins, 0) < "a5").toBe(true);
});

test("an order that is no fractional index does no harm", () => {
  const odd = [card("a", { cardOrder: "!" }), card("b", { cardOrder: "~" })];
  expect(typeof orderAt(odd, 1)).toBe("string");
  expect(cardKey(card("c", { start: "nonsense" }))).toMatch(/^j/);
});

test("the drop index is arithmetic on rows of one height", () => {
  expect(dropIndex(-20, 96, 4)).toBe(0);
  expect(dropIndex(95, 96, 4)).toBe(0);
  expect(dropIndex(96, 96, 4)).toBe(1);
  expect(dropIndex(5_000, 96, 4)).toBe(4);
});
