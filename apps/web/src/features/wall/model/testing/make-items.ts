import { DEFAULT_TASK, type Task } from "@parley/shared/documents/task.ts";
import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import { EMPTY_PLAN, type Plan, type PlanRelation } from "@parley/shared/documents/plan-row.ts";
import type { WallObject } from "@parley/shared/documents/wall.ts";
import type {
  EntityId,
  OrganisationId,
  TaskId,
  UserId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import { WorkingTime } from "../../../../platform/calendar/working-time.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import type { ObjectItem } from "../wall-item.ts";

export const TIME = new WorkingTime(STANDARD_CALENDAR);

export const wallObject = (fields: Partial<WallObject> = {}): WallObject => ({
  id: "object" as EntityId,
  type: "note",
  createdBy: "me" as UserId,
  organisationId: "us" as OrganisationId,
  createdAt: 1,
  x: 0,
  y: 0,
  width: 132,
  height: 92,
  order: "a0",
  text: "",
  textSize: "m",
  shape: "rectangle",
  plain: false,
  groupId: null,
  locked: false,
  fromId: null,
  toId: null,
  points: "",
  pull: false,
  unit: "week",
  from: null,
  columns: 6,
  phaseId: null,
  quietId: null,
  removed: false,
  ...fields,
});

export function objectItem(fields: Partial<WallObject> = {}, isPrivate = false): ObjectItem {
  const object = wallObject(fields);
  const { x, y, width, height } = object;
  return {
    kind: "object",
    key: object.id,
    object,
    ydocId: (isPrivate ? "area" : "wall") as YdocId,
    isPrivate,
    rect: { x, y, width, height },
  };
}

/** A task that begins at 8 o'clock of a day since 1970 and takes a working day. */
export function taskRow(
  id: string,
  organisation: string,
  day: number,
  task: Partial<Task> = {},
): TaskRow {
  const start = day * TENTHS_PER_DAY + 4_800;
  return {
    kind: "task",
    id: id as TaskId,
    parentId: null,
    depth: 0,
    wbs: "1",
    position: 0,
    misplaced: null,
    start: null,
    finish: null,
    progress: 0,
    isSummary: false,
    task: { ...DEFAULT_TASK, id: id as TaskId, custom: {}, name: id, ...task },
    ydocId: "lane" as YdocId,
    organisationId: organisation as OrganisationId,
    audience: "everyone",
    dates: {
      id,
      isSummary: false,
      start,
      finish: start + 5_400,
      earlyStart: start,
      earlyFinish: start + 5_400,
      lateStart: start,
      lateFinish: start + 5_400,
      totalFloat: 0,
      freeFloat: 0,
      startFloat: 0,
      finishFloat: 0,
      critical: false,
    },
  };
}

export const planOf = (
  rows: readonly PlanRow[],
  relations: readonly PlanRelation[] = [],
): Plan => ({
  ...EMPTY_PLAN,
  rows,
  byId: new Map(rows.map((row) => [row.id, row])),
  relations,
});
