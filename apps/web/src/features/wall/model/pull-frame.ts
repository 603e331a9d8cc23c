import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { dayOfInstant, type WorkingTime } from "../../../platform/calendar/working-time.ts";
import { columnsOf, dayAt, shareOf, type FrameColumn } from "./frame-time.ts";
import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import { NOTE_HEIGHT, NOTE_WIDTH, taskKey, type ObjectItem, type TaskItem } from "./wall-item.ts";

/** A row of the frame: an organisation. */
export type FrameRow = {
  readonly organisationId: OrganisationId;
  readonly y: number;
  readonly height: number;
};

/** A pull-planning frame as it is drawn: the tasks of the plan, by organisation and time. */
export type PullFrame = {
  readonly item: ObjectItem;
  readonly rect: Rect;
  readonly columns: readonly FrameColumn[];
  readonly columnWidth: number;
  readonly rows: readonly FrameRow[];
  readonly notes: readonly TaskItem[];
};

export type FrameInput = {
  readonly plan: Plan;
  /** In the order of the rows; those without a task are shown too. */
  readonly organisations: readonly OrganisationId[];
  readonly time: WorkingTime;
  /** Days since 1970. */
  readonly today: number;
};

export const TITLE_HEIGHT = 32;
export const HEAD_HEIGHT = 36;
export const ROW_HEAD = 132;
const COLUMN_WIDTH = { week: 220, day: 148 } as const;
const GAP = 10;
/** More notes than a meeting can hold are not drawn: the frame says how many are left out. */
export const FRAME_NOTES = 600;

export function isBelow(plan: Plan, row: TaskRow, ancestor: string | null): boolean {
  if (ancestor === null) return true;
  for (let at = row.parentId; at !== null; at = plan.byId.get(at)?.parentId ?? null)
    if (at === ancestor) return true;
  return false;
}

function tasksIn(plan: Plan, phaseId: string | null, from: number, to: number): TaskRow[] {
  const found: TaskRow[] = [];
  for (const row of plan.rows) {
    if (row.kind !== "task" || row.isSummary || row.dates === null) continue;
    const day = dayOfInstant(row.dates.start);
    if (day >= from && day < to && isBelow(plan, row, phaseId)) found.push(row);
  }
  return found
    .sort((a, b) => a.dates!.start - b.dates!.start || a.position - b.position)
    .slice(0, FRAME_NOTES);
}

/** Where notes of one row stand: each in the first line in which it covers none before it. */
function linesOf(lefts: readonly number[]): {
  readonly lines: readonly number[];
  readonly count: number;
} {
  const ends: number[] = [];
  const lines = lefts.map((left) => {
    const free = ends.findIndex((end) => end <= left);
    const line = free < 0 ? ends.length : free;
    ends[line] = left + NOTE_WIDTH + GAP;
    return line;
  });
  return { lines, count: Math.max(1, ends.length) };
}

export function layoutPullFrame(item: ObjectItem, input: FrameInput): PullFrame {
  const { object } = item;
  const columns = columnsOf(object, input.time, input.today);
  const columnWidth = COLUMN_WIDTH[object.unit];
  const tasks = tasksIn(input.plan, object.phaseId, columns[0]!.from, columns.at(-1)!.to);
  const ofOrganisation = Map.groupBy(tasks, ({ organisationId }) => organisationId);
  const shown = new Set([...input.organisations, ...ofOrganisation.keys()]);
  const rows: FrameRow[] = [];
  const notes: TaskItem[] = [];
  const left = object.x + ROW_HEAD;
  let y = object.y + TITLE_HEIGHT + HEAD_HEIGHT;
  for (const organisationId of shown) {
    const own = ofOrganisation.get(organisationId) ?? [];
    const lefts = own.map((row) => {
      const day = dayOfInstant(row.dates!.start);
      const index = columns.findIndex(({ to }) => day < to);
      const place = (index + shareOf(columns[index]!, day)) * columnWidth + GAP / 2;
      return left + Math.min(place, columns.length * columnWidth - NOTE_WIDTH - GAP / 2);
    });
    const { lines, count } = linesOf(lefts);
    const height = count * (NOTE_HEIGHT + GAP) + GAP;
    own.forEach((row, index) =>
      notes.push({
        kind: "task",
        key: taskKey(object.id, row.task.id),
        row,
        frameId: object.id,
        rect: {
          x: lefts[index]!,
          y: y + GAP + lines[index]! * (NOTE_HEIGHT + GAP),
          width: NOTE_WIDTH,
          height: NOTE_HEIGHT,
        },
      }),
    );
    rows.push({ organisationId, y, height });
    y += height;
  }
  const width = ROW_HEAD + columns.length * columnWidth;
  const rect = { x: object.x, y: object.y, width, height: y - object.y };
  return { item, rect, columns, columnWidth, rows, notes };
}

/** Where in the frame a point lies: whose row, and which working day. */
export type FrameCell = { readonly organisationId: OrganisationId; readonly day: string };

export function cellAt(frame: PullFrame, { x, y }: Point, time: WorkingTime): FrameCell | null {
  const row = frame.rows.find((each) => y >= each.y && y < each.y + each.height);
  const place = (x - frame.rect.x - ROW_HEAD) / frame.columnWidth;
  const column = frame.columns[Math.floor(place)];
  if (row === undefined || column === undefined) return null;
  return {
    organisationId: row.organisationId,
    day: dayAt(column, place - Math.floor(place), time),
  };
}
