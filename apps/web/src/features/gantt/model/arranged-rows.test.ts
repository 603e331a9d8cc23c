import { expect, test } from "vitest";
import { arrangedRows, groupIdOf, isGroupHead, type ArrangeOptions } from "./arranged-rows.ts";
import { arrangementOf, AS_PLANNED, isArranged, matchesFilter, NO_FILTER } from "./arrangement.ts";
import { nameOf, type GanttRow } from "./gantt-rows.ts";
import { smallPlan } from "./testing/small-plan.ts";

const plan = smallPlan({
  shell: {},
  walls: { parent: "shell", duration: 9_600, progress: 50 },
  roof: { parent: "shell", org: "theirs", duration: 4_800, progress: 100 },
  tests: {},
  leaks: { parent: "tests", org: "theirs", duration: 14_400 },
});

const options = (given: Partial<ArrangeOptions>): ArrangeOptions => ({
  sort: null,
  sortValue: (row, { column }) =>
    column === "name" ? nameOf(row) : row.kind === "task" ? row.task.duration : null,
  groupOf: null,
  groupOrder: [],
  matches: null,
  collapsed: new Set(),
  compareText: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  before: [],
  ...given,
});
const ids = (given: Partial<ArrangeOptions>): string =>
  arrangedRows(plan, options(given))
    .map(({ id, place }) => "·".repeat(place?.depth ?? plan.byId.get(id)?.depth ?? 0) + id)
    .join(" ");
const byOwner: ArrangeOptions["groupOf"] = (row) => {
  const key = row.kind === "task" ? row.organisationId : "-";
  return { key, name: key };
};

test("sorting orders siblings, so that everything stays below what it belongs to", () => {
  expect(ids({ sort: { column: "name", isDown: false } })).toBe("shell ·roof ·walls tests ·leaks");
  expect(ids({ sort: { column: "name", isDown: true } })).toBe("tests ·leaks shell ·walls ·roof");
});

test("what has no value comes last in both directions", () => {
  const sortValue: ArrangeOptions["sortValue"] = (row) => (row.id === "walls" ? null : 1);
  for (const isDown of [false, true])
    expect(ids({ sort: { column: "slip", isDown }, sortValue })).toContain("·roof ·walls");
});

test("a filter keeps what holds its hits, and opens it", () => {
  const matches: ArrangeOptions["matches"] = (row) => row.id === "leaks";
  expect(ids({ matches, collapsed: new Set(["tests"]) })).toBe("tests ·leaks");
});

test("groups hold tasks without what sums them up, in the order that is asked for", () => {
  const groupOrder = ["theirs", "ours"];
  expect(ids({ groupOf: byOwner, groupOrder })).toBe("group-theirs ·roof ·leaks group-ours ·walls");
  expect(ids({ groupOf: byOwner, collapsed: new Set([groupIdOf("theirs")]) })).toBe(
    "group-ours ·walls group-theirs",
  );
});

test("the heading of a group sums up its span, its progress by length, and how many", () => {
  const head = arrangedRows(plan, options({ groupOf: byOwner })).find(
    ({ id }) => id === "group-theirs",
  )!;
  expect(isGroupHead(head)).toBe(true);
  expect(head.group).toEqual({ count: 2 });
  expect(head.row.progress).toBe(25);
  expect(head.row.start).toBe(plan.byId.get("roof")!.start);
  expect(head.row.finish).toBe(plan.byId.get("leaks")!.finish);
});

test("rows and headings that stay as they are keep their identity, and those that change do not", () => {
  const given = { groupOf: byOwner, sort: { column: "name", isDown: false } } as const;
  const first = arrangedRows(plan, options(given));
  const again = arrangedRows(plan, options({ ...given, before: first }));
  expect(again.every((row, at) => row === first[at])).toBe(true);
  const folded = new Set(["group-ours"]);
  const other = arrangedRows(plan, options({ ...given, before: first, collapsed: folded }));
  const of = (rows: readonly GanttRow[], id: string) => rows.find((row) => row.id === id);
  expect(of(other, "group-ours")).not.toBe(of(first, "group-ours"));
  expect(of(other, "roof")).toBe(of(first, "roof"));
  // The same task in the tree stands on another level.
  expect(of(arrangedRows(plan, options({ before: first })), "roof")).not.toBe(of(first, "roof"));
});

test("a filter asks for all of its conditions, and phases match by name alone", () => {
  const facts = { userId: "u1", today: "2026-03-09" };
  const row = plan.byId.get("roof")!;
  const match = (change: Partial<typeof NO_FILTER>): boolean =>
    matchesFilter(row, { ...NO_FILTER, ...change }, facts);
  expect(match({})).toBe(true);
  expect(match({ text: "ROO" })).toBe(true);
  expect(match({ text: "wall" })).toBe(false);
  expect(match({ organisationIds: ["ours"] })).toBe(false);
  expect(match({ organisationIds: ["theirs"], text: "roof" })).toBe(true);
  expect(match({ isMine: true })).toBe(false);
  expect(match({ isLate: true })).toBe(false);
  expect(match({ isAtRisk: true })).toBe(false);
});

test("late and at risk are asked for beside each other: whoever asks for both sees both", () => {
  const plan = smallPlan({
    late: { duration: 4_800, deadline: "2026-03-08T17:00" },
    scarce: { duration: 4_800, deadline: "2026-03-10T17:00" },
    easy: { duration: 4_800, deadline: "2026-04-10T17:00" },
  });
  const shown = (change: Partial<typeof NO_FILTER>): readonly string[] =>
    plan.rows
      .filter((row) =>
        matchesFilter(row, { ...NO_FILTER, ...change }, { userId: "u1", today: "2026-03-09" }),
      )
      .map(({ id }) => id);
  expect(shown({ isLate: true })).toEqual(["late"]);
  expect(shown({ isAtRisk: true })).toEqual(["scarce"]);
  expect(shown({ isLate: true, isAtRisk: true })).toEqual(["late", "scarce"]);
});

test("what another version stored of an arrangement counts as not said", () => {
  for (const odd of [null, 3, "sorted", [], { sort: 7 }, { sort: { column: "mood" } }])
    expect(arrangementOf(odd)).toEqual(AS_PLANNED);
  expect(
    arrangementOf({ groupBy: "weather", filter: { text: 3, organisationIds: "all" } }),
  ).toEqual(AS_PLANNED);
  const good = arrangementOf({ sort: { column: "x:f1", isDown: true }, groupBy: "phase" });
  expect(good.sort).toEqual({ column: "x:f1", isDown: true });
  expect(isArranged(good)).toBe(true);
  expect(isArranged(AS_PLANNED)).toBe(false);
});
