import { UNASSIGNED } from "./file-uids.ts";
import { xmlOf, xsdDateTime, xsdDuration } from "./mspdi-xml.ts";
import type { PlanAssignment, PlanFile, PlanTask, RawElement } from "./plan-file.ts";
import { blankPlanAssignment } from "./blank-plan-task.ts";
import { calendarOfWork } from "./plan-splits.ts";
import { createWorkingTimes, dateTimeOf, minuteOf, type WorkingTime } from "./plan-working-time.ts";
import { windowOfPlan } from "./resolve-calendar.ts";

const DAY = 1_440;
/** Days around the plan's dates, and of the longest plan and task whose interruptions are written. */
const MARGIN = 1;
const LONGEST_PLAN = 36_525;
const LONGEST_TASK = 3_660;
const MOST_ROWS = 1_000_000;
/** Kinds of timephased data of an assignment: what is left to do, and what was done. */
const REMAINING = 1;
const ACTUAL = 2;
const IN_DAYS = 2;

const isWanted = ({ splits, start, finish, elapsed, summary }: PlanTask): boolean =>
  splits.length > 0 && start !== null && finish !== null && !elapsed && !summary;

type Row = { readonly from: number; readonly to: number; readonly works: boolean };

/** Working time of a task from its start to its finish, cut where work begins and ends, and at the end of each day. */
function* rowsOf(task: PlanTask, time: WorkingTime): Generator<Row> {
  const start = minuteOf(task.start!);
  const finish = minuteOf(task.finish!);
  const lengths: number[] = [];
  let done = 0;
  for (const { after, rest } of task.splits) {
    lengths.push(Math.round(after / 10) - done, Math.round(rest / 10));
    done = Math.round(after / 10);
  }
  let at = 0;
  let left = lengths[0]!;
  for (let day = Math.floor(start / DAY); day * DAY <= finish; day++) {
    for (const [begin, end] of time.spansOn(day) ?? []) {
      let from = Math.max(begin, start);
      const last = Math.min(end, finish);
      while (from < last) {
        while (left <= 0 && at < lengths.length) left = lengths[++at] ?? Number.POSITIVE_INFINITY;
        const to = Math.min(last, from + left);
        yield { from, to, works: at % 2 === 0 };
        left -= to - from;
        from = to;
      }
    }
  }
}

/**
 * Interruptions are no value of a task in this format: they show in the timephased work of its assignments, where it rests. Of what
 * was read from such a file these rows were kept; for all other plans they are made here.
 */
export function createSplitWriter(plan: PlanFile) {
  const wanted = new Map(plan.tasks.filter(isWanted).map((task) => [task.uid, task]));
  if (plan.format === "mspdi") {
    for (const { taskUid, extra } of plan.assignments)
      if (extra.some(({ name }) => name === "TimephasedData")) wanted.delete(taskUid);
  }
  const window = wanted.size === 0 ? null : windowOfPlan(plan, MARGIN, MARGIN, LONGEST_PLAN);
  const timesOf = window === null ? null : createWorkingTimes(plan.calendars, window);
  const calendarOf = calendarOfWork(plan, wanted);
  const assigned = new Set(plan.assignments.map(({ taskUid }) => taskUid));
  let left = MOST_ROWS;

  return {
    /** Timephased rows of an assignment, as XML; none where the file had some. */
    rowsOf(assignment: PlanAssignment, extra: readonly RawElement[]): readonly string[] {
      const task = wanted.get(assignment.taskUid);
      if (task === undefined || timesOf === null || left <= 0) return [];
      if (extra.some(({ name }) => name === "TimephasedData")) return [];
      if (minuteOf(task.finish!) - minuteOf(task.start!) > LONGEST_TASK * DAY) return [];
      const stop = task.stop === null ? Number.NEGATIVE_INFINITY : minuteOf(task.stop);
      const rows = [...rowsOf(task, timesOf(calendarOf(task)))];
      left -= rows.length;
      return rows.map(
        ({ from, to, works }) =>
          `<TimephasedData>${xmlOf({
            Type: to <= stop ? ACTUAL : REMAINING,
            UID: assignment.uid,
            Start: xsdDateTime(dateTimeOf(from)),
            Finish: xsdDateTime(dateTimeOf(to)),
            Unit: IN_DAYS,
            Value: xsdDuration(works ? (to - from) * 10 * Math.max(0, assignment.units) : 0),
          })}</TimephasedData>`,
      );
    },
    /** For interrupted tasks that nobody is assigned to: what Project itself writes for such a task. */
    missing(): readonly PlanAssignment[] {
      let uid = plan.assignments.reduce((most, each) => Math.max(most, each.uid), 0);
      return [...wanted.values()]
        .filter((task) => !assigned.has(task.uid))
        .map((task) => {
          const { start, finish } = task;
          return blankPlanAssignment(++uid, task.uid, UNASSIGNED, { start, finish, work: 0 });
        });
    },
  };
}
