import { expect, test } from "vitest";
import { DEFAULT_TASK, type Task } from "../documents/task.ts";
import { dueOf, promiseOf } from "./promise.ts";
import { taskOf } from "./testing/plan-parts.ts";

const row = (fields: Partial<Task>, finish: string | null, totalFloat = 4_800) =>
  ({
    task: taskOf("a", fields),
    start: finish,
    finish,
    progress: fields.progress ?? 0,
    dates: { totalFloat },
  }) as unknown as Parameters<typeof promiseOf>[0];
const TODAY = "2026-03-10";

test("P1 the promised date is the deadline or what the finish must not pass, the earlier of both", () => {
  const due = (fields: Partial<Task>) => dueOf({ ...DEFAULT_TASK, ...fields });
  const constraintDate = "2026-03-20T17:00";
  expect(due({})).toBeNull();
  expect(due({ deadline: "2026-03-22T17:00" })).toBe("2026-03-22T17:00");
  for (const constraintType of ["FNLT", "MFO"] as const)
    expect(due({ constraintType, constraintDate })).toBe(constraintDate);
  for (const constraintType of ["SNLT", "MSO"] as const) {
    expect(due({ constraintType, constraintDate })).toBeNull();
    expect(due({ constraintType, constraintDate, milestone: true })).toBe(constraintDate);
  }
  expect(due({ constraintType: "SNET", constraintDate, milestone: true })).toBeNull();
  const both = { constraintType: "FNLT", constraintDate } as const;
  expect(due({ ...both, deadline: "2026-03-22T17:00" })).toBe(constraintDate);
  expect(due({ ...both, deadline: "2026-03-18T17:00" })).toBe("2026-03-18T17:00");
});

test("P2 done work keeps its promise, in time or late", () => {
  const deadline = "2026-03-20T17:00";
  const done = { status: "done", progress: 100, deadline } as const;
  expect(promiseOf(row(done, "2026-03-19T17:00"), TODAY)?.state).toBe("kept");
  expect(promiseOf(row(done, "2026-03-23T17:00"), TODAY)?.state).toBe("kept-late");
  const actual = { ...done, actualFinish: "2026-03-23T17:00" };
  expect(promiseOf(row(actual, "2026-03-19T17:00"), TODAY)?.state).toBe("kept-late");
  const without = { ...done, deadline: null };
  expect(promiseOf(row(without, "2026-03-01T17:00"), TODAY)).toEqual({ due: null, state: "kept" });
});

test("P3 unfinished work is late after its date, or after its own day has passed", () => {
  const deadline = "2026-03-20T17:00";
  expect(promiseOf(row({ deadline }, "2026-03-21T17:00"), TODAY)?.state).toBe("late");
  expect(promiseOf(row({}, "2026-03-09T17:00"), TODAY)).toEqual({ due: null, state: "late" });
  expect(promiseOf(row({}, "2026-03-10T17:00"), TODAY)?.state).toBe("on-course");
});

test("P4 it is at risk with less than three days left, or with negative float", () => {
  const deadline = "2026-03-20T17:00";
  const state = (finish: string, float?: number) =>
    promiseOf(row({ deadline }, finish, float), TODAY)?.state;
  expect(state("2026-03-17T17:00")).toBe("on-course");
  expect(state("2026-03-17T17:01")).toBe("at-risk");
  expect(state("2026-03-11T17:00", -1)).toBe("at-risk");
  expect(promiseOf(row({}, "2026-04-01T17:00", 0), TODAY)?.state).toBe("on-course");
});

test("P4 what the plan puts on its date is at risk by its float alone", () => {
  const constraintDate = "2026-03-20T17:00";
  const state = (fields: Partial<Task>, float?: number) =>
    promiseOf(row({ constraintDate, ...fields }, constraintDate, float), TODAY)?.state;
  expect(state({ constraintType: "MFO" })).toBe("on-course");
  expect(state({ constraintType: "MSO", milestone: true }, 0)).toBe("on-course");
  expect(state({ constraintType: "MFO" }, -1)).toBe("at-risk");
  expect(state({ constraintType: "MFO", deadline: "2026-03-22T17:00" })).toBe("at-risk");
  expect(state({ constraintType: "FNLT" })).toBe("at-risk");
});

test("P5 what is not needed, and what has no dates, promises nothing", () => {
  expect(promiseOf(row({ status: "not-needed" }, "2026-03-21T17:00"), TODAY)).toBeNull();
  expect(promiseOf(row({}, null), TODAY)).toBeNull();
});
