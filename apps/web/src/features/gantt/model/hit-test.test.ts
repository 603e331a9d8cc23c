import { expect, test } from "vitest";
import { ChartModel } from "./chart-model.ts";
import { BAR_TASK, ganttRows } from "./gantt-rows.ts";
import { extentOf, hitTest, LINK_OFFSET } from "./hit-test.ts";
import { smallPlan } from "./testing/small-plan.ts";
import { ROW_HEIGHT, TENTHS_PER_DAY, type Viewport } from "./viewport.ts";

const plan = smallPlan({
  mine: { duration: 24_000, progress: 40 },
  theirs: { duration: 24_000, org: "theirs" },
  point: { milestone: true, duration: 0 },
});
const model = new ChartModel();
model.update(ganttRows(plan, new Set(), []), plan, {
  today: "2026-03-09",
  colourOf: () => 1,
  isMine: (row) => row.kind === "task" && row.organisationId === "ours",
});
const viewport: Viewport = {
  day: Math.floor(model.start[0]! / TENTHS_PER_DAY) - 2,
  pxPerDay: 40,
  top: 0,
};
const bar = extentOf(model.kind[0]!, model.start[0]!, model.finish[0]!, viewport);
const middle = (row: number): number => row * ROW_HEIGHT + ROW_HEIGHT / 2;
const hit = (x: number, y: number, handlesAt = -1, slack = 0) =>
  hitTest(model, viewport, x, y, { handlesAt, slack });

test("a bar is its body, its right edge and its progress", () => {
  expect(hit(bar.left + 20, middle(0))).toEqual({ type: "bar", index: 0, part: "body" });
  expect(hit(bar.right - 2, middle(0))).toEqual({ type: "bar", index: 0, part: "finish" });
  const progress = bar.left + (bar.right - bar.left) * 0.4;
  expect(hit(progress, middle(0) + 3, 0)).toEqual({ type: "bar", index: 0, part: "progress" });
  expect(hit(progress, middle(0) + 3)).toEqual({ type: "bar", index: 0, part: "body" });
});

test("what is not mine is only a body", () => {
  expect(hit(bar.right - 2, middle(1))).toEqual({ type: "bar", index: 1, part: "body" });
});

test("handles for relations answer only on the row that shows them", () => {
  const x = bar.right + LINK_OFFSET;
  expect(hit(x, middle(0), 0)).toEqual({ type: "bar", index: 0, part: "link-finish" });
  expect(hit(bar.left - LINK_OFFSET, middle(0), 0)).toMatchObject({ part: "link-start" });
  expect(hit(x, middle(0), 1)).toEqual({ type: "row", index: 0 });
});

test("beside a bar is its row, and below the last row is nothing", () => {
  expect(hit(bar.left - 60, middle(0))).toEqual({ type: "row", index: 0 });
  expect(hit(bar.left + 20, 1)).toEqual({ type: "row", index: 0 });
  expect(hit(10, 3 * ROW_HEIGHT + 1)).toEqual({ type: "empty" });
  expect(hit(10, -1)).toEqual({ type: "empty" });
});

test("a finger finds what a mouse would miss by a few pixels", () => {
  expect(hit(bar.left - 6, middle(0))).toEqual({ type: "row", index: 0 });
  expect(hit(bar.left - 6, middle(0), -1, 8)).toMatchObject({ type: "bar", part: "body" });
});

test("the middle of a short bar moves it, also under a finger", () => {
  const narrow = { ...viewport, pxPerDay: viewport.pxPerDay / 8 };
  const { left, right } = extentOf(BAR_TASK, model.start[0]!, model.finish[0]!, narrow);
  const touch = { handlesAt: -1, slack: 8 };
  const at = (x: number) => hitTest(model, narrow, x, middle(0), touch);
  expect(at((left + right) / 2)).toMatchObject({ index: 0, part: "body" });
  expect(at(right + 4)).toMatchObject({ index: 0, part: "finish" });
});

test("a milestone lies about its moment", () => {
  const point = extentOf(model.kind[2]!, model.start[2]!, model.finish[2]!, viewport);
  expect(point.right - point.left).toBe(14);
  expect(hit((point.left + point.right) / 2, middle(2))).toMatchObject({ index: 2, part: "body" });
});
