import { instantOf } from "@parley/schedule/instant.ts";
import { TASK_DEFAULTS } from "@parley/schedule/task-defaults.ts";
import type { Instant, Split, TaskInput } from "@parley/schedule/network.ts";
import type { PhaseRow, PlanRow, TaskRow } from "../documents/plan-row.ts";
import type { LocalDateTime, Task } from "../documents/task.ts";

/** A working day of eight hours: how long a task takes that nobody has given a duration. */
export const DAY_TENTHS = 4_800;

export const instant = (at: LocalDateTime | null): Instant | null =>
  at === null ? null : instantOf(at);

const NO_SPLITS: readonly Split[] = [];

/** `after:rest,…` in tenths; the schema has checked the form. */
export const splitsOf = (text: string | null): readonly Split[] =>
  text === null
    ? NO_SPLITS
    : text.split(",").map((each) => {
        const [after, rest] = each.split(":");
        return { after: Number(after), rest: Number(rest) };
      });

function inputOfTask({ task, parentId, organisationId }: TaskRow): TaskInput {
  const isManual = task.mode === "manual";
  return {
    ...TASK_DEFAULTS,
    id: task.id,
    parentId,
    organisationId,
    mode: task.mode,
    start: isManual ? instant(task.start) : null,
    finish: isManual ? instant(task.finish) : null,
    duration: task.duration ?? (task.milestone ? 0 : DAY_TENTHS),
    elapsed: task.elapsed,
    milestone: task.milestone,
    // A milestone here stays where what comes before it ends, whoever's passes the project has.
    milestoneAt: task.milestone ? "finish" : null,
    constraint: task.constraintType,
    constraintDate: instant(task.constraintDate),
    deadline: instant(task.deadline),
    calendarId: task.calendarId,
    ignoresResourceCalendars: task.ignoresResourceCalendars,
    percentComplete: task.status === "done" ? 100 : task.progress,
    actualStart: instant(task.actualStart),
    actualFinish: instant(task.actualFinish),
    remainingDuration: task.remainingDuration,
    resume: instant(task.resume),
    splits: splitsOf(task.splits),
    levellingDelay: task.levellingDelay,
    priority: task.priority,
    active: task.status !== "not-needed",
  };
}

/** A phase that holds tasks spans them; one that holds none has the dates that the host gave it, and without them none. */
function inputOfPhase({ phase, isSummary }: PhaseRow): TaskInput | null {
  const start = instant(phase.start);
  const finish = instant(phase.finish);
  if (!isSummary && start === null && finish === null) return null;
  return {
    ...TASK_DEFAULTS,
    id: phase.id,
    parentId: null,
    organisationId: null,
    mode: isSummary ? "auto" : "manual",
    start: isSummary ? null : start,
    finish: isSummary ? null : phase.milestone ? (start ?? finish) : finish,
    duration: phase.milestone ? 0 : DAY_TENTHS,
    milestone: phase.milestone,
  };
}

/** What a row says depends on nothing but this and its task, so that a row that only changed its place keeps its input. */
const says = (input: TaskInput, row: PlanRow): boolean =>
  row.kind === "task"
    ? input.parentId === row.parentId && input.organisationId === row.organisationId
    : input.mode === (row.isSummary ? "auto" : "manual");

const made = new WeakMap<Task | PhaseRow["phase"], TaskInput>();

/** What the engine is told of a row; null: nothing. The same value for the same row. */
export function taskInput(row: PlanRow): TaskInput | null {
  const own = row.kind === "task" ? row.task : row.phase;
  const known = made.get(own);
  if (known !== undefined && says(known, row)) return known;
  const input = row.kind === "task" ? inputOfTask(row) : inputOfPhase(row);
  if (input !== null) made.set(own, input);
  return input;
}
