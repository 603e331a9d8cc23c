import type { EditGroup, TaskPatch } from "@parley/shared/documents/edit.ts";
import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import {
  LAG_UNITS,
  RELATION_TYPES,
  type Relation,
  type TaskFields,
} from "@parley/shared/documents/task.ts";
import type { EntityId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { topmost } from "./row-moves.ts";

/** On the clipboard, beside the text that spreadsheets read. */
export const COPIED_TASKS_TYPE = "application/x-parley-tasks+json";

/** Tasks in the order of their rows, with what is below them and the relations among them. */
export type CopiedTasks = {
  readonly projectId: string;
  /** Pasted in the same project they move instead. */
  readonly isCut: boolean;
  /** The topmost. */
  readonly ids: readonly string[];
  readonly tasks: readonly CopiedTask[];
  readonly relations: readonly CopiedRelation[];
};
type CopiedTask = {
  readonly id: string;
  /** Null: at the level where it is pasted. */
  readonly parentId: string | null;
  readonly fields: TaskPatch;
};
type CopiedRelation = Pick<Relation, "predecessorId" | "successorId" | "type" | "lag" | "lagUnit">;

/** What a copy keeps: what the work is. What has become of it (status, progress, actual dates) and who does it, it does not keep. */
const KEPT = [
  "name",
  "milestone",
  "start",
  "finish",
  "duration",
  "elapsed",
  "estimated",
  "durationUnit",
  "mode",
  "constraintType",
  "constraintDate",
  "deadline",
  "priority",
  "splits",
] as const satisfies readonly (keyof TaskFields)[];
/** Means something in its own project only. */
const OF_THE_PROJECT = ["calendarId"] as const;

export function copyTasks(
  plan: Plan,
  ids: ReadonlySet<string>,
  projectId: string,
  isCut: boolean,
): CopiedTasks | null {
  const tops = new Set(topmost(plan, ids).map(({ id }) => id as string));
  const copied = new Set<string>();
  const rows = plan.rows.filter((row): row is TaskRow => {
    const isIn = tops.has(row.id) || (row.parentId !== null && copied.has(row.parentId));
    if (isIn) copied.add(row.id);
    return isIn && row.kind === "task";
  });
  if (rows.length === 0) return null;
  const tasks = new Set<string>(rows.map(({ id }) => id));
  return {
    projectId,
    isCut,
    ids: rows.flatMap(({ id, parentId }) => (parentId !== null && tasks.has(parentId) ? [] : [id])),
    tasks: rows.map(({ id, parentId, task }) => ({
      id,
      parentId: parentId !== null && tasks.has(parentId) ? parentId : null,
      fields: Object.fromEntries([...KEPT, ...OF_THE_PROJECT].map((field) => [field, task[field]])),
    })),
    relations: plan.relations
      .filter((each) => tasks.has(each.predecessorId) && tasks.has(each.successorId))
      .map(({ predecessorId, successorId, type, lag, lagUnit }) => ({
        predecessorId,
        successorId,
        type,
        lag,
        lagUnit,
      })),
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isOf = <T extends string>(list: readonly T[], value: unknown): value is T =>
  list.includes(value as T);
const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((each): each is Record<string, unknown> => each instanceof Object)
    : [];

/** What lies on the clipboard, whoever put it there: only what a copy may hold is taken. Null where it is no copy of tasks. */
export function readCopied(text: string): CopiedTasks | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!(value instanceof Object)) return null;
  const { projectId, isCut, ids, tasks, relations } = value as Record<string, unknown>;
  if (!isText(projectId)) return null;
  const read = listOf(tasks).flatMap(({ id, parentId, fields }): CopiedTask[] => {
    if (!isText(id) || !(fields instanceof Object)) return [];
    const given = fields as Record<string, unknown>;
    const kept = [...KEPT, ...OF_THE_PROJECT].flatMap((field) =>
      given[field] === undefined ? [] : [[field, given[field]] as const],
    );
    return [
      {
        id,
        parentId: isText(parentId) ? parentId : null,
        fields: Object.fromEntries(kept) as TaskPatch,
      },
    ];
  });
  if (read.length === 0) return null;
  return {
    projectId,
    isCut: isCut === true,
    ids: Array.isArray(ids) ? ids.filter(isText) : [],
    tasks: read,
    relations: listOf(relations).flatMap((each): CopiedRelation[] => {
      const { predecessorId, successorId, type, lag, lagUnit } = each;
      return isText(predecessorId) &&
        isText(successorId) &&
        isOf(RELATION_TYPES, type) &&
        isOf(LAG_UNITS, lagUnit) &&
        Number.isInteger(lag)
        ? [
            {
              predecessorId: predecessorId as TaskId,
              successorId: successorId as TaskId,
              type,
              lag: lag as number,
              lagUnit,
            },
          ]
        : [];
    }),
  };
}

export type Copy = { readonly fields: TaskPatch; readonly parent: number };

/**
 * The fields of the copies, and which copy lies below which: `parent` is a place in the list, or -1 where it is pasted. A parent comes
 * before what is below it.
 */
export function copiesOf(copied: CopiedTasks, projectId: string): readonly Copy[] {
  const placeOf = new Map<string, number>();
  return copied.tasks.map(({ id, parentId, fields }, place) => {
    placeOf.set(id, place);
    const kept = Object.entries(fields).filter(
      ([field, value]) =>
        value !== null &&
        (copied.projectId === projectId || !(OF_THE_PROJECT as readonly string[]).includes(field)),
    );
    return {
      fields: Object.fromEntries(kept) as TaskPatch,
      parent: parentId === null ? -1 : (placeOf.get(parentId) ?? -1),
    };
  });
}

/** Bare new tasks, one for each copy and in their order, made into the copies. */
export function copiedEdits(
  copies: readonly Copy[],
  edits: EditGroup,
  ids: readonly TaskId[],
): EditGroup {
  return edits.map((each, place) => {
    const { fields, parent } = copies[place]!;
    if (each.edit.type !== "task.create") return each;
    const below = parent < 0 ? {} : { parentId: ids[parent]! };
    return {
      ...each,
      edit: { ...each.edit, fields: { ...each.edit.fields, ...fields, ...below } },
    };
  });
}

/** The relations among the copies. Each lies with its successor. */
export function copiedRelations(
  copied: CopiedTasks,
  made: readonly { readonly id: TaskId; readonly ydocId: YdocId }[],
  newId: () => EntityId,
): EditGroup {
  const copyOf = new Map(copied.tasks.map(({ id }, place) => [id, made[place]]));
  return copied.relations.flatMap((relation): EditGroup => {
    const from = copyOf.get(relation.predecessorId);
    const to = copyOf.get(relation.successorId);
    if (from === undefined || to === undefined) return [];
    const fields = { ...relation, predecessorId: from.id, successorId: to.id };
    return [{ ydocId: to.ydocId, edit: { type: "relation.create", id: newId(), fields } }];
  });
}
