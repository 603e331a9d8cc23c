import type { Because, BecauseOf, Reason } from "@parley/schedule/schedule.ts";
import { expect, test } from "vitest";
import { driverOf } from "./driver-of.ts";

const why = (reason: Reason): BecauseOf => ({
  reason,
  asked: 0,
  movedByCalendarId: null,
  resourceId: null,
});
const because = (start: Reason, finish: Reason): Because => ({
  start: why(start),
  finish: why(finish),
  lateStart: why({ type: "project-finish" }),
  lateFinish: why({ type: "project-finish" }),
  drivingRelationIds: [],
});
const waits = (taskId: string): Reason => ({
  type: "relation",
  relationId: "r",
  taskId,
  throughSummaryId: null,
});

test("a task is held by what its start waits for, and by what its finish waits for where the start follows from it", () => {
  const { side, id } = driverOf(because(waits("dig"), { type: "duration" }), false);
  expect([side, id]).toEqual(["start", "dig"]);
  const late = driverOf(because({ type: "duration" }, waits("cure")), false);
  expect([late.side, late.id]).toEqual(["finish", "cure"]);
});

test("a summary is held by the task below it that ends last", () => {
  const { side, id } = driverOf(
    because({ type: "children", taskId: "first" }, { type: "children", taskId: "last" }),
    true,
  );
  expect([side, id]).toEqual(["finish", "last"]);
});

test("the chain ends where a date waits for no row", () => {
  expect(driverOf(because({ type: "project-start" }, { type: "duration" }), false).id).toBeNull();
});
