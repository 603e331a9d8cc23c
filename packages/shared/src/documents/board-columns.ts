import type { BoardColumn } from "./frame.ts";
import type { TaskStatus } from "./task.ts";
import type { EntityId } from "../primitives/ids.ts";

/**
 * Where a status goes that no column stands for, nearest first. `waiting` and `blocked` say why work that is planned or begun does
 * not move on, so they may stay in any column of unfinished work.
 */
const NEAREST: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  "not-started": ["waiting", "in-progress"],
  "in-progress": ["in-review", "not-started", "waiting"],
  "in-review": ["in-progress", "done", "not-started"],
  waiting: ["not-started", "blocked", "in-progress", "in-review"],
  blocked: ["in-progress", "waiting", "not-started", "in-review"],
  done: ["not-needed", "in-review"],
  "not-needed": ["done"],
};

const byOrder = (a: BoardColumn, b: BoardColumn): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

export const liveColumns = (columns: Iterable<BoardColumn>): BoardColumn[] =>
  [...columns].filter((column) => !column.removed).sort(byOrder);

/** A column takes a card when its category is the card's status, or the nearest there is. */
function takes(column: BoardColumn, status: TaskStatus, columns: readonly BoardColumn[]): boolean {
  if (column.status === status) return true;
  if (columns.some((other) => other.status === status)) return false;
  if (status === "waiting" || status === "blocked")
    return column.status !== "done" && column.status !== "not-needed";
  return column.status === homeStatus(status, columns);
}

function homeStatus(status: TaskStatus, columns: readonly BoardColumn[]): TaskStatus | null {
  const wanted = [status, ...NEAREST[status]];
  return wanted.find((each) => columns.some((column) => column.status === each)) ?? null;
}

/**
 * The column that shows a card. The status wins over the column that the card names: the status is what every other view changes, and
 * a board that contradicted it would show work as unfinished that is done. Total: where no column fits, the first one shows the card.
 * `columns` are the live ones in order.
 */
export function columnOf(
  task: { readonly status: TaskStatus; readonly columnId: EntityId | null },
  columns: readonly BoardColumn[],
): EntityId | null {
  const named = columns.find((column) => column.id === task.columnId);
  if (named !== undefined && takes(named, task.status, columns)) return named.id;
  const home = homeStatus(task.status, columns);
  return (columns.find((column) => column.status === home) ?? columns[0])?.id ?? null;
}

/** How full a column is. A limit warns and never blocks. */
export type Load =
  | { readonly kind: "free" }
  | { readonly kind: "within"; readonly limit: number }
  | { readonly kind: "full"; readonly limit: number }
  | { readonly kind: "over"; readonly limit: number; readonly by: number };

export function loadOf(column: BoardColumn, count: number): Load {
  const { limit } = column;
  if (limit === null) return { kind: "free" };
  if (count > limit) return { kind: "over", limit, by: count - limit };
  return count === limit ? { kind: "full", limit } : { kind: "within", limit };
}
