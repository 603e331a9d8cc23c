import { expect, test } from "vitest";
import { TENTHS_PER_DAY, instantOf } from "../instant.ts";
import {
  DEFAULT_CONVENTIONS,
  type ConstraintKind,
  type Network,
  type RelationInput,
  type RelationKind,
  type TaskInput,
} from "../network.ts";
import type { TaskSchedule } from "../schedule.ts";
import { TASK_DEFAULTS } from "../task-defaults.ts";
import { computeSchedule } from "../compute-schedule.ts";
import { createScheduler } from "../create-scheduler.ts";
import { findPartBounds } from "./find-part-bounds.ts";
import { withBounds } from "./part-bounds.ts";

/** Small, so that a reader follows it (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const START = instantOf("2026-03-02T08:00")!;
const DAY = 4_800;
const KINDS: readonly RelationKind[] = ["FS", "FS", "FS", "SS", "FF", "SF"];
const CONSTRAINTS: readonly ConstraintKind[] = [
  "SNET",
  "FNET",
  "SNLT",
  "FNLT",
  "MSO",
  "MFO",
  "ALAP",
];

const PLAIN = { ...TASK_DEFAULTS, duration: DAY };

/** A plan as several companies make it: summaries over some tasks, relations anywhere, a few constraints. */
function anyPlan(seed: number): {
  readonly network: Network;
  readonly hidden: ReadonlySet<string>;
} {
  const below = random(seed);
  const count = 4 + below(14);
  const tasks: TaskInput[] = [];
  const summaries = 1 + below(3);
  for (let index = 0; index < summaries; index++) tasks.push({ ...PLAIN, id: `s${index}` });
  for (let index = 0; index < count; index++) {
    const isRare = below(4) === 0;
    const at = START + below(20) * TENTHS_PER_DAY;
    const manual = below(12) === 0;
    tasks.push({
      ...PLAIN,
      id: `t${String(index).padStart(2, "0")}`,
      parentId: below(2) === 0 ? `s${below(summaries)}` : null,
      duration: below(6) * DAY,
      elapsed: below(10) === 0,
      calendarId: below(4) === 0 ? "night" : null,
      ...(isRare && { constraint: CONSTRAINTS[below(CONSTRAINTS.length)]!, constraintDate: at }),
      ...(below(8) === 0 && { deadline: at }),
      ...(manual && { mode: "manual", start: at, finish: at + 2 * TENTHS_PER_DAY }),
    });
  }
  const relations: RelationInput[] = [];
  for (let index = 0; index < count + below(count); index++) {
    relations.push({
      id: `r${String(index).padStart(2, "0")}`,
      predecessorId: tasks[below(tasks.length)]!.id,
      successorId: tasks[below(tasks.length)]!.id,
      type: KINDS[below(KINDS.length)]!,
      lag: below(3) === 0 ? (below(5) - 2) * DAY : 0,
      lagUnit: "working",
    });
  }
  const work = "08:00-12:00,13:00-17:00";
  const hidden = new Set(
    tasks.filter(({ id }) => id.startsWith("t") && below(3) === 0).map(({ id }) => id),
  );
  return {
    hidden,
    network: {
      project: {
        start: START,
        finish: null,
        scheduleFrom: "start",
        dataDate: null,
        calendarId: "standard",
        outsideFinish: null,
        conventions: DEFAULT_CONVENTIONS,
      },
      calendars: [
        {
          id: "standard",
          baseId: null,
          week: ["", work, work, work, work, work, ""],
          workWeeks: [],
          exceptions: [],
          shifts: [],
        },
        {
          id: "night",
          baseId: null,
          week: ["22:00-24:00", ...Array<string>(5).fill("00:00-04:00,22:00-24:00"), "00:00-04:00"],
          workWeeks: [],
          exceptions: [],
          shifts: [],
        },
      ],
      tasks,
      relations,
      resources: [],
      assignments: [],
    },
  };
}

/** What somebody sees who may not read some of the tasks. */
function partOf(network: Network, hidden: ReadonlySet<string>): Network {
  return {
    ...network,
    tasks: network.tasks.filter(({ id }) => !hidden.has(id)),
    relations: network.relations.filter(
      ({ predecessorId, successorId }) => !hidden.has(predecessorId) && !hidden.has(successorId),
    ),
  };
}

/** Of a task as late as possible, where it stands instead of the early dates that it does not keep. */
const datesOf = (task: TaskSchedule, isLate: boolean) => {
  const { start, finish, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, critical } =
    task;
  const early = isLate ? {} : { earlyStart, earlyFinish };
  return { start, finish, ...early, lateStart, lateFinish, totalFloat, critical };
};

const seeds = process.env["SEED"]
  ? [Number(process.env["SEED"])]
  : Array.from({ length: 300 }, (_, index) => index + 1);

test("a part with its bounds gives every visible task the dates of the whole", () => {
  let bound = 0;
  for (const seed of seeds) {
    const { network, hidden } = anyPlan(seed);
    const whole = computeSchedule(network);
    const part = partOf(network, hidden);
    const bounds = findPartBounds({ network, schedule: whole }, part, createScheduler);
    const seen = computeSchedule(withBounds(part, bounds));
    bound += Object.keys(bounds.tasks).length;
    for (const { id } of part.tasks) {
      const want = whole.byId.get(id)!;
      const got = seen.byId.get(id)!;
      if (want.isSummary) continue;
      const isLate = part.tasks.find((task) => task.id === id)!.constraint === "ALAP";
      expect(datesOf(got, isLate), `SEED=${seed} task ${id}`).toEqual(datesOf(want, isLate));
    }
    const text = JSON.stringify(bounds);
    for (const id of hidden) expect(text, `SEED=${seed}`).not.toContain(id);
  }
  expect(bound).toBeGreaterThan(seeds.length / 4);
});

test("where nothing is hidden nothing is bound but where the project counts from", () => {
  for (const seed of seeds.slice(0, 50)) {
    const { network } = anyPlan(seed);
    const whole = computeSchedule(network);
    const bounds = findPartBounds({ network, schedule: whole }, network, createScheduler);
    expect({ fixed: bounds.fixed, tasks: bounds.tasks }, `SEED=${seed}`).toEqual({
      fixed: {},
      tasks: {},
    });
  }
});

test("only the first task that a hidden one drives is bound: what follows moves by itself", () => {
  const { network } = anyPlan(1);
  const task = (id: string): TaskInput => ({ ...PLAIN, id });
  const relation = (predecessorId: string, successorId: string): RelationInput => ({
    id: `${predecessorId}${successorId}`,
    predecessorId,
    successorId,
    type: "FS",
    lag: 0,
    lagUnit: "working",
  });
  const plan: Network = {
    ...network,
    tasks: [{ ...task("h"), duration: 5 * DAY }, task("a"), task("b"), task("c")],
    relations: [relation("h", "a"), relation("a", "b"), relation("b", "c")],
  };
  const bounds = findPartBounds(
    { network: plan, schedule: computeSchedule(plan) },
    partOf(plan, new Set(["h"])),
    createScheduler,
  );
  expect(bounds.tasks).toEqual({
    a: {
      startNotBefore: instantOf("2026-03-09T08:00"),
      finishNotBefore: null,
      startNotAfter: null,
      finishNotAfter: null,
    },
  });
});
