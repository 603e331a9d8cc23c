import type { Network } from "@parley/schedule/network.ts";
import { DEFAULT_CONVENTIONS } from "@parley/schedule/network.ts";
import { instantOf } from "@parley/schedule/instant.ts";
import { TASK_DEFAULTS } from "@parley/schedule/task-defaults.ts";
import { expect, test } from "vitest";
import { levelLoad } from "./level-load.ts";

const START = instantOf("2026-03-09T08:00")!;
const DAY = 4_800;

const task = (id: string, organisationId: string, days: number) => ({
  ...TASK_DEFAULTS,
  id,
  organisationId,
  duration: days * DAY,
});
const works = (resourceId: string, taskId: string) => ({
  id: taskId,
  taskId,
  resourceId,
  units: 1,
  work: null,
  delay: 0,
});
const person = (id: string, organisationId: string) => ({
  id,
  organisationId,
  type: "work" as const,
  calendarId: null,
  maxUnits: 1,
});

/** Wei of ours has two things at once, and so has Otto of theirs; theirs goes on after ours. */
const network: Network = {
  project: {
    start: START,
    finish: null,
    scheduleFrom: "start",
    dataDate: null,
    calendarId: null,
    outsideFinish: null,
    conventions: DEFAULT_CONVENTIONS,
  },
  calendars: [],
  tasks: [
    { ...task("dig", "ours", 2), priority: 700 },
    task("pour", "ours", 3),
    task("weld", "theirs", 1),
    task("paint", "theirs", 1),
    task("after", "theirs", 1),
  ],
  relations: [
    {
      id: "r",
      predecessorId: "pour",
      successorId: "after",
      type: "FS",
      lag: 0,
      lagUnit: "working",
    },
  ],
  resources: [person("wei", "ours"), person("otto", "theirs")],
  assignments: [
    works("wei", "dig"),
    works("wei", "pour"),
    works("otto", "weld"),
    works("otto", "paint"),
  ],
};
const request = {
  network,
  order: "priority" as const,
  withinFloatOnly: false,
  taskIds: ["dig", "pour"],
  organisationId: "ours",
};

test("only tasks of one's own get delays, and what they push is told with them", () => {
  const preview = levelLoad(request);
  expect(preview.delays.map(({ taskId }) => taskId)).toEqual(["pour"]);
  expect(preview.moves.map(({ taskId }) => taskId)).toEqual(["pour", "after"]);
  expect(preview.foundCount).toBe(1);
  expect(preview.unresolved).toEqual([]);
  expect(preview.finishAfter).toBe(instantOf("2026-03-16T17:00"));
});

test("within float nothing that would move the finish is delayed, and what is left is told", () => {
  const preview = levelLoad({ ...request, withinFloatOnly: true });
  expect(preview.finishAfter).toBe(preview.finishBefore);
  expect(preview.unresolved.length + preview.delays.length).toBeGreaterThan(0);
});

test("a preview goes through a worker as it is", () => {
  const preview = levelLoad(request);
  expect(structuredClone(preview)).toEqual(preview);
});
