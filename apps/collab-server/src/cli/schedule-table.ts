import type { PlanFile } from "@parley/interchange/plan-file.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { ScheduledPlan } from "./plan-schedule.ts";

export const CLI_LANGUAGES = ["en", "zh-CN"] as const;
export type CliLanguage = (typeof CLI_LANGUAGES)[number];

/** The language of the terminal, as the environment of POSIX tells it. */
export function terminalLanguage(env: NodeJS.ProcessEnv): CliLanguage {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^zh/i.test(locale) ? "zh-CN" : "en";
}

const WORDS = {
  en: {
    columns: ["UID", "Task", "Start", "Finish", "Late start", "Late finish", "Float", "Critical"],
    critical: "yes",
    day: "d",
    summary: (tasks: number, critical: number, finish: string) =>
      `${tasks} tasks, ${critical} critical, finish ${finish}`,
    nothing: "No tasks.",
    found: "Noted",
  },
  "zh-CN": {
    columns: ["标识号", "任务", "开始", "完成", "最晚开始", "最晚完成", "总浮动", "关键"],
    critical: "是",
    day: "天",
    summary: (tasks: number, critical: number, finish: string) =>
      `共 ${tasks} 项任务，其中关键任务 ${critical} 项，完成时间 ${finish}`,
    nothing: "没有任务。",
    found: "提示",
  },
} as const;

// East Asian wide and fullwidth characters and emoji take two columns of a terminal, marks that combine none.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

function widthOf(character: string): number {
  if (NONE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** As many characters as fit, and spaces up to the width. Control characters of a file never reach the terminal. */
export function fit(text: string, width: number): string {
  let fitted = "";
  let used = 0;
  for (const character of text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")) {
    const size = widthOf(character);
    if (used + size > width) break;
    fitted += character;
    used += size;
  }
  return fitted + " ".repeat(width - used);
}

const NAME = 40;
const DATE = 16;
const WIDTHS = [8, NAME, DATE, DATE, DATE, DATE, 9, 8];

const line = (cells: readonly string[]) =>
  `${cells
    .map((cell, index) => fit(cell, WIDTHS[index]!))
    .join("  ")
    .trimEnd()}\n`;
const moment = (instant: number) => textOfInstant(instant).slice(0, DATE).replace("T", " ");

/** The plan for a person at a terminal: leaf tasks in the order of the file, float in working days of the project. */
export function* scheduleTable(
  plan: PlanFile,
  { tasks, schedule, findings }: ScheduledPlan,
  language: CliLanguage,
): Generator<string> {
  const words = WORDS[language];
  if (tasks.length === 0) yield `${words.nothing}\n`;
  else {
    yield line(words.columns);
    const perDay = plan.project.minutesPerDay * 10;
    let critical = 0;
    for (const { task, dates } of tasks) {
      if (dates.critical) critical += 1;
      const float = Number((dates.totalFloat / perDay).toFixed(2));
      yield line([
        String(task.uid),
        task.name,
        moment(dates.start),
        moment(dates.finish),
        moment(dates.lateStart),
        moment(dates.lateFinish),
        `${float} ${words.day}`,
        dates.critical ? words.critical : "",
      ]);
    }
    const finish = schedule.finish === null ? "" : moment(schedule.finish);
    yield `\n${words.summary(tasks.length, critical, finish)}\n`;
  }
  for (const { code, count } of findings) yield `${words.found}: ${code} × ${count}\n`;
}
