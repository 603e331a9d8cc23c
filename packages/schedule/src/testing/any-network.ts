import { MAX_INSTANT, MIN_INSTANT, TENTHS_PER_DAY } from "../instant.ts";
import {
  DEFAULT_CONVENTIONS,
  type AssignmentInput,
  type Bounds,
  type CalendarInput,
  type ConstraintKind,
  type Conventions,
  type Instant,
  type Network,
  type ProjectInput,
  type RelationInput,
  type ResourceInput,
  type TaskInput,
  type Tenths,
} from "../network.ts";
import { anyCalendar, FIRST_DAY } from "./any-calendar.ts";
import { chance, integer, maybe, pick, type Rng } from "./seeded-rng.ts";

const HOUR: Tenths = 600;
const KINDS: readonly ConstraintKind[] = [
  ...Array<ConstraintKind>(12).fill("ASAP"),
  "ALAP",
  "SNET",
  "SNLT",
  "FNET",
  "FNLT",
  "MSO",
  "MFO",
];

/** How wild: of a tame network every number is in range and every reference known. */
export type Wildness = { readonly tame: boolean };

/** Mostly full hours of the first ten weeks, so that dates meet; sometimes any moment at all. */
export function anyInstant(rng: Rng, { tame }: Wildness): Instant {
  const usual = FIRST_DAY * TENTHS_PER_DAY + integer(rng, 0, 70 * 24) * HOUR;
  if (chance(rng, 0.85)) return usual;
  if (tame || chance(rng, 0.7)) return usual + integer(rng, -300, 300);
  return pick(rng, [
    NaN,
    Infinity,
    -Infinity,
    MIN_INSTANT,
    MAX_INSTANT,
    MAX_INSTANT + 9,
    0.4,
    -1e15,
  ]);
}

function anyLength(rng: Rng, { tame }: Wildness): Tenths {
  if (chance(rng, 0.1)) return 0;
  if (chance(rng, 0.8)) return integer(rng, 1, 10) * 2_400;
  if (tame || chance(rng, 0.8)) return integer(rng, 1, 30_000);
  return pick(rng, [NaN, -5, 1e12, Infinity, 2.5]);
}

function anyBounds(rng: Rng, wild: Wildness): Bounds {
  const date = () => maybe(rng, 0.4, () => anyInstant(rng, wild));
  return {
    startNotBefore: date(),
    finishNotBefore: date(),
    startNotAfter: date(),
    finishNotAfter: date(),
  };
}

export type Known = {
  readonly tasks: readonly string[];
  readonly calendars: readonly string[];
  readonly resources: readonly string[];
};

export function anyTask(rng: Rng, id: string, known: Known, wild: Wildness): TaskInput {
  const date = (probability: number) => maybe(rng, probability, () => anyInstant(rng, wild));
  const reference = (ids: readonly string[]): string | null =>
    !wild.tame && chance(rng, 0.03) ? "missing" : ids.length === 0 ? null : pick(rng, ids);
  const begun = chance(rng, 0.15);
  const constraint = pick(rng, KINDS);
  const dated = constraint !== "ASAP" && constraint !== "ALAP";
  const percent = begun ? pick(rng, [0, 10, 33, 50, 99, 100]) : 0;
  return {
    id,
    parentId: maybe(rng, 0.5, () => reference(known.tasks)),
    organisationId: maybe(rng, 0.5, () => pick(rng, ["north", "south"])),
    mode: chance(rng, 0.12) ? "manual" : "auto",
    start: date(0.5),
    finish: date(0.4),
    duration: maybe(rng, 0.97, () => anyLength(rng, wild)),
    elapsed: chance(rng, 0.08),
    milestone: chance(rng, 0.1),
    milestoneAt: maybe(rng, 0.3, () => pick(rng, ["start", "finish"] as const)),
    constraint,
    constraintDate: date(dated ? 0.95 : 0.1),
    deadline: date(0.1),
    calendarId: maybe(rng, 0.3, () => reference(known.calendars)),
    ignoresResourceCalendars: chance(rng, 0.3),
    percentComplete: !wild.tame && chance(rng, 0.02) ? pick(rng, [NaN, 200, -1]) : percent,
    actualStart: begun ? date(0.9) : null,
    actualFinish: begun ? date(0.25) : null,
    remainingDuration: begun ? maybe(rng, 0.5, () => anyLength(rng, wild)) : null,
    resume: begun ? date(0.4) : null,
    splits: chance(rng, 0.1)
      ? [
          { after: anyLength(rng, wild), rest: anyLength(rng, wild) },
          { after: anyLength(rng, wild), rest: anyLength(rng, wild) },
        ]
      : [],
    levellingDelay: chance(rng, 0.08) ? anyLength(rng, wild) : 0,
    priority: integer(rng, 0, 1_000),
    active: chance(rng, 0.95),
    bounds: maybe(rng, 0.05, () => anyBounds(rng, wild)),
  };
}

export function anyRelation(rng: Rng, id: string, known: Known, wild: Wildness): RelationInput {
  const end = () =>
    known.tasks.length === 0 || (!wild.tame && chance(rng, 0.02))
      ? "missing"
      : pick(rng, known.tasks);
  const lagUnit = chance(rng, 0.7)
    ? "working"
    : pick(rng, ["elapsed", "percent", "elapsed-percent"] as const);
  const isPercent = lagUnit === "percent" || lagUnit === "elapsed-percent";
  const lag = chance(rng, 0.5)
    ? 0
    : isPercent
      ? pick(rng, [-150, -50, 12.5, 100, 33])
      : pick(rng, [-1, 1]) * anyLength(rng, wild);
  return {
    id,
    predecessorId: end(),
    successorId: end(),
    type: chance(rng, 0.5) ? "FS" : pick(rng, ["SS", "FF", "SF"] as const),
    lag,
    lagUnit,
  };
}

const anyResource = (rng: Rng, id: string, known: Known): ResourceInput => ({
  id,
  organisationId: maybe(rng, 0.5, () => pick(rng, ["north", "south"])),
  type: chance(rng, 0.8) ? "work" : pick(rng, ["material", "cost"] as const),
  calendarId:
    known.calendars.length === 0 ? null : maybe(rng, 0.6, () => pick(rng, known.calendars)),
  maxUnits: pick(rng, [1, 1, 0.5, 2, 0]),
});

function anyAssignment(rng: Rng, id: string, known: Known, wild: Wildness): AssignmentInput {
  return {
    id,
    taskId: known.tasks.length === 0 ? "missing" : pick(rng, known.tasks),
    resourceId: known.resources.length === 0 ? "missing" : pick(rng, known.resources),
    units: pick(rng, [1, 1, 0.5, 2, 0, 0.333]),
    work: maybe(rng, 0.7, () => anyLength(rng, wild)),
    delay: chance(rng, 0.2) ? anyLength(rng, wild) : 0,
  };
}

function anyConventions(rng: Rng): Conventions {
  if (chance(rng, 0.5)) return DEFAULT_CONVENTIONS;
  return {
    ...DEFAULT_CONVENTIONS,
    lagCalendar: pick(rng, ["successor", "predecessor", "project", "elapsed"] as const),
    progress: pick(rng, ["retained-logic", "progress-override", "actual-dates"] as const),
    constraintsHold: chance(rng, 0.5),
    totalFloat: pick(rng, ["smallest", "start", "finish"] as const),
    criticalFloat: pick(rng, [0, 0, 4_800, -600]),
    everyEndCritical: chance(rng, 0.2),
    lateFrom: pick(rng, ["network", "network", "project-finish"] as const),
    passes: pick(rng, ["microsoft", "primavera"] as const),
  };
}

export function anyProject(rng: Rng, known: Known, wild: Wildness): ProjectInput {
  const date = (probability: number) => maybe(rng, probability, () => anyInstant(rng, wild));
  return {
    start: date(0.85),
    finish: date(0.5),
    scheduleFrom: chance(rng, 0.85) ? "start" : "finish",
    dataDate: date(0.2),
    calendarId:
      known.calendars.length === 0 ? null : maybe(rng, 0.6, () => pick(rng, known.calendars)),
    outsideFinish: date(0.1),
    conventions: anyConventions(rng),
  };
}

export type NetworkSize = {
  readonly tasks: number;
  readonly relations: number;
  readonly calendars: number;
  readonly resources: number;
  readonly assignments: number;
};

const SMALL: NetworkSize = { tasks: 8, relations: 8, calendars: 3, resources: 3, assignments: 5 };

const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/**
 * A network of everything at once: circles, ends that are missing, summaries with relations, manual summaries, progress, night shifts,
 * other clocks, numbers out of range, ids that stand twice. About half of them are tame. The same for the same rng.
 */
export function anyNetwork(rng: Rng, size: NetworkSize = SMALL): Network {
  const wild: Wildness = { tame: chance(rng, 0.5) };
  const count = (most: number) => integer(rng, 0, most);
  const known: Known = {
    tasks: ids("t", Math.max(1, count(size.tasks))),
    calendars: ids("c", count(size.calendars)),
    resources: ids("r", count(size.resources)),
  };
  const calendars: CalendarInput[] = known.calendars.map((id, index) =>
    anyCalendar(rng, id, wild.tame ? known.calendars.slice(0, index) : known.calendars),
  );
  // Of a tame network a task's parent has a smaller number, so that no circle of parents is there.
  const tasks = known.tasks.map((id, index) =>
    anyTask(rng, id, wild.tame ? { ...known, tasks: known.tasks.slice(0, index) } : known, wild),
  );
  const twice = (list: { readonly id: string }[]) =>
    !wild.tame && list.length > 1 && chance(rng, 0.1);
  if (twice(tasks)) tasks.push(anyTask(rng, tasks[0]!.id, known, wild));
  if (twice(calendars)) calendars.push(anyCalendar(rng, calendars[0]!.id, []));
  return {
    project: anyProject(rng, known, wild),
    calendars,
    tasks,
    relations: ids("l", count(size.relations)).map((id) => anyRelation(rng, id, known, wild)),
    resources: known.resources.map((id) => anyResource(rng, id, known)),
    assignments: ids("a", count(size.assignments)).map((id) => anyAssignment(rng, id, known, wild)),
  };
}
