import type { EditGroup, TaskPatch } from "@parley/shared/documents/edit.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { DEFAULT_TASK, type Task } from "@parley/shared/documents/task.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { workBetween, workEndOn } from "@parley/shared/schedule/working-calendar.ts";
import { cellEdit, type CellContext } from "./cell-edit.ts";
import type { PastedRow } from "./clipboard-rows.ts";
import type { PlanColumn } from "./plan-column.ts";
import { readDate } from "./date-entry.ts";

/** The created rows with their cells and outline filled in; a cell that cannot be read is left empty rather than stopping the rest. */
export function pasteEdits(
  made: { readonly ids: readonly TaskId[]; readonly edits: EditGroup },
  pasted: readonly PastedRow[],
  context: CellContext,
): EditGroup {
  const parents: TaskId[] = [];
  const base = pasted[0]?.depth ?? 0;
  return made.edits.map((each, index) => {
    if (each.edit.type !== "task.create") return each;
    const { depth, cells } = pasted[index]!;
    const level = Math.min(Math.max(0, depth - base), parents.length);
    parents.length = level;
    const parentId = parents[level - 1];
    parents.push(made.ids[index]!);
    const fields: TaskPatch = { ...each.edit.fields, ...cellFields(each, cells, context) };
    return {
      ydocId: each.ydocId,
      edit: { ...each.edit, fields: parentId === undefined ? fields : { ...fields, parentId } },
    };
  });
}

const PASTED: readonly PlanColumn[] = [
  "name",
  "duration",
  "start",
  "finish",
  "progress",
  "assignee",
  "status",
];

function cellFields(
  created: EditGroup[number],
  cells: PastedRow["cells"],
  context: CellContext,
): TaskPatch {
  let fields: TaskPatch = {};
  for (const column of PASTED) {
    const text = cells.get(column);
    if (text === undefined) continue;
    const task = { ...DEFAULT_TASK, ...fields } as Task;
    if (column === "finish" && task.constraintDate !== null) {
      // A start and a finish say how long it takes, where nothing else does.
      if (task.duration === null) fields = { ...fields, ...durationUpTo(task, text, context) };
      continue;
    }
    const row = {
      kind: "task",
      isSummary: false,
      ydocId: created.ydocId,
      start: task.constraintDate,
      finish: null,
      task,
    } as unknown as TaskRow;
    const result = cellEdit(row, column, text, context);
    const edit = result.ok ? result.edits[0]?.edit : undefined;
    if (edit?.type === "task.set") fields = { ...fields, ...edit.fields };
  }
  return fields;
}

function durationUpTo(task: Task, text: string, context: CellContext): TaskPatch {
  const entry = readDate(text, { ...context, from: task.constraintDate });
  if (entry.kind !== "date" || task.constraintDate === null) return {};
  const calendar = context.calendarOf(task);
  const duration = workBetween(calendar, task.constraintDate, workEndOn(calendar, entry.day));
  return duration > 0 ? { duration } : {};
}
