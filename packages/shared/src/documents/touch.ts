import type { Scalar } from "./field-rule.ts";

export type TouchValue = Scalar | null | { readonly [key: string]: Scalar | null };

/**
 * One thing that an accepted update changed, stored beside the update as history. Plain and small: texts are cut to
 * TOUCH_TEXT characters.
 * - create: `value` holds the fields that the entity began with (of a comment: taskId, body, amends, withdrawn).
 * - set: `field` and its new value; null = back to the default.
 * - text: the description of task `id`, or the one text of the ydoc; `value` = {inserted, deleted} characters.
 */
export type Touch = {
  readonly collection: string;
  readonly id: string;
  /** The task that this belongs to, so that a task's history includes its checks, relations and comments. */
  readonly taskId?: string;
  readonly field?: string;
  readonly kind: "create" | "set" | "text";
  readonly value?: TouchValue;
};

export const TOUCH_TEXT = 200;

/** Never cuts a surrogate pair in two: the database takes well-formed text only. */
export function shortened(value: Scalar): Scalar {
  if (typeof value !== "string" || value.length <= TOUCH_TEXT) return value;
  const cut = value.slice(0, TOUCH_TEXT - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** Every entity in whose history the touch is to be found. */
export const touchedEntities = (touch: Touch): readonly string[] =>
  touch.taskId === undefined || touch.taskId === touch.id ? [touch.id] : [touch.id, touch.taskId];
