import { networkClocks, type NetworkClocks } from "./engine/network-clocks.ts";
import { MAX_INSTANT, MIN_INSTANT } from "./instant.ts";
import type { Instant, Network, RelationInput, TaskInput } from "./network.ts";
import type { Schedule, ScheduleFinding, TaskSchedule } from "./schedule.ts";

type Facts = {
  readonly network: Network;
  readonly schedule: Schedule;
  readonly clocks: NetworkClocks;
  readonly tasks: ReadonlyMap<string, TaskInput>;
};

const isDone = (task: TaskInput): boolean =>
  task.actualFinish !== null || task.percentComplete >= 100;

/** U6; a circle of parents ends where it began. */
function isActive({ tasks }: Facts, task: TaskInput): boolean {
  const seen = new Set<string>();
  let at: TaskInput | undefined = task;
  while (at !== undefined && !seen.has(at.id)) {
    if (!at.active) return false;
    seen.add(at.id);
    at = at.parentId === null ? undefined : tasks.get(at.parentId);
  }
  return true;
}

/** Relations that the engine left out ask for nothing. */
function soundRelations({ network, schedule }: Facts): RelationInput[] {
  const left = new Set(
    schedule.findings.flatMap((finding) =>
      finding.type === "cycle" ||
      finding.type === "dangling-relation" ||
      finding.type === "relation-to-own-summary"
        ? [finding.relationId]
        : [],
    ),
  );
  return [...new Map(network.relations.map((each) => [each.id, each])).values()].filter(
    ({ id }) => !left.has(id),
  );
}

/** F3, counted from the dates that are planned. */
function askedBy(facts: Facts, relation: RelationInput): Instant {
  const { clocks, network, schedule, tasks } = facts;
  const from = schedule.byId.get(relation.predecessorId)!;
  const input = tasks.get(relation.predecessorId)!;
  const moment = relation.type === "SS" || relation.type === "SF" ? from.start : from.finish;
  const isPercent = relation.lagUnit === "percent" || relation.lagUnit === "elapsed-percent";
  const duration = from.isSummary
    ? clocks.lagClock(from.id)!.between(from.earlyStart, from.earlyFinish)
    : (input.duration ?? (input.milestone ? 0 : 4_800));
  const lag = (isPercent ? Math.round((duration * relation.lag) / 100) : relation.lag) || 0;
  const { lagCalendar } = network.project.conventions;
  const isElapsed =
    relation.lagUnit === "elapsed" ||
    relation.lagUnit === "elapsed-percent" ||
    (isPercent && !from.isSummary && input.elapsed) ||
    lagCalendar === "elapsed";
  if (isElapsed) return Math.min(MAX_INSTANT, Math.max(MIN_INSTANT, moment + lag));
  if (lagCalendar === "project") return clocks.project.add(moment, lag);
  const counted = lagCalendar === "successor" ? relation.successorId : relation.predecessorId;
  return clocks.lagClock(counted)!.add(moment, lag);
}

function isBroken(facts: Facts, relation: RelationInput): boolean {
  const [from, to] = [relation.predecessorId, relation.successorId].map((id) =>
    facts.tasks.get(id),
  );
  if (from === undefined || to === undefined || isDone(to)) return false;
  if (!isActive(facts, from) || !isActive(facts, to)) return false;
  const dates = facts.schedule.byId.get(to.id)!;
  const got = relation.type === "FS" || relation.type === "SS" ? dates.start : dates.finish;
  const asked = askedBy(facts, relation);
  return got < asked && facts.clocks.ofTask(to.id)!.between(got, asked) > 0;
}

/** Working time by which a date lies on the wrong side of the constraint. */
function missOf(facts: Facts, task: TaskInput, dates: TaskSchedule): number {
  const date = task.constraintDate;
  if (date === null || dates.isSummary) return 0;
  const clock = facts.clocks.ofTask(task.id)!;
  switch (task.constraint) {
    case "ASAP":
    case "ALAP":
      return 0;
    case "SNET":
      return clock.between(dates.start, date);
    case "FNET":
      return clock.between(dates.finish, date);
    case "SNLT":
      return clock.between(date, dates.start);
    case "FNLT":
      return clock.between(date, dates.finish);
    case "MSO":
      return Math.abs(clock.between(date, dates.start));
    case "MFO":
      return Math.abs(clock.between(date, dates.finish));
  }
}

/**
 * What the dates of a schedule do not give: relations that a constraint, an actual date or manual mode overrules, constraints, deadlines
 * (SPEC, told afterwards). Not part of the schedule, which is kept up to date edit by edit: asked for when somebody looks, it takes about
 * as long as computing in full. In order of type, then id.
 */
export function brokenDatesOf(network: Network, schedule: Schedule): readonly ScheduleFinding[] {
  const tasks = new Map(network.tasks.map((task) => [task.id, task]));
  const facts: Facts = { network, schedule, clocks: networkClocks(network), tasks };
  const inOrder = [...tasks.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const open = inOrder.filter((task) => !isDone(task) && isActive(facts, task));
  const relations = soundRelations(facts)
    .filter((relation) => isBroken(facts, relation))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [
    ...relations.map(({ id }): ScheduleFinding => ({ type: "broken-relation", relationId: id })),
    ...open
      .filter((task) => missOf(facts, task, schedule.byId.get(task.id)!) > 0)
      .map(({ id }): ScheduleFinding => ({ type: "constraint-broken", taskId: id })),
    ...open.flatMap(({ id, deadline }): ScheduleFinding[] => {
      if (deadline === null) return [];
      const by = facts.clocks.ofTask(id)!.between(deadline, schedule.byId.get(id)!.finish);
      return by > 0 ? [{ type: "deadline-missed", taskId: id, by }] : [];
    }),
  ];
}
