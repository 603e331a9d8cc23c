import { instantOf } from "@parley/schedule/instant.ts";
import { DEFAULT_CONVENTIONS, type TaskInput } from "@parley/schedule/network.ts";
import { expect, test } from "vitest";
import { assemblePlan } from "../documents/assemble-plan.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import { calendarOf, frameOf, laneOf, phaseOf, relationOf, taskOf } from "./testing/plan-parts.ts";

const at = (text: string) => instantOf(text)!;
const networkOf = (
  tasks: Parameters<typeof laneOf>[0],
  relations: Parameters<typeof laneOf>[1] = [],
  phases: ReturnType<typeof phaseOf>[] = [],
  frame = frameOf(),
) => networkOfPlan(assemblePlan({ phases, lanes: [laneOf(tasks, relations)] }), frame);
const inputs = (tasks: Parameters<typeof laneOf>[0]): ReadonlyMap<string, TaskInput> =>
  new Map(networkOf(tasks).tasks.map((task) => [task.id, task]));

test("W1 a manual task is told with its dates, an automatic one without", () => {
  const dates = { start: "2026-03-02T08:00", finish: "2026-03-03T17:00" };
  const told = inputs([
    taskOf("auto", dates),
    taskOf("manual", { ...dates, mode: "manual" }),
    taskOf("other", { splits: "4800:2400,9600:10", levellingDelay: 7, resume: dates.start }),
  ]);
  expect(told.get("auto")).toMatchObject({ mode: "auto", start: null, finish: null });
  expect(told.get("manual")).toMatchObject({
    mode: "manual",
    start: at(dates.start),
    finish: at(dates.finish),
  });
  expect(told.get("other")).toMatchObject({
    splits: [
      { after: 4_800, rest: 2_400 },
      { after: 9_600, rest: 10 },
    ],
    levellingDelay: 7,
    resume: at(dates.start),
  });
});

test("W2 the project begins where the frame says, else at the earliest typed date, else with its first task", () => {
  const created = taskOf("old", { createdAt: Date.UTC(2026, 0, 9, 23) });
  const typed = [
    created,
    taskOf("manual", { mode: "manual", start: "2026-03-05T09:00" }),
    taskOf("held", { constraintType: "SNET", constraintDate: "2026-03-04T08:00" }),
    taskOf("typed once", { start: "2020-01-01T08:00" }),
    taskOf("free", { constraintDate: "2021-01-01T08:00", deadline: "2019-01-01T08:00" }),
  ];
  const start = (tasks: typeof typed, frame = frameOf()) =>
    networkOf(tasks, [], [], frame).project.start;
  expect(start(typed)).toBe(at("2026-03-04T08:00"));
  expect(start([...typed, taskOf("begun", { actualStart: "2026-02-02T10:00" })])).toBe(
    at("2026-02-02T10:00"),
  );
  expect(start([created])).toBe(at("2026-01-09T08:00"));
  expect(start([])).toBeNull();
  expect(start(typed, frameOf({ projectStart: "2026-04-01T08:00" }))).toBe(at("2026-04-01T08:00"));
});

test("W3 durations that nobody gave, work that is done, and work that is not needed", () => {
  const told = inputs([
    taskOf("plain", { progress: 30 }),
    taskOf("stone", { milestone: true }),
    taskOf("done", { status: "done", progress: 40 }),
    taskOf("dropped", { status: "not-needed", duration: 100 }),
  ]);
  expect(told.get("plain")).toMatchObject({ duration: 4_800, percentComplete: 30, active: true });
  expect(told.get("stone")).toMatchObject({ duration: 0, milestone: true });
  expect(told.get("done")).toMatchObject({ percentComplete: 100 });
  expect(told.get("dropped")).toMatchObject({ duration: 100, active: false });
});

test("W4 phases", () => {
  const phases = [
    phaseOf("holds", { start: "2026-01-01T08:00", finish: "2026-01-02T08:00" }),
    phaseOf("stone", { milestone: true, start: "2026-05-01T08:00" }),
    phaseOf("span", { start: "2026-05-01T08:00", finish: "2026-06-01T17:00" }),
    phaseOf("empty"),
  ];
  const { tasks } = networkOf([taskOf("a", { parentId: "holds" as never })], [], phases);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  expect(byId.get("holds")).toMatchObject({ mode: "auto", start: null, finish: null });
  expect(byId.get("a")).toMatchObject({ parentId: "holds" });
  expect(byId.get("stone")).toMatchObject({
    mode: "manual",
    milestone: true,
    start: at("2026-05-01T08:00"),
    finish: at("2026-05-01T08:00"),
    duration: 0,
  });
  expect(byId.get("span")).toMatchObject({ finish: at("2026-06-01T17:00") });
  expect(byId.has("empty")).toBe(false);
});

test("W5 calendars and conventions of the frame", () => {
  const frame = frameOf({ defaultCalendarId: "c" as never, constraintsYield: true }, [
    calendarOf("c", {
      exceptions:
        '[{"from":"2026-04-04","to":"2026-04-06","hours":"","name":"Qingming"},7,null,{"from":"x","to":"y","hours":""},{"from":"2026-04-06","to":"2026-04-04","hours":""}]',
    }),
    calendarOf("broken", { exceptions: "no JSON" }),
    calendarOf("gone", { removed: true }),
  ]);
  const { calendars, project } = networkOf([], [], [], frame);
  expect(calendars.map(({ id, exceptions, week }) => [id, exceptions.length, week.length])).toEqual(
    [
      ["c", 1, 7],
      ["broken", 0, 7],
    ],
  );
  expect(project).toMatchObject({
    calendarId: "c",
    conventions: { ...DEFAULT_CONVENTIONS, constraintsHold: false },
  });
  expect(networkOf([]).project.conventions).toEqual(DEFAULT_CONVENTIONS);
});

test("W6 only relations between what is seen", () => {
  const { relations } = networkOf(
    [taskOf("a"), taskOf("b")],
    [relationOf("1", "a", "b", { lag: 10 }), relationOf("2", "hidden", "b")],
  );
  expect(relations).toEqual([
    {
      id: "1",
      predecessorId: "a",
      successorId: "b",
      type: "FS",
      lag: 10,
      lagUnit: "working",
    },
  ]);
});

test("W7 a task that did not change is told as the same value, wherever its row stands", () => {
  const [a, b] = [taskOf("a", { order: "a1" }), taskOf("b", { order: "a2" })];
  const before = networkOf([a, b]);
  const after = networkOf([taskOf("new", { order: "a0" }), a, { ...b, name: "renamed" }]);
  expect(after.tasks[1]).toBe(before.tasks[0]);
  expect(after.tasks[2]).not.toBe(before.tasks[1]);
  const moved = networkOf([taskOf("p"), { ...a, parentId: "p" as never }, b]);
  expect(moved.tasks.find(({ id }) => id === "a")).toMatchObject({ parentId: "p" });
});
