import { instantOf } from "@parley/schedule/instant.ts";
import { expect, test } from "vitest";
import type { FrozenRow } from "./frozen-plan.ts";
import { progressCurves } from "./progress-curves.ts";

const at = (text: string): number => instantOf(text)!;
const DAY = 14_400;
const row = (
  id: string,
  start: string,
  days: number,
  fields: Partial<FrozenRow> = {},
): FrozenRow => ({
  id,
  parentId: null,
  kind: "task",
  name: id,
  milestone: false,
  start: at(start),
  finish: at(start) + days * DAY,
  work: days * 100,
  progress: 0,
  organisationId: null,
  isSummary: false,
  ...fields,
});
// 2 March 2026 is a Monday.
const MONDAY = "2026-03-02T00:00";

test("the planned curve rises evenly through each task and ends at its whole work", () => {
  const { weeks, planned, plannedTotal } = progressCurves(
    [row("a", MONDAY, 14), row("b", "2026-03-09T00:00", 7)],
    [],
    at(MONDAY),
  );
  expect(weeks.slice(0, 3)).toEqual([at(MONDAY), at("2026-03-09T00:00"), at("2026-03-16T00:00")]);
  expect(planned).toEqual([0, 700, 2_100]);
  expect(plannedTotal).toBe(2_100);
});

test("what is done ends now, the forecast begins there and ends at the whole", () => {
  const now = at("2026-03-09T00:00");
  const curves = progressCurves(null, [row("a", MONDAY, 21, { progress: 50 })], now);
  expect(curves.planned).toBeNull();
  expect(curves.actual).toEqual([0, 1_050, null, null]);
  expect(curves.forecast).toEqual([null, 1_050, 1_575, 2_100]);
  expect([curves.done, curves.total]).toEqual([1_050, 2_100]);
});

test("a finished task is done when it finished; late work is forecast as soon as can be", () => {
  const now = at("2026-03-23T00:00");
  const done = row("done", MONDAY, 7, { progress: 100 });
  const late = row("late", MONDAY, 7);
  const { actual, forecast, weeks } = progressCurves(null, [done, late], now);
  expect(actual.filter((each) => each !== null)).toEqual([0, 700, 700, 700]);
  expect(forecast[weeks.indexOf(now)]).toBe(1_400);
});

test("progress that is reported of a task before its start counts now, and not earlier", () => {
  const now = at("2026-03-09T00:00");
  const { actual, done } = progressCurves(
    null,
    [row("ahead", "2026-03-16T00:00", 7, { progress: 20 }), row("idle", MONDAY, 7)],
    now,
  );
  expect(actual.filter((each) => each !== null)).toEqual([0, 140]);
  expect(done).toBe(140);
});

test("summaries, phases and milestones carry no work; without any, tasks are counted", () => {
  const rows = [
    row("summary", MONDAY, 70, { isSummary: true }),
    row("phase", MONDAY, 70, { kind: "phase" }),
    row("gate", MONDAY, 0, { milestone: true }),
    row("a", MONDAY, 7, { work: 0 }),
    row("b", MONDAY, 7, { work: 0 }),
  ];
  const { unit, plannedTotal } = progressCurves(rows, [], at(MONDAY));
  expect([unit, plannedTotal]).toEqual(["tasks", 2]);
});

test("curves never fall, and a plan of decades has a bounded number of points", () => {
  const rows = Array.from({ length: 40 }, (_, index) =>
    row(`t${index}`, `20${String(10 + index).padStart(2, "0")}-01-01T00:00`, 400, {
      progress: index < 10 ? 100 : (index * 7) % 60,
    }),
  );
  const { weeks, planned, actual, forecast, total } = progressCurves(
    rows,
    rows,
    at("2026-03-02T00:00"),
  );
  expect(weeks.length).toBeLessThanOrEqual(402);
  for (const curve of [planned!, actual, forecast]) {
    const known = curve.filter((each) => each !== null);
    expect(known.every((each, index) => index === 0 || each >= known[index - 1]! - 1e-6)).toBe(
      true,
    );
  }
  expect(forecast.at(-1)).toBeCloseTo(total);
});
