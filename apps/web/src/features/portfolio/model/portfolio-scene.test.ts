import type { OutlineItem, PlanOutline } from "@parley/shared/pictures/plan-outline.ts";
import type { OrganisationId, ProjectId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import {
  filterPortfolio,
  listedItems,
  NO_PORTFOLIO_FILTER,
  pathOfItem,
  portfolioScene,
  type PortfolioLane,
  type PortfolioWords,
} from "./portfolio-scene.ts";

const DAY = 14_400;
const item = (id: string, fields: Partial<OutlineItem> = {}): OutlineItem => ({
  id,
  kind: "milestone",
  name: id,
  organisation: 0,
  start: 20_000 * DAY,
  finish: 20_000 * DAY,
  due: null,
  state: "on-course",
  progress: 0,
  isCritical: false,
  ...fields,
});
const lane = (
  id: string,
  items: readonly OutlineItem[],
  counts: Partial<PlanOutline["counts"]> = {},
): PortfolioLane => ({
  project: {
    id: id as ProjectId,
    name: `Project ${id}`,
    host: { id: "host" as OrganisationId, name: "Host", code: "HO", colour: 13 },
  },
  outline: {
    today: "2024-10-04",
    organisations: [{ id: "ours" as OrganisationId, name: "Ours", code: "OU", colour: 2 }],
    span: { start: 19_900 * DAY, finish: 20_100 * DAY },
    counts: { late: 0, atRisk: 0, onCourse: 0, ...counts },
    items,
    left: 0,
  },
});
const words: PortfolioWords = {
  unnamed: "unnamed",
  whole: "whole",
  day: (instant) => `day ${instant / DAY}`,
  percent: (share) => `${share * 100} %`,
  due: (day) => `due ${day}`,
  state: (state) => state,
  note: ({ outline }) => `${outline?.counts.late ?? "?"} late`,
};

test("every project has its lane in the colour of its host, toned by the worst that it holds", () => {
  const lanes = [
    lane("a", []),
    lane("b", [], { atRisk: 1 }),
    lane("c", [], { late: 1, atRisk: 1 }),
  ];
  const scene = portfolioScene(lanes, words, 20_000);
  expect(scene.lanes.map(({ id, colour, noteTone }) => [id, colour, noteTone])).toEqual([
    ["a", 1, ""],
    ["b", 1, "at-risk"],
    ["c", 1, "late"],
  ]);
});

test("items of two projects never share an id, and stand in milliseconds", () => {
  const { items } = portfolioScene([lane("a", [item("x")]), lane("b", [item("x")])], words, 20_000);
  const milestones = items.filter(({ kind }) => kind === "milestone");
  expect(milestones.map(({ id, laneId }) => [id, laneId])).toEqual([
    ["a/x", "a"],
    ["b/x", "b"],
  ]);
  expect(milestones[0]!.finish).toBe(20_000 * 86_400_000);
});

test("a project without phases shows its whole span, one with phases shows those", () => {
  const kinds = (items: readonly OutlineItem[]) =>
    portfolioScene([lane("a", items)], words, 20_000).items.map(({ kind, text }) => [kind, text]);
  expect(kinds([])).toEqual([["summary", "whole"]]);
  expect(kinds([item("ground", { kind: "phase", state: null })])).toEqual([["summary", "ground"]]);
});

test("a hand-off at risk without a date stands in the list alone", () => {
  const risky = { kind: "promise", state: "at-risk" } as const;
  const one = lane("a", [
    item("undated", risky),
    item("dated", { ...risky, due: 20_001 * DAY }),
    item("broken", { ...risky, state: "late" }),
  ]);
  const drawn = portfolioScene([one], words, 20_000).items.filter(({ kind }) => kind === "bar");
  expect(drawn.map(({ text }) => text)).toEqual(["dated", "broken"]);
  const { troubled } = listedItems(one.outline!);
  expect(troubled.map(({ id }) => id)).toEqual(["broken", "undated", "dated"]);
});

test("the list leaves out phases, what is kept, and milestones of the frame that are past", () => {
  const past = 19_900 * DAY;
  const { next } = listedItems(
    lane("a", [
      item("phase", { kind: "phase", state: null }),
      item("kept", { state: "kept" }),
      item("gone", { state: null, finish: past }),
      item("frame", { state: null }),
      item("ours"),
    ]).outline!,
  );
  expect(next.map(({ id }) => id)).toEqual(["frame", "ours"]);
});

test("an item leads to its row in its own project's Gantt, a group of items nowhere", () => {
  const lanes = [lane("a", [item("x y")]), lane("b", [])];
  expect(pathOfItem(lanes, "a/x y")).toBe("/projects/a/gantt?row=x%20y");
  expect(pathOfItem(lanes, "b/span")).toBe("/projects/b/gantt");
  expect(pathOfItem(lanes, "b/x y")).toBeNull();
  expect(pathOfItem(lanes, "cluster:a:3")).toBeNull();
});

test("the filter finds by name of project and host, and leaves what is late or at risk", () => {
  const ids = (lanes: readonly PortfolioLane[]) => lanes.map(({ project }) => project.id);
  const coming: PortfolioLane = { ...lane("c", []), outline: undefined };
  const all = [
    lane("a", [item("fine"), item("bad", { state: "late" })], { late: 1 }),
    lane("b", [item("fine")]),
    coming,
    { ...lane("d", []), outline: null },
  ];
  expect(ids(filterPortfolio(all, { ...NO_PORTFOLIO_FILTER, text: "project B" }))).toEqual(["b"]);
  expect(ids(filterPortfolio(all, { ...NO_PORTFOLIO_FILTER, text: " host " }))).toHaveLength(4);
  const troubled = filterPortfolio(all, { text: "", onlyTroubled: true });
  expect(ids(troubled)).toEqual(["a", "c"]);
  expect(troubled[0]!.outline!.items.map(({ id }) => id)).toEqual(["bad"]);
});
