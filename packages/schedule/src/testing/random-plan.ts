import { DEFAULT_CONVENTIONS, type Network, type TaskInput } from "../network.ts";
import { TASK_DEFAULTS } from "../task-defaults.ts";
import { integer, pick as pickFrom, type Rng } from "./seeded-rng.ts";
import { at, DAY, HOUR } from "./small-plan.ts";

export type RandomPlanOptions = {
  readonly tasks: number;
  /** What a merge can make of a plan: circles, unknown ends, numbers out of range, progress, ALAP, everything. */
  readonly hostile: boolean;
};

/** A plan with summaries, all relation types, three calendars, a few resources and now and then a constraint. */
export function randomPlan(rng: Rng, options: RandomPlanOptions): Network {
  const random = (below: number) => integer(rng, 0, below - 1);
  const chance = (percent: number) => random(100) < percent;
  const pick = <Item>(items: readonly Item[]) => pickFrom(rng, items);
  const count = options.tasks;
  const idOf = (n: number) => `t${String(n).padStart(4, "0")}`;
  const summaries = Math.floor(count / 8);
  const weird = [Number.NaN, -5, 1e12, Infinity, 0.5];
  const tasks = Array.from({ length: count }, (_, n): TaskInput => {
    const isSummary = n < summaries;
    const task: TaskInput = {
      ...TASK_DEFAULTS,
      id: idOf(n),
      parentId: !isSummary && chance(60) && summaries > 0 ? idOf(random(summaries)) : null,
      organisationId: pick([null, "org-a", "org-b"]),
      duration: chance(8) ? 0 : (1 + random(40)) * HOUR,
      milestone: false,
      priority: pick([500, 500, 500, 300, 800, 1000]),
      calendarId: chance(20) ? pick(["night", "long"]) : null,
      elapsed: chance(5),
      constraint: chance(10) ? "SNET" : "ASAP",
      constraintDate: at(random(15), 8),
      deadline: chance(15) ? at(random(30), 17) : null,
      splits: chance(6) ? [{ after: 2 * HOUR, rest: 4 * HOUR }] : [],
    };
    if (!options.hostile)
      return { ...task, priority: task.priority === 1000 ? 500 : task.priority };
    return {
      ...task,
      parentId: chance(8) ? idOf(random(count)) : task.parentId,
      mode: chance(8) ? "manual" : "auto",
      start: chance(50) ? at(random(20), 9) : null,
      constraint: pick(["ASAP", "ASAP", "ASAP", "ALAP", "SNLT", "FNLT", "MSO", "MFO", "FNET"]),
      actualStart: chance(6) ? at(random(10), 8) : null,
      percentComplete: chance(6) ? random(101) : 0,
      duration: chance(4) ? pick(weird) : task.duration,
      levellingDelay: chance(10) ? pick([...weird, 3 * DAY]) : 0,
      priority: chance(4) ? pick(weird) : task.priority,
      active: !chance(5),
    };
  });
  const relations = Array.from({ length: Math.floor(count * 1.2) }, (_, n) => {
    const one = random(count);
    const other = random(count);
    const [from, to] = options.hostile
      ? [one, other]
      : [Math.min(one, other), Math.max(one, other)];
    // A share of a summary would change as the summary does.
    const units = ["working", "working", "elapsed", "percent"] as const;
    const lagUnit = pick(from < summaries ? units.slice(0, 3) : units);
    const lag = lagUnit === "percent" ? random(200) - 50 : (random(30) - 8) * HOUR;
    return {
      id: `r${String(n).padStart(4, "0")}`,
      predecessorId: options.hostile && chance(3) ? "nobody" : idOf(from),
      successorId: idOf(to),
      type: pick(["FS", "FS", "FS", "SS", "FF", "SF"] as const),
      lag: chance(30) ? lag * (options.hostile && chance(5) ? 1000 : 1) : 0,
      lagUnit,
    };
  }).filter(({ predecessorId, successorId }) => options.hostile || predecessorId !== successorId);
  const resources = Array.from({ length: 4 }, (_, n) => ({
    id: `res${n}`,
    organisationId: pick([null, "org-a", "org-b"]),
    type: options.hostile && chance(10) ? ("material" as const) : ("work" as const),
    calendarId: chance(25) ? pick(["night", "long"]) : null,
    maxUnits: options.hostile && chance(10) ? pick(weird) : 1 + random(3),
  }));
  const assignments = tasks.slice(summaries).flatMap(({ id }, n) =>
    Array.from({ length: random(3) }, (_, place) => ({
      id: `a${n}-${place}`,
      taskId: id,
      resourceId: `res${random(options.hostile ? 5 : 4)}`,
      units: options.hostile && chance(5) ? pick(weird) : pick([0.5, 1, 1, 2]),
      work: chance(10) ? (1 + random(20)) * HOUR : null,
      delay: chance(6) ? random(10) * HOUR : 0,
    })),
  );
  return {
    project: {
      start: at(0, 8),
      finish: null,
      scheduleFrom: "start",
      dataDate: null,
      calendarId: null,
      outsideFinish: null,
      conventions: DEFAULT_CONVENTIONS,
    },
    calendars: [
      {
        id: "night",
        baseId: null,
        week: ["", "20:00-24:00", "00:00-04:00,20:00-24:00", "00:00-04:00", "", "10:00-16:00", ""],
        workWeeks: [],
        exceptions: [],
        shifts: [],
      },
      {
        id: "long",
        baseId: null,
        week: Array.from({ length: 7 }, () => "06:00-18:00"),
        workWeeks: [],
        exceptions: [{ from: "2029-01-10", to: "2029-01-12", hours: "", recurrence: null }],
        shifts: [],
      },
    ],
    tasks,
    relations,
    resources,
    assignments,
  };
}

/** The same plan with every list in another order. */
export function shuffled(network: Network, rng: Rng): Network {
  const mixed = <Item>(list: readonly Item[]) => {
    const copy = [...list];
    for (let n = copy.length - 1; n > 0; n--) {
      const other = integer(rng, 0, n);
      [copy[n], copy[other]] = [copy[other]!, copy[n]!];
    }
    return copy;
  };
  return {
    project: network.project,
    calendars: mixed(network.calendars),
    tasks: mixed(network.tasks),
    relations: mixed(network.relations),
    resources: mixed(network.resources),
    assignments: mixed(network.assignments),
  };
}
