import type { TaskId, UserId } from "../primitives/ids.ts";
import type { Result } from "../primitives/result.ts";
import { buildYdoc, type BuiltYdoc } from "./build-ydoc.ts";
import type { Edit } from "./edit.ts";
import type { Assignment, Resource } from "./resource.ts";
import type { Refusal } from "./refusal.ts";
import type { Relation, TaskFields } from "./task.ts";

/** What a new part of a lane is to hold. The tasks of relations' successors and of notes are among `tasks`. */
export type LaneContent = {
  readonly tasks: readonly { readonly id: TaskId; readonly fields: Partial<TaskFields> }[];
  readonly relations: readonly Relation[];
  /** Stamped with the author, like tasks. */
  readonly resources?: readonly Omit<Resource, "createdBy" | "createdAt">[];
  readonly assignments?: readonly Assignment[];
  readonly notes: readonly { readonly taskId: TaskId; readonly paragraphs: readonly string[] }[];
};

export type LaneAuthor = {
  readonly createdBy: UserId;
  /** ms since the epoch */
  readonly at: number;
  /** Random, so that it meets no person's. */
  readonly clientId: number;
};

/** Builds a new lane ydoc in the name of one person. Only fields that differ from their default are written. */
export function buildLaneUpdate(
  { tasks, relations, resources = [], assignments = [], notes }: LaneContent,
  { createdBy, at, clientId }: LaneAuthor,
): Result<BuiltYdoc, Refusal> {
  const edits: Edit[] = tasks.map(({ id, fields }) => ({
    type: "task.create",
    id,
    fields: { ...fields, createdBy, createdAt: at },
  }));
  for (const { id, ...fields } of relations) edits.push({ type: "relation.create", id, fields });
  for (const { id, ...fields } of resources)
    edits.push({ type: "resource.create", id, fields: { ...fields, createdBy, createdAt: at } });
  for (const { id, ...fields } of assignments)
    edits.push({ type: "assignment.create", id, fields });
  return buildYdoc({ kind: "lane", edits, descriptions: notes }, clientId);
}
