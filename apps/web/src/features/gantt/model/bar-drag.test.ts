import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { changeOfPull, changeOfStep, patchOfChange, typeOfLink } from "./bar-drag.ts";
import { smallPlan, type SmallTask } from "./testing/small-plan.ts";
import { WorkingTime } from "../../../platform/calendar/working-time.ts";

const time = new WorkingTime(STANDARD_CALENDAR);
const calendars = { calendar: STANDARD_CALENDAR, time };
/** Monday 9 to Friday 13 March 2026, unless told otherwise. */
const rowOf = (fields: SmallTask = {}): TaskRow =>
  smallPlan({ task: { duration: 24_000, ...fields } }).byId.get("task") as TaskRow;
const patch = (row: TaskRow, change: Parameters<typeof patchOfChange>[1] | null) =>
  change === null ? null : patchOfChange(row, change, STANDARD_CALENDAR);

test("a bar that is pulled snaps to days of work, and becomes a start that it must not begin before", () => {
  const row = rowOf();
  expect(changeOfPull(row, "body", 1.1, calendars)).toEqual({ type: "start", day: "2026-03-10" });
  expect(changeOfPull(row, "body", 5, calendars)).toEqual({ type: "start", day: "2026-03-16" });
  expect(patch(row, { type: "start", day: "2026-03-10" })).toEqual({
    constraintType: "SNET",
    constraintDate: "2026-03-10T08:00",
  });
});

test("where one sees hours, a bar snaps to hours of work, and its edge to what it then takes", () => {
  const row = rowOf();
  const pull = (part: "body" | "finish", hours: number) =>
    changeOfPull(row, part, hours / 24, calendars, true);
  expect(pull("body", 2.4)).toEqual({ type: "start", day: "2026-03-09T10:00" });
  expect(pull("body", 10)).toEqual({ type: "start", day: "2026-03-10T08:00" });
  expect(pull("body", 0.3)).toBeNull();
  expect(patch(row, { type: "start", day: "2026-03-09T10:00" })).toEqual({
    constraintType: "SNET",
    constraintDate: "2026-03-09T10:00",
  });
  expect(patch(row, pull("finish", -3))).toMatchObject({ duration: 24_000 - 3 * 600 });
  expect(pull("finish", -24 * 10)).toBeNull();
});

test("by key a bar goes to the next hour of work, or to the one before", () => {
  const row = rowOf();
  const step = (what: "start" | "finish", hours: number) =>
    changeOfStep(row, what, hours, calendars, true);
  expect(step("start", 1)).toEqual({ type: "start", day: "2026-03-09T09:00" });
  expect(step("start", -1)).toEqual({ type: "start", day: "2026-03-06T16:00" });
  expect(step("finish", 1)).toEqual({ type: "finish", day: "2026-03-16T09:00" });
  expect(patch(row, step("finish", -1))).toMatchObject({ duration: 24_000 - 600 });
});

test("a pull of less than half a day is none", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.49, max: 0.49, noNaN: true }),
      fc.constantFrom("body" as const, "finish" as const),
      (pulled, part) => {
        expect(changeOfPull(rowOf(), part, pulled, calendars)).toBeNull();
      },
    ),
  );
});

test("wherever one pulls, the day is a day of work, and the finish is never before the start", () => {
  const row = rowOf();
  fc.assert(
    fc.property(
      fc.double({ min: -400, max: 400, noNaN: true }),
      fc.constantFrom("body" as const, "finish" as const),
      (pulled, part) => {
        const change = changeOfPull(row, part, pulled, calendars);
        if (change === null || change.type === "progress") return;
        expect(time.isWorkday(Date.parse(`${change.day}T00:00Z`) / 86_400_000)).toBe(true);
        if (part === "finish") expect(change.day >= "2026-03-09").toBe(true);
      },
    ),
  );
});

test("the right edge becomes a duration", () => {
  const row = rowOf();
  const change = changeOfPull(row, "finish", -2, calendars);
  expect(change).toEqual({ type: "finish", day: "2026-03-11" });
  expect(patch(row, change)).toMatchObject({ duration: 14_400, milestone: false });
  expect(patch(row, { type: "finish", day: "2026-03-13" })).toBeNull();
});

test("elapsed time counts nights and weekends", () => {
  const row = rowOf({ elapsed: true, duration: 14_400 });
  expect(patch(row, { type: "finish", day: "2026-03-14" })).toMatchObject({
    duration: 5 * 14_400 + 9_600,
  });
});

test("progress goes by fives between 0 and 100, and says what follows from it", () => {
  const row = rowOf({ progress: 20 });
  expect(changeOfPull(row, "progress", 0.9, calendars)).toEqual({ type: "progress", progress: 40 });
  expect(changeOfPull(row, "progress", -90, calendars)).toEqual({ type: "progress", progress: 0 });
  expect(patch(row, { type: "progress", progress: 100 })).toMatchObject({
    status: "done",
    actualFinish: "2026-03-13T17:00",
  });
});

test("a key moves by a day of work", () => {
  const row = rowOf();
  expect(changeOfStep(row, "start", -1, calendars)).toEqual({ type: "start", day: "2026-03-06" });
  expect(changeOfStep(row, "finish", 1, calendars)).toEqual({ type: "finish", day: "2026-03-16" });
  expect(changeOfStep(rowOf({ duration: 4_800 }), "finish", -1, calendars)).toBeNull();
});

test("manual and begun tasks are changed as typing in the plan would change them", () => {
  const manual = rowOf({ mode: "manual", start: "2026-03-09T08:00", finish: "2026-03-13T17:00" });
  expect(patch(manual, { type: "start", day: "2026-03-10" })).toMatchObject({
    start: "2026-03-10T08:00",
    finish: "2026-03-16T17:00",
  });
  const begun = rowOf({ actualStart: "2026-03-09T08:00" });
  expect(patch(begun, { type: "start", day: "2026-03-10" })).toEqual({
    actualStart: "2026-03-10T08:00",
  });
});

test("the ends that are joined say the type", () => {
  expect(typeOfLink({ from: "finish", to: "start" })).toBe("FS");
  expect(typeOfLink({ from: "start", to: "start" })).toBe("SS");
  expect(typeOfLink({ from: "finish", to: "finish" })).toBe("FF");
  expect(typeOfLink({ from: "start", to: "finish" })).toBe("SF");
});
