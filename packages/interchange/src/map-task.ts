import type { TaskFields, TaskStatus } from "@parley/shared/documents/task.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { Findings } from "./finding.ts";
import type { PlanTask } from "./plan-file.ts";
import { plainLine, plainText } from "./plain-text.ts";
import { isRtf, textOfRtf } from "./rtf-text.ts";

const MAX_NAME = 500;
const MAX_ASSIGNEES = 200;
const MAX_NOTES = 90_000;
const MAX_PARAGRAPHS = 2_000;

export function statusOf(task: PlanTask): TaskStatus {
  if (task.inactive) return "not-needed";
  if (task.percentComplete === 100) return "done";
  return task.percentComplete > 0 || task.actualStart !== null ? "in-progress" : "not-started";
}

export type MapTaskContext = {
  readonly parentId: TaskFields["parentId"];
  readonly order: string;
  readonly calendarId: EntityId | null;
  readonly workers: readonly string[];
  /** Where the task rests. */
  readonly splits: PlanTask["splits"];
  /** Of an automatic task that nothing else holds at its start: what holds it there from now on; null: nothing needs to. */
  readonly keepStart: "wish" | "kept" | null;
};

/** What of a file's task Parley holds; every loss is a finding. */
export function mapTask(task: PlanTask, context: MapTaskContext, findings: Findings): TaskFields {
  const name = plainLine(task.name, MAX_NAME);
  const subject = name || `UID ${task.uid}`;
  if (name === "") findings.add("map.no-name", subject, "");
  else if (plainText(task.name).trim().length > MAX_NAME)
    findings.add("map.name-shortened", subject, "");
  if (task.inactive) findings.add("map.inactive", subject, "");
  if (task.external) findings.add("map.external", subject, "");
  const { workers } = context;
  tellLosses(task, subject, workers.length > 0, findings);
  const isManual = task.manual || task.external;
  return {
    name,
    parentId: context.parentId,
    order: context.order,
    milestone: task.milestone,
    start: isManual ? (task.manualStart ?? task.start) : null,
    finish: isManual ? (task.manualFinish ?? task.finish) : null,
    duration: task.duration,
    elapsed: task.elapsed,
    estimated: task.estimated,
    durationUnit: task.durationUnit,
    progress: task.percentComplete,
    status: statusOf(task),
    columnId: null,
    cardOrder: null,
    assigneeId: null,
    assigneeName: plainLine(workers.join(", "), MAX_ASSIGNEES) || null,
    actualStart: task.actualStart,
    actualFinish: task.actualFinish,
    remainingDuration: remainingOf(task),
    // Where nothing interrupts, work goes on where it stopped, to the tenth of a minute.
    resume: task.resume === task.stop ? null : task.resume,
    splits: splitsText(context.splits, subject, findings),
    levellingDelay: task.levellingDelay,
    mode: isManual ? "manual" : "auto",
    ...constraintOf(task, subject, context.keepStart, findings),
    deadline: task.deadline,
    priority: task.priority,
    calendarId: context.calendarId,
    ignoresResourceCalendars: ignoresResourceCalendars(task),
    externalId: task.uid < 0 ? null : String(task.uid),
    createdBy: null,
    createdAt: null,
    removed: false,
  };
}

/** Of a fixed duration it does not matter when its people work; Microsoft asks for the task's calendar alone only where it has one. */
const ignoresResourceCalendars = (task: PlanTask): boolean =>
  (task.fixed === "duration" && !task.summary) ||
  (task.ignoresResourceCalendars && task.calendarUid !== null);

/** What remains, where it is not what duration and progress say. */
function remainingOf({
  duration,
  remainingDuration,
  percentComplete,
  summary,
}: PlanTask): number | null {
  if (summary || remainingDuration === null || percentComplete === 100) return null;
  const usual = duration === null ? null : Math.round((duration * (100 - percentComplete)) / 100);
  return remainingDuration === usual ? null : remainingDuration;
}

const MAX_SPLITS = 100;

function splitsText(
  splits: PlanTask["splits"],
  subject: string,
  findings: Findings,
): string | null {
  if (splits.length > MAX_SPLITS)
    findings.add("map.splits-left-out", subject, `${splits.length - MAX_SPLITS}`);
  const text = splits.slice(0, MAX_SPLITS).map(({ after, rest }) => `${after}:${rest}`);
  return text.join(",") || null;
}

/** A start that is to hold becomes the constraint that it is no earlier. */
function constraintOf(
  { constraintType, constraintDate, start }: PlanTask,
  subject: string,
  keepStart: MapTaskContext["keepStart"],
  findings: Findings,
): Pick<TaskFields, "constraintType" | "constraintDate"> {
  if (keepStart === null || start === null) return { constraintType, constraintDate };
  if (keepStart === "kept") findings.add("map.start-kept", subject, start);
  return { constraintType: "SNET", constraintDate: start };
}

function tellLosses(
  task: PlanTask,
  subject: string,
  isAssigned: boolean,
  findings: Findings,
): void {
  if (task.baselines.length > 0)
    findings.add("map.baseline", subject, task.baselines.map(({ number }) => number).join(", "));
  if (task.work !== null && task.work > 0 && !task.summary && !isAssigned)
    findings.add("map.work", subject, `${task.work / 600} h`);
  if (task.bounds != null) findings.add("map.bounds", subject, "");
}

/** Notes as plain paragraphs, within what a description may hold. */
export function mapNotes(task: PlanTask, findings: Findings): readonly string[] {
  const text = plainText(isRtf(task.notes) ? textOfRtf(task.notes) : task.notes).trim();
  if (text === "") return [];
  const paragraphs = text
    .slice(0, MAX_NOTES)
    .replace(/[\ud800-\udbff]$/, "")
    .split("\n")
    .map((line) => line.trimEnd());
  if (text.length > MAX_NOTES || paragraphs.length > MAX_PARAGRAPHS)
    findings.add("map.notes-shortened", task.name, `${text.length} characters`);
  return paragraphs.slice(0, MAX_PARAGRAPHS);
}
