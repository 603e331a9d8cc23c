import type { RelationInput } from "@parley/schedule/network.ts";
import type { PlanFile, PlanTask } from "./plan-file.ts";
import { createWorkingTimes, minuteOf } from "./plan-working-time.ts";

const DAY = 1_440;
const isUnderWay = (task: PlanTask | undefined): task is PlanTask & { actualStart: string } =>
  task !== undefined &&
  task.actualStart !== null &&
  task.actualFinish === null &&
  task.percentComplete < 100 &&
  !task.summary;

/**
 * Where Primavera counts a start-to-start lag from the early start of a predecessor that is under way, its early start is that of the work
 * that remains, and of the lag only what is longer than the work from its actual start to the data date is left. The same asked of its
 * finish: a lag from there, less the work that remains. Only where that lag counts in the predecessor's own calendar; others stay as they
 * are, counted from the actual start.
 */
export function lagsFromRemainingStart(
  plan: PlanFile,
  relations: readonly RelationInput[],
): readonly RelationInput[] {
  const { scheduling, statusDate: dataDate } = plan.project;
  if (scheduling.startLagFrom !== "early-start" || dataDate === null) return relations;
  const tasks = new Map(plan.tasks.map((task) => [`t${task.uid}`, task]));
  const starts = plan.tasks.filter(isUnderWay).map((task) => minuteOf(task.actualStart));
  if (starts.length === 0) return relations;
  const until = minuteOf(dataDate);
  const first = starts.reduce((one, two) => Math.min(one, two), until);
  const working = createWorkingTimes(plan.calendars, [
    Math.floor(first / DAY) - 1,
    Math.floor(until / DAY) + 1,
  ]);

  return relations.map((relation): RelationInput => {
    const { lag, type } = relation;
    const before = tasks.get(relation.predecessorId);
    const after = tasks.get(relation.successorId);
    if (type !== "SS" || relation.lagUnit !== "working") return relation;
    if (!isUnderWay(before) || after === undefined || before.calendarUid === null) return relation;
    const isOwnCalendar =
      scheduling.lagCalendar === "predecessor" ||
      (scheduling.lagCalendar === "successor" && after.calendarUid === before.calendarUid) ||
      (scheduling.lagCalendar === "project" && plan.project.calendarUid === before.calendarUid);
    const started = minuteOf(before.actualStart);
    const worked = started >= until ? 0 : working(before.calendarUid).between(started, until);
    if (!isOwnCalendar || worked === null) return relation;
    const left =
      before.remainingDuration ??
      Math.round(((before.duration ?? 0) * (100 - before.percentComplete)) / 100);
    return { ...relation, type: "FS", lag: Math.max(0, lag - worked * 10) - left };
  });
}
