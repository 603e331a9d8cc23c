import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { expect, test } from "vitest";
import { WorkingTime } from "../../../platform/calendar/working-time.ts";
import { barDrawn, patchOfBar } from "./new-bar.ts";

const time = new WorkingTime(STANDARD_CALENDAR);
const dayOf = (text: string): number => Date.parse(`${text}T00:00Z`) / 86_400_000;

test("a stroke covers the days that it touches, drawn in either direction", () => {
  const [monday, thursday] = [dayOf("2026-03-09"), dayOf("2026-03-12")];
  const drawn = { start: "2026-03-09", finish: "2026-03-11" };
  expect(barDrawn(monday + 0.3, thursday - 0.2, time)).toEqual(drawn);
  expect(barDrawn(thursday - 0.2, monday + 0.3, time)).toEqual(drawn);
});

test("a stroke on days off begins and ends with work", () => {
  const saturday = dayOf("2026-03-14");
  expect(barDrawn(saturday + 0.1, saturday + 0.4, time)).toEqual({
    start: "2026-03-16",
    finish: "2026-03-16",
  });
});

test("the new task starts no earlier than its first day and has the work of its days", () => {
  const patch = patchOfBar({ start: "2026-03-12", finish: "2026-03-16" }, STANDARD_CALENDAR);
  expect(patch).toEqual({
    duration: 3 * 4_800,
    constraintType: "SNET",
    constraintDate: "2026-03-12T08:00",
  });
});
