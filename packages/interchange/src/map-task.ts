import type { TaskFields, TaskStatus } from "@parley/shared/documents/task.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { Findings } from "./finding.ts";
import type { PlanTask } from "./plan-file.ts";
import { plainLine, plainText } from "./plain-text.ts";

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
  if (workers.length > 1) findings.add("map.several-resources", subject, workers.join(", "));
  if (isUneven(task))
    findings.add("map.remaining-duration", subject, `${task.remainingDuration} tenths of a minute`);
  return {
    name,
    parentId: context.parentId,
    order: context.order,
    milestone: task.milestone,
    start: task.start,
    finish: task.finish,
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
    mode: task.manual || task.external ? "manual" : "auto",
    constraintType: task.constraintType,
    constraintDate: task.constraintDate,
    deadline: task.deadline,
    priority: task.priority,
    calendarId: context.calendarId,
    externalId: task.uid < 0 ? null : String(task.uid),
    createdBy: null,
    createdAt: null,
    removed: false,
  };
}

/** Whether the remaining duration says something that duration and progress do not. */
function isUneven({ duration, remainingDuration, percentComplete, summary }: PlanTask): boolean {
  if (summary || duration === null || remainingDuration === null) return false;
  if (percentComplete === 0 || percentComplete === 100) return false;
  return Math.abs(remainingDuration - (duration * (100 - percentComplete)) / 100) > duration / 100;
}

/** Notes as plain paragraphs, within what a description may hold. */
export function mapNotes(task: PlanTask, findings: Findings): readonly string[] {
  const text = plainText(task.notes).trim();
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
