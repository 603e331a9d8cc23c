import { isEntityId } from "../documents/field-rule.ts";

/** What somebody shows of themselves on a wall. Lengths are units of the wall. */
export type WallCursor = {
  readonly x: number;
  readonly y: number;
  /** What is selected: ids of objects, and `frame/task` for tasks that a frame shows; the first twenty. */
  readonly selected: readonly string[];
  /** How far the selection is being carried at the moment. */
  readonly carried: { readonly dx: number; readonly dy: number } | null;
  /** Whether the hand is raised, and since when (ms since the epoch, by that person's clock). */
  readonly handAt: number | null;
  /** Whether the pointer is shown as a laser. */
  readonly laser: boolean;
  /** What part of the wall is on the screen: its middle, and how wide it is. */
  readonly view: { readonly x: number; readonly y: number; readonly width: number } | null;
};

/** What those who see the cursor may be told of. */
export type WallHolds = {
  /** An object of the very ydoc that the cursor is shown on. */
  readonly object: (id: string) => boolean;
  /** A task of a lane that everybody reads. */
  readonly task: (id: string) => boolean;
};

export const SELECTED_MAX = 20;

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** Total: null where it is no such thing. What `holds` does not know is left out, and so is how far that is carried. */
export function wallCursorOf(value: unknown, holds: WallHolds): WallCursor | null {
  if (!isObject(value)) return null;
  const { x, y, selected, carried, view, handAt, laser } = value;
  if (!isNumber(x) || !isNumber(y)) return null;
  const isTold = (key: unknown): key is string => {
    if (typeof key !== "string") return false;
    const [id, taskId, ...more] = key.split("/");
    if (!isEntityId(id) || more.length > 0 || !holds.object(id)) return false;
    return taskId === undefined || (isEntityId(taskId) && holds.task(taskId));
  };
  const told = Array.isArray(selected) ? selected.slice(0, SELECTED_MAX).filter(isTold) : [];
  return {
    x,
    y,
    selected: told,
    carried:
      told.length > 0 && isObject(carried) && isNumber(carried["dx"]) && isNumber(carried["dy"])
        ? { dx: carried["dx"], dy: carried["dy"] }
        : null,
    handAt: isNumber(handAt) ? handAt : null,
    laser: laser === true,
    view:
      isObject(view) && isNumber(view["x"]) && isNumber(view["y"]) && isNumber(view["width"])
        ? { x: view["x"], y: view["y"], width: view["width"] }
        : null,
  };
}
