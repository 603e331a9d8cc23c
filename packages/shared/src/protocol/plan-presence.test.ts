import { expect, test } from "vitest";
import { planPresenceOf, PULLED_MOST, type PlanPresence } from "./plan-presence.ts";

const idOf = (letter: string): string => letter.repeat(14);
const FULL: PlanPresence = {
  tab: idOf("t"),
  follows: idOf("f"),
  look: {
    day: 20_500.25,
    days: 90,
    offset: 12,
    table: {
      columns: ["wbs", "name", "x:f1"],
      sort: { column: "finish", isDown: true },
      groupBy: "organisation",
      organisationIds: ["01a207a1-1234-7ec1-ac07-ae68c5645223"],
      only: ["isLate"],
    },
  },
  top: idOf("a"),
  folded: [idOf("a")],
  unfolded: [idOf("b")],
  selected: [idOf("a"), idOf("b")],
  pointer: { id: idOf("b"), day: 20_510, share: 0.5 },
  pulled: [
    { id: idOf("a"), change: { type: "start", day: "2026-03-09" } },
    { id: idOf("b"), change: { type: "progress", progress: 40 } },
  ],
};
const all = (): boolean => true;

test("what is well formed passes as it is, whatever else came with it does not", () => {
  expect(planPresenceOf({ ...FULL, secret: "kept out" }, all)).toEqual(FULL);
});

test("what the ydoc does not hold is left out, with the place and the change that belong to it", () => {
  expect(planPresenceOf(FULL, (id) => id === idOf("b"))).toEqual({
    ...FULL,
    top: null,
    folded: [],
    selected: [idOf("b")],
    pulled: [FULL.pulled[1]],
  });
  const none = planPresenceOf(FULL, () => false)!;
  expect(none).toMatchObject({ top: null, pointer: null, selected: [], pulled: [] });
  expect(JSON.stringify(none)).not.toMatch(/a{14}|b{14}/);
});

test("nonsense is no presence, and nonsense within it is nothing", () => {
  for (const value of [null, 7, "x", [], {}, { tab: "../x" }])
    expect(planPresenceOf(value, all)).toBeNull();
  const bent = {
    ...FULL,
    follows: 7,
    look: { day: Number.NaN, days: 0, offset: -1 },
    top: { id: "x" },
    folded: "all",
    selected: [idOf("a"), "<script>", null],
    pointer: { id: idOf("b"), day: 1e9, share: 2 },
    pulled: [
      { id: idOf("a"), change: { type: "start", day: "tomorrow" } },
      { id: idOf("a"), change: { type: "start", day: "9999-12-31" } },
      { id: idOf("a"), change: { type: "finish", day: "2026-13-01T25:00" } },
      { id: idOf("a"), change: { type: "progress", progress: 400 } },
      { id: idOf("a"), change: { type: "burn" } },
      null,
    ],
  };
  expect(planPresenceOf(bent, all)).toEqual({
    ...FULL,
    follows: null,
    look: null,
    top: null,
    folded: [],
    selected: [idOf("a")],
    pointer: null,
    pulled: [],
  });
});

test("of how a table is arranged only words pass that could mean something", () => {
  const look = (table: unknown) =>
    planPresenceOf({ ...FULL, look: { ...FULL.look, table } }, all)?.look;
  expect(look("x")?.table).toBeNull();
  const nothing = { columns: [], sort: null, groupBy: "none", organisationIds: [], only: [] };
  const bent = {
    columns: "all",
    sort: { column: "<b>" },
    groupBy: 3,
    organisationIds: ["../.."],
    only: [{}],
    text: "what somebody typed",
  };
  expect(look(bent)?.table).toEqual(nothing);
  const many = { columns: Array.from({ length: 500 }, () => "wbs") };
  expect(look(many)?.table?.columns).toHaveLength(40);
});

test("there is a bound to everything", () => {
  const many = Array.from({ length: 500 }, () => idOf("a"));
  const bounded = planPresenceOf(
    {
      ...FULL,
      folded: many,
      unfolded: many,
      selected: many,
      pulled: many.map((id) => ({ id, change: { type: "finish", day: "2026-03-09T08:00" } })),
    },
    all,
  )!;
  expect(bounded.pulled).toHaveLength(PULLED_MOST);
  expect(JSON.stringify(bounded).length).toBeLessThan(4_096);
});
