import { describe, expect, test } from "vitest";
import { TENTHS_PER_DAY } from "./instant.ts";
import type { Network, TaskInput } from "./network.ts";
import type { Schedule } from "./schedule.ts";
import { anyNetwork } from "./testing/any-network.ts";
import { ENGINES } from "./testing/engines.ts";
import { integer, seededRng, type Rng } from "./testing/seeded-rng.ts";
import { smallPlan, type SmallTask } from "./testing/small-plan.ts";

const seed = Number(process.env["SEED"] ?? 9_000);
/** The reference is slow where a date runs to the end of time. */
const runsOf = (name: string): number => (name === "reference" ? 20 : 60);

function shuffled<T>(rng: Rng, list: readonly T[]): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = integer(rng, 0, index);
    [copy[index], copy[other]] = [copy[other]!, copy[index]!];
  }
  return copy;
}

const figures = ({ byId, ...schedule }: Schedule) => ({
  ...schedule,
  tasks: Object.fromEntries([...byId].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  findings: schedule.findings.map((each) => JSON.stringify(each)).toSorted(),
});

/** A plain network: days, four kinds of relation, lags and leads, no summaries and no constraints. */
function plainPlan(rng: Rng): { readonly tasks: readonly SmallTask[] } {
  const types = ["FS", "FS", "SS", "FF"] as const;
  const tasks = Array.from({ length: integer(rng, 2, 9) }, (_, index): SmallTask => {
    const after = Array.from({ length: index === 0 ? 0 : integer(rng, 0, 2) }, () => {
      const type = types[integer(rng, 0, 3)]!;
      return [`t${integer(rng, 0, index - 1)}`, type, integer(rng, 0, 2) * 4_800] as const;
    });
    const apart = new Map(after.map((each) => [each[0], each]));
    return { id: `t${index}`, days: integer(rng, 0, 4), after: [...apart.values()] };
  });
  return { tasks };
}

const shiftedDate = (text: string, days: number): string =>
  new Date(Date.parse(`${text}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Everything that names a day, later by whole weeks. */
function shifted(network: Network, weeks: number): Network {
  const by = weeks * 7 * TENTHS_PER_DAY;
  const later = (moment: number | null) => (moment === null ? null : moment + by);
  const period = <P extends { readonly from: string; readonly to: string }>(each: P): P => ({
    ...each,
    from: shiftedDate(each.from, weeks * 7),
    to: shiftedDate(each.to, weeks * 7),
  });
  const task = (each: TaskInput): TaskInput => ({
    ...each,
    start: later(each.start),
    finish: later(each.finish),
    constraintDate: later(each.constraintDate),
    deadline: later(each.deadline),
    actualStart: later(each.actualStart),
    actualFinish: later(each.actualFinish),
    resume: later(each.resume),
    bounds: each.bounds && {
      startNotBefore: later(each.bounds.startNotBefore),
      finishNotBefore: later(each.bounds.finishNotBefore),
      startNotAfter: later(each.bounds.startNotAfter),
      finishNotAfter: later(each.bounds.finishNotAfter),
    },
  });
  return {
    ...network,
    project: {
      ...network.project,
      start: later(network.project.start),
      finish: later(network.project.finish),
      dataDate: later(network.project.dataDate),
      outsideFinish: later(network.project.outsideFinish),
    },
    calendars: network.calendars.map((calendar) => ({
      ...calendar,
      workWeeks: calendar.workWeeks.map(period),
      exceptions: calendar.exceptions.map(period),
    })),
    tasks: network.tasks.map(task),
  };
}

describe.each(ENGINES)("$name", ({ name, compute }) => {
  const runs = runsOf(name);

  test(`N1 the order of the lists changes nothing (seed ${seed})`, () => {
    for (let n = 0; n < runs; n++) {
      const rng = seededRng(seed + n);
      const network = anyNetwork(rng);
      const turned: Network = {
        ...network,
        calendars: shuffled(rng, network.calendars),
        tasks: shuffled(rng, network.tasks),
        relations: shuffled(rng, network.relations),
        resources: shuffled(rng, network.resources),
        assignments: shuffled(rng, network.assignments),
      };
      expect(figures(compute(turned)), `seed ${seed + n}`).toEqual(figures(compute(network)));
    }
  });

  test(`N2 a relation that others imply changes no date (seed ${seed})`, () => {
    for (let n = 0; n < runs; n++) {
      const network = smallPlan(plainPlan(seededRng(seed + n)));
      const chain = network.relations.filter(({ type }) => type === "FS");
      const implied = chain.flatMap((first) =>
        chain
          .filter((second) => second.predecessorId === first.successorId)
          .map((second) => ({
            ...first,
            id: `${first.id}+${second.id}`,
            successorId: second.successorId,
            lag: 0,
          })),
      );
      const dates = (schedule: Schedule) =>
        [...schedule.byId.values()].map(({ freeFloat: _freeFloat, ...each }) => each);
      const more = compute({ ...network, relations: [...network.relations, ...implied] });
      expect(dates(more), `seed ${seed + n}`).toEqual(dates(compute(network)));
    }
  });

  test(`N3 a plan that is moved by whole weeks gets dates that are moved by them (seed ${seed})`, () => {
    let moved = 0;
    for (let n = 0; n < runs * 3; n++) {
      const network = anyNetwork(seededRng(seed + n));
      // Other clocks, months and years do not come again by the week, nor does the end of time.
      const isWeekly = network.calendars.every(
        ({ shifts, exceptions }) =>
          shifts.length === 0 &&
          exceptions.every(({ recurrence }) => recurrence === null || "every" in recurrence) &&
          exceptions.every(({ recurrence }) => !recurrence?.type.startsWith("monthly")),
      );
      const before = compute(network);
      const isSane = [...before.byId.values()].every(
        (each) =>
          each.start > 0 && each.lateStart > 0 && each.finish < 5e8 && each.lateFinish < 5e8,
      );
      if (!isWeekly || !isSane || before.findings.some(({ type }) => type === "value-out-of-range"))
        continue;
      moved += 1;
      const after = compute(shifted(network, 3));
      for (const [id, task] of before.byId)
        for (const figure of ["start", "finish", "earlyStart", "lateStart", "lateFinish"] as const)
          expect(
            after.byId.get(id)![figure] - task[figure],
            `seed ${seed + n} ${id} ${figure}`,
          ).toBe(21 * TENTHS_PER_DAY);
    }
    expect(moved).toBeGreaterThan(runs / 6);
  });

  test(`N4 early dates are within late ones, and backward from the finish the critical path is the same (seed ${seed})`, () => {
    for (let n = 0; n < runs; n++) {
      const network = smallPlan(plainPlan(seededRng(seed + n)));
      const forward = compute(network);
      for (const task of forward.byId.values()) {
        expect(task.totalFloat, `seed ${seed + n} ${task.id}`).toBeGreaterThanOrEqual(0);
        expect(task.lateStart).toBeGreaterThanOrEqual(task.earlyStart);
        expect(task.lateFinish).toBeGreaterThanOrEqual(task.earlyFinish);
      }
      const project = {
        ...network.project,
        scheduleFrom: "finish",
        finish: forward.finish,
      } as const;
      const backward = compute({ ...network, project });
      const late = (schedule: Schedule) =>
        [...schedule.byId.values()].map(({ id, lateStart, lateFinish }) => [
          id,
          lateStart,
          lateFinish,
        ]);
      expect(late(backward), `seed ${seed + n}`).toEqual(late(forward));
    }
  });
});
