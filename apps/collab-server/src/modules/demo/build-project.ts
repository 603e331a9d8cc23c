import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import {
  DEFAULT_SETTINGS,
  type BoardColumn,
  type Phase,
  type ProjectCalendar,
} from "@parley/shared/documents/frame.ts";
import type { Relation, TaskFields, TaskStatus } from "@parley/shared/documents/task.ts";
import { usualReasons } from "@parley/shared/documents/new-frame.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import { newEntityId, type EntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import { buildPromises } from "./build-promises.ts";
import { buildTalk, clockOfTalk } from "./build-talk.ts";
import type { DemoLane, DemoProject, DemoTask } from "./demo-types.ts";
import { parsePlanText, type TextRow } from "./plan-text.ts";
import { placeInTime, type Span } from "./place-in-time.ts";
import type { ProjectText } from "./project-text.ts";
import { addCalendarDays, createWorkingDays, localDate, type WorkingDays } from "./working-days.ts";

/** Eight hours in tenths of a minute. */
const DAY_OF_WORK = 4_800;
/** Working days within which what has not begun counts as ready. */
const SOON = 5;
const PLANNED_BEFORE = 130;

const inOrder = (count: number) => orderKeysBetween(null, null, count);

function progressOf({ status, progress }: TextRow, { start, end }: Span, today: number): number {
  if (progress !== null) return progress;
  if (status === "done" || end <= today) return 100;
  if (start >= today) return 0;
  return Math.max(5, Math.round(((today - start) / (end - start)) * 20) * 5);
}

function statusOf(row: TextRow, progress: number): TaskStatus {
  if (row.status !== null) return row.status;
  return progress === 100 ? "done" : progress > 0 ? "in-progress" : "not-started";
}

/** Whole days, so that work goes on from morning to evening: what is left from today on, or what the reported progress leaves. */
function remainingOf(row: TextRow, progress: number, { end }: Span, today: number): number {
  const left =
    row.progress === null ? end - today : Math.round((row.days! * (100 - progress)) / 100);
  return Math.max(1, left) * DAY_OF_WORK;
}

/** The minutes at which a span begins and ends. A milestone that something precedes falls on the end of the day before. */
function timesOf(row: TextRow, { start, end }: Span, days: WorkingDays) {
  const isMilestone = row.days === 0;
  const finish = `${days.dateOf(end - 1)}T17:00`;
  if (isMilestone && row.links.some(({ type }) => type[0] === "F"))
    return { start: finish, finish };
  const begin = `${days.dateOf(start)}T08:00`;
  return { start: begin, finish: isMilestone ? begin : finish };
}

type Context = {
  readonly text: ProjectText;
  readonly spans: ReadonlyMap<string, Span>;
  readonly days: WorkingDays;
  readonly ids: ReadonlyMap<string, TaskId>;
  readonly orders: ReadonlyMap<string, string>;
  readonly readyColumnId: EntityId;
};

function fieldsOf(row: TextRow, context: Context, createdAt: number): Partial<TaskFields> {
  const { text, days } = context;
  const span = context.spans.get(row.key)!;
  const shared: Partial<TaskFields> = {
    name: row.name,
    parentId: row.parent === null ? null : context.ids.get(row.parent)!,
    order: context.orders.get(row.key)!,
    createdAt,
  };
  if (row.days === null) return shared;
  const progress = progressOf(row, span, text.todayIndex);
  const status = statusOf(row, progress);
  const { start, finish } = timesOf(row, span, days);
  const begun = status !== "not-needed" && (progress > 0 || status === "in-review");
  const isReady = status === "not-started" && span.start < text.todayIndex + SOON;
  return {
    ...shared,
    duration: row.days * DAY_OF_WORK,
    milestone: row.days === 0,
    progress,
    status,
    ...(begun && { actualStart: start }),
    ...(progress > 0 &&
      progress < 100 && { remainingDuration: remainingOf(row, progress, span, text.todayIndex) }),
    ...(progress === 100 && { actualFinish: finish }),
    ...(isReady && { columnId: context.readyColumnId }),
    ...(row.links.length === 0 && { constraintType: "SNET", constraintDate: start }),
    ...(row.deadlineAfter !== null && {
      deadline: `${days.dateOf(span.end - 1 + row.deadlineAfter)}T17:00`,
    }),
  };
}

function relationsInto(row: TextRow, ids: ReadonlyMap<string, TaskId>, rng: Rng): Relation[] {
  return row.links.map(({ from, type, lag }) => ({
    id: newEntityId(rng),
    predecessorId: ids.get(from)!,
    successorId: ids.get(row.key)!,
    type,
    lag: lag * DAY_OF_WORK,
    lagUnit: "working",
    removed: false,
  }));
}

function siblingOrders(rows: readonly TextRow[]): Map<string, string> {
  const orders = new Map<string, string>();
  for (const siblings of Map.groupBy(rows, (row) => row.parent).values()) {
    const keys = inOrder(siblings.length);
    for (const [place, { key }] of siblings.entries()) orders.set(key, keys[place]!);
  }
  return orders;
}

function readRows(text: ProjectText): TextRow[] {
  const rows = parsePlanText(text.plan);
  const keys = new Set(rows.map(({ key }) => key));
  if (keys.size < rows.length) throw new Error("demo plan: a key is used twice");
  return rows.map((row) => ({
    ...row,
    links: row.links.filter(({ from, optional }) => !optional || keys.has(from)),
  }));
}

function buildFrame(
  text: ProjectText,
  rows: readonly TextRow[],
  context: Context,
  today: string,
  rng: Rng,
): DemoProject["frame"] {
  const { ids, spans, days } = context;
  const phaseRows = rows.filter((row) => row.organisation === null);
  const orders = inOrder(phaseRows.length + text.milestones.length);
  const phases = phaseRows.map(({ key, name }, index): Phase => {
    const id = ids.get(key)! as string as EntityId;
    return {
      id,
      name,
      order: orders[index]!,
      milestone: false,
      start: null,
      finish: null,
      removed: false,
    };
  });
  const milestones = text.milestones.map(({ name, at }, index): Phase => {
    const finish = `${days.dateOf(spans.get(at)!.end - 1)}T17:00`;
    const order = orders[phaseRows.length + index]!;
    return {
      id: newEntityId(rng),
      name,
      order,
      milestone: true,
      start: finish,
      finish,
      removed: false,
    };
  });
  const calendars = text.calendars.map(({ name, week }): ProjectCalendar => {
    const exceptions = JSON.stringify(text.holidays.map((holiday) => ({ ...holiday, hours: "" })));
    return { id: newEntityId(rng), name, week, exceptions, removed: false };
  });
  const columnOrders = inOrder(text.columns.length);
  const columns = text.columns.map((column, index): BoardColumn => {
    const id = column.name === text.readyColumn ? context.readyColumnId : newEntityId(rng);
    return { ...column, id, order: columnOrders[index]!, removed: false };
  });
  const settings = {
    ...DEFAULT_SETTINGS,
    defaultCalendarId: calendars[0]!.id,
    dataDate: `${today}T08:00`,
    projectStart: `${days.dateOf(0)}T08:00`,
  };
  return {
    columns,
    reasons: usualReasons(text.language, rng),
    phases: [...phases, ...milestones],
    calendars,
    settings,
  };
}

/** Turns a project written as text into data, with its dates around `now`. */
export function buildProject(text: ProjectText, now: Date, rng: Rng): DemoProject {
  const rows = readRows(text);
  const today = localDate(now, text.timeZone);
  const days = createWorkingDays(today, text.todayIndex, text.holidays);
  const ids = new Map(rows.map(({ key }) => [key, newEntityId<TaskId>(rng)]));
  const spans = placeInTime(rows);
  const orders = siblingOrders(rows);
  const context: Context = { text, spans, days, ids, orders, readyColumnId: newEntityId(rng) };
  const frame = buildFrame(text, rows, context, today, rng);

  const plannedAt = Date.parse(`${addCalendarDays(today, -PLANNED_BEFORE)}T09:00:00${text.offset}`);
  const timeOf = clockOfTalk(text, days, now);
  const descriptions = new Map(text.notes.map((note) => [note.task, note.description ?? []]));
  const tasks = rows.filter((row) => row.organisation !== null);
  const lanes = [
    ...Map.groupBy(tasks, (row) => `${row.organisation} ${row.audience}`).values(),
  ].map((own): DemoLane => {
    const { organisation, audience } = own[0]!;
    const representative = text.people.find((each) => each.organisation === organisation)!.person;
    const inLane = new Set(own.map(({ key }) => key));
    return {
      organisation: organisation!,
      audience,
      tasks: own.map((row, index): DemoTask => ({
        id: ids.get(row.key)!,
        fields: fieldsOf(row, context, plannedAt + index * 60_000),
        createdBy: representative,
        assignee: row.person,
        description: descriptions.get(row.key) ?? [],
      })),
      relations: own.flatMap((row) => relationsInto(row, ids, rng)),
      promises: buildPromises(
        own.flatMap((row) => {
          const span = spans.get(row.key)!;
          return row.days === null || row.days === 0 || row.audience !== "everyone"
            ? []
            : [
                {
                  taskId: ids.get(row.key)!,
                  end: span.end,
                  progress: progressOf(row, span, text.todayIndex),
                },
              ];
        }),
        { days, todayIndex: text.todayIndex, reasons: frame.reasons, rng },
      ),
      ...buildTalk(text, { inLane, ids, timeOf, rng }),
    };
  });
  const { key, name, timeZone, host, participants, people } = text;
  const ledgers = text.ledgers.map(({ organisation, audience, currency, entries }) => ({
    organisation,
    audience,
    entries: entries.map(([task, budget, cost, contract]) => ({
      taskId: ids.get(task)!,
      budget: budget * 100,
      cost: cost === null ? null : cost * 100,
      currency,
      contract,
    })),
  }));
  return { key, name, timeZone, host, participants, people, frame, lanes, ledgers };
}
