import { expect, test } from "vitest";
import { brokenDatesOf } from "./broken-dates.ts";
import { computeSchedule } from "./compute-schedule.ts";
import { DEFAULT_CONVENTIONS } from "./network.ts";
import { anyNetwork } from "./testing/any-network.ts";
import { seededRng } from "./testing/seeded-rng.ts";
import { at, DAY, HOUR, smallPlan, type SmallTask } from "./testing/small-plan.ts";

function told(tasks: readonly SmallTask[], project = {}) {
  const network = smallPlan({ tasks, project });
  return brokenDatesOf(network, computeSchedule(network));
}

test("Y1 a relation is broken where manual mode, progress or a constraint gives another date than it asks for", () => {
  expect(
    told([
      { id: "a", days: 3 },
      { id: "manual", mode: "manual", start: at(1, 8), finish: at(1, 17), after: ["a"] },
      { id: "begun", actualStart: at(1, 8), after: ["a"] },
      { id: "must", constraint: "MSO", constraintDate: at(0, 8), after: ["a"] },
      { id: "lag", constraint: "MFO", constraintDate: at(3, 17), after: [["a", "FF", 2 * DAY]] },
      { id: "met", after: [["a", "FS", HOUR]] },
      { id: "later", mode: "manual", start: at(3, 8), finish: at(3, 17), after: ["a"] },
    ]),
  ).toEqual(
    ["a>begun", "a>lag", "a>manual", "a>must"].map((relationId) => ({
      type: "broken-relation",
      relationId,
    })),
  );
});

test("Y1 what is done, inactive, or left out of a circle breaks nothing", () => {
  expect(
    told([
      { id: "a", days: 3 },
      { id: "done", actualStart: at(0, 8), actualFinish: at(0, 17), after: ["a"] },
      {
        id: "off",
        active: false,
        mode: "manual",
        start: at(0, 8),
        finish: at(0, 17),
        after: ["a"],
      },
      { id: "b", after: ["c"] },
      { id: "c", after: ["b"] },
    ]),
  ).toEqual([]);
});

test("Y2 a constraint is broken where the dates are on its other side", () => {
  const conventions = { ...DEFAULT_CONVENTIONS, constraintsHold: false };
  expect(
    told(
      [
        { id: "a", days: 3 },
        { id: "fnlt", constraint: "FNLT", constraintDate: at(1, 17), after: ["a"] },
        { id: "held", constraint: "FNLT", constraintDate: at(3, 17), after: ["a"] },
        { id: "mso", constraint: "MSO", constraintDate: at(1, 8), after: ["a"] },
        { id: "s", constraint: "SNLT", constraintDate: at(0, 8) },
        { id: "snet", parentId: "s", constraint: "SNET", constraintDate: at(1, 8) },
        {
          id: "moved",
          mode: "manual",
          start: at(0, 8),
          finish: at(0, 17),
          constraint: "FNET",
          constraintDate: at(2, 17),
        },
      ],
      { conventions },
    ),
  ).toEqual(["fnlt", "moved", "mso"].map((taskId) => ({ type: "constraint-broken", taskId })));
});

test("Y3 a missed deadline is told by the working time that it is missed by", () => {
  expect(
    told([
      { id: "a", days: 7, deadline: at(4, 17) },
      { id: "kept", days: 5, deadline: at(5, 12) },
      { id: "s", deadline: at(0, 12) },
      { id: "child", parentId: "s" },
    ]),
  ).toEqual([
    { type: "deadline-missed", taskId: "a", by: 2 * DAY },
    { type: "deadline-missed", taskId: "s", by: 4 * HOUR },
  ]);
});

test("Y1 an automatic plan without constraints and progress breaks no relation of leaves", () => {
  for (let seed = 0; seed < 80; seed++) {
    const network = anyNetwork(seededRng(seed));
    const free = {
      ...network,
      tasks: network.tasks.map((task) => ({
        ...task,
        mode: "auto" as const,
        constraint: "ASAP" as const,
        actualStart: null,
        actualFinish: null,
        percentComplete: 0,
        bounds: null,
        parentId: null,
      })),
    };
    const broken = brokenDatesOf(free, computeSchedule(free));
    expect(
      broken.filter(({ type }) => type === "broken-relation"),
      `seed ${seed}`,
    ).toEqual([]);
  }
});
