import { expect, test } from "vitest";
import { createScheduler } from "./create-scheduler.ts";
import { longestPathOf } from "./longest-path.ts";
import { DEFAULT_CONVENTIONS, type ProjectInput } from "./network.ts";
import { at, DAY, smallPlan, type SmallTask } from "./testing/small-plan.ts";

const PRIMAVERA: Partial<ProjectInput> = {
  conventions: { ...DEFAULT_CONVENTIONS, passes: "primavera" },
};
const pathOf = (tasks: readonly SmallTask[], project = PRIMAVERA) =>
  [...longestPathOf(createScheduler(smallPlan({ tasks, project })))].toSorted();

test("Y4 the longest path is what drives the end, whatever float constraints leave", () => {
  expect(
    pathOf([
      { id: "a", days: 2 },
      { id: "b", days: 5, after: ["a"] },
      { id: "c", days: 3, after: ["a"], deadline: at(0, 17) },
      { id: "d", days: 1, after: ["b", "c"] },
      { id: "loose", days: 1 },
    ]),
  ).toEqual(["a", "b", "d"]);
});

test("Y4 a constraint or a wait for a date ends the longest path", () => {
  expect(
    pathOf([
      { id: "a", days: 2 },
      { id: "b", days: 5, after: ["a"], constraint: "SNET", constraintDate: at(9, 8) },
      { id: "c", days: 1, after: ["b"] },
    ]),
  ).toEqual(["b", "c"]);
});

test("Y4 every task with the latest finish is on it, with each type of relation and its lag", () => {
  expect(
    pathOf([
      { id: "a", days: 2 },
      { id: "b", days: 4, after: [["a", "SS", DAY]] },
      { id: "c", days: 1, after: [["b", "FF", DAY]] },
      { id: "d", days: 6 },
      { id: "e", days: 5 },
    ]),
  ).toEqual(["a", "b", "c", "d"]);
});

test("Y4 it goes back through work under way to what that waits for, and what is done is not on it", () => {
  const done = { actualStart: at(-7, 8), actualFinish: at(-3, 17), percentComplete: 100 };
  expect(
    pathOf(
      [
        { id: "done", days: 5, ...done },
        { id: "a", days: 3, after: ["done"] },
        { id: "b", days: 4, after: ["a"], actualStart: at(-3, 8), remainingDuration: DAY },
        { id: "c", days: 1, after: ["b"] },
        { id: "d", days: 2, active: false, after: ["c"] },
      ],
      { ...PRIMAVERA, dataDate: at(0, 8) },
    ),
  ).toEqual(["a", "b", "c"]);
});
