import { expect, test } from "vitest";
import {
  usualConstraint,
  withDuration,
  withFinish,
  withMode,
  withProgress,
  withStart,
  withStatus,
} from "./date-edits.ts";
import { calendarOf, taskOf } from "./testing/plan-parts.ts";
import { STANDARD_CALENDAR as calendar, workBetween, workingCalendar } from "./working-calendar.ts";

const DAY = 4_800;
const shown = { start: "2026-03-26T08:00", finish: "2026-03-27T17:00" };
const auto = taskOf("auto", { duration: 2 * DAY });
const manual = taskOf("manual", { mode: "manual", ...shown, duration: 2 * DAY });

test("E1 a start or finish that is typed for an automatic task is a constraint, and clearing takes it away", () => {
  expect(withStart(calendar, auto, shown, "2026-03-29")).toEqual({
    constraintType: "SNET",
    constraintDate: "2026-03-30T08:00",
  });
  expect(withFinish(calendar, auto, shown, "2026-03-29")).toEqual({
    constraintType: "FNET",
    constraintDate: "2026-03-27T17:00",
  });
  for (const edit of [withStart, withFinish])
    expect(edit(calendar, auto, shown, null)).toEqual({
      constraintType: "ASAP",
      constraintDate: null,
    });
});

test("E1 a start with a time of day begins then, or with the next working time", () => {
  const startAt = (at: string) => withStart(calendar, auto, shown, at)["constraintDate"];
  expect(startAt("2026-03-27T10:00")).toBe("2026-03-27T10:00");
  expect(startAt("2026-03-27T18:00")).toBe("2026-03-30T08:00");
});

test("E2 a new start of a manual task keeps the duration and moves the finish over the weekend", () => {
  expect(withStart(calendar, manual, shown, "2026-03-27")).toEqual({
    start: "2026-03-27T08:00",
    finish: "2026-03-30T17:00",
    duration: 2 * DAY,
  });
  expect(withStart(calendar, { ...manual, milestone: true }, shown, "2026-03-31")).toEqual({
    start: "2026-03-31T08:00",
    finish: "2026-03-31T08:00",
  });
  expect(withStart(calendar, manual, shown, null)).toEqual({ start: null, finish: null });
});

test("E2 a new finish of a manual task keeps the start and changes the duration; one before the start moves the start to its own day", () => {
  expect(withFinish(calendar, manual, shown, "2026-03-31")).toEqual({
    start: manual.start,
    finish: "2026-03-31T17:00",
    duration: 4 * DAY,
  });
  expect(withFinish(calendar, manual, shown, "2026-03-20")).toEqual({
    start: "2026-03-20T08:00",
    finish: "2026-03-20T17:00",
    duration: DAY,
  });
});

test("E3 what has begun, and what is done, takes typed dates as what happened", () => {
  const begun = { ...auto, actualStart: "2026-03-25T10:00", progress: 20 };
  expect(withStart(calendar, begun, shown, "2026-03-24")).toEqual({
    actualStart: "2026-03-24T08:00",
  });
  expect(withFinish(calendar, begun, shown, "2026-03-26")).toEqual({
    duration: workBetween(calendar, "2026-03-25T10:00", "2026-03-26T17:00"),
    remainingDuration: null,
  });
  const done = { ...begun, actualFinish: "2026-03-27T17:00", progress: 100 };
  expect(withFinish(calendar, done, shown, "2026-03-26")).toEqual({
    actualFinish: "2026-03-26T17:00",
  });
  expect(withFinish(calendar, done, shown, null)).toEqual({ actualFinish: null });
});

test("E7 a new task of a project that is made from its finish stands as late as possible", () => {
  expect(usualConstraint("finish")).toEqual({ constraintType: "ALAP" });
  expect(usualConstraint("start")).toEqual({});
});

test("E4 a duration moves the finish of a manual task; none makes a milestone", () => {
  expect(withDuration(calendar, manual, 4 * DAY, "d")).toMatchObject({
    finish: "2026-03-31T17:00",
    milestone: false,
  });
  expect(withDuration(calendar, manual, 0, "d")).toMatchObject({
    milestone: true,
    finish: manual.start,
  });
  expect(withDuration(calendar, auto, 3 * DAY, "w")).toEqual({
    duration: 3 * DAY,
    durationUnit: "w",
    milestone: false,
    remainingDuration: null,
  });
});

test("E5 manual mode keeps the dates that are shown, automatic mode lets go of them", () => {
  expect(withMode("manual", shown)).toEqual({ mode: "manual", ...shown });
  expect(withMode("auto", shown)).toEqual({ mode: "auto", start: null, finish: null });
});

test("E6 progress takes the dates of the moment as what happened, and gives them back", () => {
  expect(withProgress(auto, shown, 30)).toEqual({
    progress: 30,
    status: "in-progress",
    remainingDuration: null,
    actualStart: shown.start,
    actualFinish: null,
  });
  expect(withStatus(auto, shown, "done")).toMatchObject({
    progress: 100,
    status: "done",
    actualStart: shown.start,
    actualFinish: shown.finish,
  });
  const done = { ...auto, status: "done", actualStart: "2026-03-20T08:00" } as const;
  expect(withProgress(done, shown, 100)).toMatchObject({ actualStart: "2026-03-20T08:00" });
  expect(withProgress(done, shown, 60)).toMatchObject({ status: "in-progress" });
  expect(withStatus(done, shown, "not-started")).toMatchObject({
    progress: 0,
    actualStart: null,
    actualFinish: null,
  });
  expect(withStatus(done, shown, "blocked")).toEqual({ status: "blocked" });
});

test("holidays of the calendar are no working time", () => {
  const holiday = workingCalendar(
    calendarOf("site", {
      week: ";08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;",
      exceptions: JSON.stringify([
        { from: "2026-04-04", to: "2026-04-06", hours: "", name: "清明节" },
      ]),
    }),
  );
  expect(withStart(holiday, manual, shown, "2026-04-03").finish).toBe("2026-04-07T16:00");
  expect(workBetween(holiday, "2026-04-03T08:00", "2026-04-07T16:00")).toBe(2 * DAY);
});

test("a calendar that cannot be read counts as the standard one", () => {
  const broken = calendarOf("broken", { week: ";;;;;;", exceptions: "no" });
  expect(workingCalendar(broken)).toBe(workingCalendar(undefined));
});
