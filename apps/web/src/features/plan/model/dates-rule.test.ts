import { expect, test } from "vitest";
import { withDuration, withFinish, withStart } from "./dates-rule.ts";
import { STANDARD_CALENDAR as calendar, workBetween, workingCalendar } from "./working-calendar.ts";

const DAY = 4_800;
const task = {
  start: "2026-03-26T08:00",
  finish: "2026-03-27T17:00",
  duration: 2 * DAY,
  milestone: false,
};

test("a new start keeps the duration and moves the finish over the weekend", () => {
  expect(withStart(calendar, task, "2026-03-27")).toEqual({
    start: "2026-03-27T08:00",
    finish: "2026-03-30T17:00",
    duration: 2 * DAY,
  });
});

test("a start on a Sunday begins on Monday", () => {
  expect(withStart(calendar, task, "2026-03-29").start).toBe("2026-03-30T08:00");
});

test("a new duration keeps the start and moves the finish", () => {
  expect(withDuration(calendar, task, 4 * DAY, "d")).toMatchObject({
    finish: "2026-03-31T17:00",
    milestone: false,
  });
});

test("a new finish keeps the start and changes the duration", () => {
  expect(withFinish(calendar, task, "2026-03-31")).toEqual({
    start: task.start,
    finish: "2026-03-31T17:00",
    duration: 4 * DAY,
  });
});

test("a finish before the start moves the start to its own day", () => {
  expect(withFinish(calendar, task, "2026-03-20")).toEqual({
    start: "2026-03-20T08:00",
    finish: "2026-03-20T17:00",
    duration: DAY,
  });
});

test("no duration makes a milestone, and a milestone has one date", () => {
  expect(withDuration(calendar, task, 0, "d")).toMatchObject({
    milestone: true,
    finish: task.start,
  });
  expect(withStart(calendar, { ...task, milestone: true }, "2026-03-31")).toEqual({
    start: "2026-03-31T08:00",
    finish: "2026-03-31T08:00",
  });
});

test("holidays of the project's calendar are no working time", () => {
  const holiday = workingCalendar({
    id: "c" as never,
    name: "Site",
    week: ";08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;",
    exceptions: JSON.stringify([
      { from: "2026-04-04", to: "2026-04-06", hours: "", name: "清明节" },
    ]),
    removed: false,
  });
  expect(withStart(holiday, { ...task, duration: 2 * DAY }, "2026-04-03").finish).toBe(
    "2026-04-07T16:00",
  );
  expect(workBetween(holiday, "2026-04-03T08:00", "2026-04-07T16:00")).toBe(2 * DAY);
});

test("a calendar that cannot be read counts as the standard one", () => {
  const broken = { id: "c" as never, name: "", week: ";;;;;;", exceptions: "no", removed: false };
  expect(workingCalendar(broken)).toBe(workingCalendar(undefined));
});
