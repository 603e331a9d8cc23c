import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { instantOf } from "@parley/schedule/instant.ts";
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { findPartBounds } from "@parley/schedule/parts/find-part-bounds.ts";
import { withBounds } from "@parley/schedule/parts/part-bounds.ts";
import { expect, test } from "vitest";
import { assemblePlan } from "../documents/assemble-plan.ts";
import type { PlanSource } from "../documents/plan-row.ts";
import type { YdocId } from "../primitives/ids.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import { peopleNetwork } from "./people-network.ts";
import { PlanScheduler } from "./plan-scheduler.ts";
import { calendarOf, frameOf, laneOf, relationOf, taskOf } from "./testing/plan-parts.ts";
import { assignmentOf, resourceOf, staffed } from "./testing/resource-parts.ts";

/** Works on Saturday and Sunday alone, and around the clock. */
const weekend = calendarOf("weekend", {
  week: "08:00-12:00,13:00-17:00;;;;;;08:00-12:00,13:00-17:00",
});
const always = calendarOf("always", { week: Array(7).fill("00:00-24:00").join(";") });
// A Monday.
const frame = frameOf({ projectStart: "2026-03-02T08:00" }, [weekend, always]);
const crew = resourceOf("crew", { calendarId: "weekend" as never });
const plant = resourceOf("plant", { calendarId: "always" as never });
const tasks = [taskOf("a", { duration: 4_800 }), taskOf("b", { duration: 9_600 })];
const relations = [relationOf("ab", "a", "b")];
const planOf = (...lanes: PlanSource[]) => assemblePlan({ phases: [], lanes });
const dated = (lane: PlanSource) =>
  new Map(
    new PlanScheduler(createScheduler)
      .date(planOf(lane), frame, null)
      .rows.map(({ id, start, finish }) => [id as string, `${start} ${finish}`]),
  );

test("W9 a task is worked on when those who are assigned to it work", () => {
  const lane = laneOf(tasks, relations);
  expect(dated(lane).get("a")).toBe("2026-03-02T08:00 2026-03-02T17:00");
  const with_ = (fields: object, units = 1) =>
    dated(
      staffed(
        laneOf([taskOf("a", { duration: 4_800, ...fields }), tasks[1]!], relations),
        [crew],
        [assignmentOf("1", "a", "crew", { units })],
      ),
    );
  expect(with_({}).get("a")).toBe("2026-03-07T08:00 2026-03-07T17:00");
  expect(with_({}).get("b")).toBe("2026-03-09T08:00 2026-03-10T17:00");
  expect(with_({ ignoresResourceCalendars: true }).get("a")).toBe(
    "2026-03-02T08:00 2026-03-02T17:00",
  );
  expect(with_({}, 0).get("a")).toBe("2026-03-02T08:00 2026-03-02T17:00");
});

test("W9 dates follow when somebody is assigned, gets another calendar and is taken off", () => {
  const scheduler = new PlanScheduler(createScheduler);
  const lane = laneOf(tasks, relations);
  const states = [
    lane,
    staffed(lane, [crew], [assignmentOf("1", "a", "crew")]),
    staffed(lane, [plant], [assignmentOf("1", "a", "plant")]),
    staffed(lane, [{ ...crew, removed: true }], [assignmentOf("1", "a", "crew")]),
  ];
  for (const state of states) {
    const plan = planOf(state);
    const kept = scheduler.date(plan, frame, null).rows.map(({ start, finish }) => [start, finish]);
    const anew = new PlanScheduler(createScheduler).date(plan, frame, null);
    expect(kept).toEqual(anew.rows.map(({ start, finish }) => [start, finish]));
  }
});

test("W8 resources count in place of a name, by their units", () => {
  const lane = staffed(
    laneOf([
      taskOf("a", { duration: 4_800, assigneeName: "Ann" }),
      taskOf("b", { assigneeName: "Ann", duration: 10 }),
    ]),
    [crew],
    [assignmentOf("1", "a", "crew", { units: 0.5 })],
  );
  const { network, people } = peopleNetwork(planOf(lane), frame, null, () => null);
  expect([...people.values()].map(({ name }) => name)).toEqual(["crew", "Ann"]);
  expect(network.assignments.map(({ taskId, units }) => [taskId, units])).toEqual([
    ["a", 0.5],
    ["b", 1],
  ]);
});

test("D6 a private task with a private resource moves an open one for those who see neither", () => {
  const open = staffed(laneOf(tasks, relations), [plant], [assignmentOf("1", "b", "plant")]);
  const own = {
    ...staffed(
      laneOf([taskOf("c", { duration: 4_800 })], [relationOf("ca", "c", "a")]),
      [crew],
      [assignmentOf("2", "c", "crew"), assignmentOf("3", "a", "crew")],
    ),
    ydocId: "own" as YdocId,
    audience: "private" as const,
  };
  // A relation lies with its successor, which the open lane holds.
  const lane = { ...open, relations: new Map([...open.relations, ...own.relations]) };
  const whole = networkOfPlan(planOf(lane, own), frame);
  const part = networkOfPlan(planOf(lane), frame);
  const schedule = computeSchedule(whole);
  // The crew works at the weekend; that it was assigned to an open task as well counts for nobody.
  expect(schedule.byId.get("a")!.start).toBe(instantOf("2026-03-09T08:00"));
  const bounds = findPartBounds({ network: whole, schedule }, part, createScheduler);
  expect(JSON.stringify({ bounds, part })).not.toContain("crew");
  const seen = computeSchedule(withBounds(part, bounds));
  for (const { id } of tasks) expect(seen.byId.get(id)).toEqual(schedule.byId.get(id));
});
