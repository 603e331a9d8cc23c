import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { expect, test } from "vitest";
import { assemblePlan } from "../documents/assemble-plan.ts";
import type { EntityId, OrganisationId, UserId } from "../primitives/ids.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import { peopleNetwork } from "./people-network.ts";
import { calendarOf, frameOf, laneOf, relationOf, taskOf } from "./testing/plan-parts.ts";

const lena = "lena" as UserId;
const planOf = (...parts: Parameters<typeof laneOf>) =>
  assemblePlan({ phases: [], lanes: [laneOf(...parts)] });

test("W8 a task is worked on by whom it names: a person, or one name whatever its case", () => {
  const plan = planOf([
    taskOf("a", { assigneeId: lena }),
    taskOf("b", { assigneeName: " Crane crew " }),
    taskOf("c", { assigneeName: "crane CREW" }),
    taskOf("d"),
    taskOf("over", { status: "done", assigneeId: lena }),
    taskOf("nobody", { status: "not-needed", assigneeId: lena }),
    taskOf("point", { milestone: true, assigneeId: lena }),
  ]);
  const organisationId = "ours" as OrganisationId;
  const theirs = "theirs" as OrganisationId;
  const { network, people, unassigned } = peopleNetwork(plan, frameOf(), null, (id) =>
    id === lena ? theirs : null,
  );
  expect(network.assignments.map(({ taskId, resourceId }) => [taskId, resourceId])).toEqual([
    ["a", "user lena"],
    ["b", `name ${organisationId} crane crew`],
    ["c", `name ${organisationId} crane crew`],
    ["over", "user lena"],
  ]);
  expect([...people.values()].map((each) => [each.organisationId, each.name])).toEqual([
    [theirs, null],
    [organisationId, "Crane crew"],
  ]);
  expect([...unassigned]).toEqual([[organisationId, 1]]);
});

test("W8 people move no date, whatever calendars tasks and project have", () => {
  const daily = (hours: string) => `;${Array(5).fill(hours).join(";")};`;
  const frame = frameOf({ defaultCalendarId: "short" as EntityId }, [
    calendarOf("short", { week: daily("09:00-12:00") }),
    calendarOf("night", { week: daily("20:00-24:00") }),
  ]);
  const plan = planOf(
    [
      taskOf("a", { assigneeId: lena, duration: 9_600 }),
      taskOf("b", { assigneeId: lena, duration: 7_200, calendarId: "night" as EntityId }),
      taskOf("c", { assigneeName: "crew", duration: 4_800, elapsed: true }),
    ],
    [relationOf("ab", "a", "b"), relationOf("bc", "b", "c")],
  );
  const { network } = peopleNetwork(plan, frame, null, () => null);
  expect([...computeSchedule(network).byId.values()]).toEqual([
    ...computeSchedule(networkOfPlan(plan, frame)).byId.values(),
  ]);
});
