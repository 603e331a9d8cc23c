import type { PlanFile } from "@parley/interchange/plan-file.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { schedulePlan, type ScheduledPlan } from "./plan-schedule.ts";
import { readPlanFile, type ReadPlanFileOptions } from "./read-plan-file.ts";
import { scheduleTable, type CliLanguage } from "./schedule-table.ts";

export interface ScheduleFileOptions extends ReadPlanFileOptions {
  json?: boolean;
  language: CliLanguage;
}

const TENTHS_PER_MINUTE = 10;

/** Line by line, so that a large plan is never one text in memory. */
function* scheduleJson(file: string, { tasks, findings }: ScheduledPlan): Generator<string> {
  yield `{"file":${JSON.stringify(file)},"tasks":[`;
  for (const [index, { task, dates }] of tasks.entries()) {
    const row = {
      uid: task.uid,
      name: task.name,
      earlyStart: textOfInstant(dates.earlyStart),
      earlyFinish: textOfInstant(dates.earlyFinish),
      lateStart: textOfInstant(dates.lateStart),
      lateFinish: textOfInstant(dates.lateFinish),
      start: textOfInstant(dates.start),
      finish: textOfInstant(dates.finish),
      totalFloatMinutes: dates.totalFloat / TENTHS_PER_MINUTE,
      critical: dates.critical,
    };
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(row)}`;
  }
  yield `\n],"findings":${JSON.stringify(findings)}}\n`;
}

/** Each project of a file counts from its own data date and in its own way; their tasks are told one project after the other. */
function withOthers(first: ScheduledPlan, others: readonly PlanFile[]): ScheduledPlan {
  const all = [first, ...others.map((plan) => schedulePlan(plan, []))];
  const finishOf = ({ schedule }: ScheduledPlan) => schedule.finish ?? Number.NEGATIVE_INFINITY;
  const last = all.reduce((so, each) => (finishOf(each) > finishOf(so) ? each : so));
  return {
    schedule: last.schedule,
    tasks: all.flatMap(({ tasks }) => tasks),
    findings: all.flatMap(({ findings }) => findings),
  };
}

const PIECE = 1 << 16;

/** Reads and computes the whole plan before the first byte is written: a broken one leaves stdout empty. */
export async function scheduleFile(file: string, options: ScheduleFileOptions): Promise<void> {
  const { plan, findings, others = [] } = await readPlanFile(file, options, false, true);
  const scheduled = withOthers(schedulePlan(plan, findings), others);
  const pieces = options.json
    ? scheduleJson(file, scheduled)
    : scheduleTable(plan, scheduled, options.language);
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    process.stdout.write(waiting);
    waiting = "";
  }
  process.stdout.write(waiting);
}
