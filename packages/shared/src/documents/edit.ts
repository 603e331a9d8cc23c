import type { EntityId, TaskId, YdocId } from "../primitives/ids.ts";
import type {
  BoardColumn,
  CustomFieldDefinition,
  FrameSettings,
  MissReason,
  Phase,
  ProjectCalendar,
} from "./frame.ts";
import type { Mark } from "./mark.ts";
import type { Assignment, Resource } from "./resource.ts";
import type { Topic, TopicReply, TopicStep } from "./topic.ts";
import type { Remark, Suggestion, Thread } from "./spec.ts";
import type { HandOff, Reaction, WallObject } from "./wall.ts";
import type {
  CheckItem,
  Comment,
  CustomFieldValue,
  Relation,
  TaskFields,
  TaskPromise,
} from "./task.ts";

/** Sets some fields; null takes a field back to its default. Custom fields go by their key `x:<field id>`. */
export type TaskPatch = { readonly [Field in keyof TaskFields]?: TaskFields[Field] | null } & {
  readonly [custom: `x:${string}`]: CustomFieldValue | null;
};
type Patch<T> = { readonly [Field in keyof Omit<T, "id">]?: T[Field] | null };

/**
 * What a person meant, as plain data: one Edit is one Yjs transaction on one ydoc. The same value is what the permission policy is
 * asked about, what is kept until the server has acknowledged it (so that a refused replica can be rebuilt and what is still
 * allowed offered again), and what undo inverts.
 */
export type Edit =
  | { readonly type: "task.create"; readonly id: TaskId; readonly fields: TaskPatch }
  | { readonly type: "task.set"; readonly id: TaskId; readonly fields: TaskPatch }
  | { readonly type: "relation.create"; readonly id: EntityId; readonly fields: Patch<Relation> }
  | { readonly type: "relation.set"; readonly id: EntityId; readonly fields: Patch<Relation> }
  | { readonly type: "check.create"; readonly id: EntityId; readonly fields: Patch<CheckItem> }
  | { readonly type: "check.set"; readonly id: EntityId; readonly fields: Patch<CheckItem> }
  | { readonly type: "promise.create"; readonly id: EntityId; readonly fields: Patch<TaskPromise> }
  | { readonly type: "promise.set"; readonly id: EntityId; readonly fields: Patch<TaskPromise> }
  | { readonly type: "resource.create"; readonly id: EntityId; readonly fields: Patch<Resource> }
  | { readonly type: "resource.set"; readonly id: EntityId; readonly fields: Patch<Resource> }
  | {
      readonly type: "assignment.create";
      readonly id: EntityId;
      readonly fields: Patch<Assignment>;
    }
  | { readonly type: "assignment.set"; readonly id: EntityId; readonly fields: Patch<Assignment> }
  | { readonly type: "comment.add"; readonly comment: Comment }
  | { readonly type: "column.create"; readonly id: EntityId; readonly fields: Patch<BoardColumn> }
  | { readonly type: "column.set"; readonly id: EntityId; readonly fields: Patch<BoardColumn> }
  | { readonly type: "phase.create"; readonly id: EntityId; readonly fields: Patch<Phase> }
  | { readonly type: "phase.set"; readonly id: EntityId; readonly fields: Patch<Phase> }
  | {
      readonly type: "calendar.create";
      readonly id: EntityId;
      readonly fields: Patch<ProjectCalendar>;
    }
  | {
      readonly type: "calendar.set";
      readonly id: EntityId;
      readonly fields: Patch<ProjectCalendar>;
    }
  | {
      readonly type: "field.create";
      readonly id: EntityId;
      readonly fields: Patch<CustomFieldDefinition>;
    }
  | {
      readonly type: "field.set";
      readonly id: EntityId;
      readonly fields: Patch<CustomFieldDefinition>;
    }
  | { readonly type: "reason.create"; readonly id: EntityId; readonly fields: Patch<MissReason> }
  | { readonly type: "reason.set"; readonly id: EntityId; readonly fields: Patch<MissReason> }
  | { readonly type: "settings.set"; readonly fields: Patch<FrameSettings> }
  | { readonly type: "ledger.set"; readonly taskId: TaskId; readonly fields: Patch<LedgerEntry> }
  | { readonly type: "object.create"; readonly id: EntityId; readonly fields: Patch<WallObject> }
  | { readonly type: "object.set"; readonly id: EntityId; readonly fields: Patch<WallObject> }
  | { readonly type: "reaction.create"; readonly id: EntityId; readonly fields: Patch<Reaction> }
  | { readonly type: "reaction.set"; readonly id: EntityId; readonly fields: Patch<Reaction> }
  | { readonly type: "handoff.create"; readonly id: EntityId; readonly fields: Patch<HandOff> }
  | { readonly type: "handoff.set"; readonly id: EntityId; readonly fields: Patch<HandOff> }
  | { readonly type: "mark.create"; readonly id: EntityId; readonly fields: Patch<Mark> }
  | { readonly type: "mark.set"; readonly id: EntityId; readonly fields: Patch<Mark> }
  | { readonly type: "topic.create"; readonly id: EntityId; readonly fields: Patch<Topic> }
  | { readonly type: "topic.set"; readonly id: EntityId; readonly fields: Patch<Topic> }
  | { readonly type: "reply.create"; readonly id: EntityId; readonly fields: Patch<TopicReply> }
  | { readonly type: "reply.set"; readonly id: EntityId; readonly fields: Patch<TopicReply> }
  | { readonly type: "step.create"; readonly id: EntityId; readonly fields: Patch<TopicStep> }
  | { readonly type: "thread.create"; readonly id: EntityId; readonly fields: Patch<Thread> }
  | { readonly type: "thread.set"; readonly id: EntityId; readonly fields: Patch<Thread> }
  | { readonly type: "remark.create"; readonly id: EntityId; readonly fields: Patch<Remark> }
  | { readonly type: "remark.set"; readonly id: EntityId; readonly fields: Patch<Remark> }
  | {
      readonly type: "suggestion.create";
      readonly id: EntityId;
      readonly fields: Patch<Suggestion>;
    }
  | { readonly type: "suggestion.set"; readonly id: EntityId; readonly fields: Patch<Suggestion> };

/** Root `entries` of a ledger, keyed by task id; flat Y.Maps. Amounts are in minor units of the currency. */
export type LedgerEntry = {
  readonly taskId: TaskId;
  readonly budget: number | null;
  readonly cost: number | null;
  readonly currency: string | null; // ISO 4217
  readonly contract: string | null; // ≤ 200
};

/** One step of a person's undo history: edits on one or several ydocs that belong together. */
export type EditGroup = readonly { readonly ydocId: YdocId; readonly edit: Edit }[];
