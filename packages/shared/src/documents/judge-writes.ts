import { canAddComment, canComment } from "../permissions/comment-policy.ts";
import type { Decision } from "../permissions/decision.ts";
import { canEditFrame } from "../permissions/frame-policy.ts";
import { canEditLedger } from "../permissions/ledger-policy.ts";
import { canCreateMark, canSetMark } from "../permissions/mark-policy.ts";
import {
  canEditSpecText,
  canSetSuggestion,
  canSetThread,
  canSpeakOfSpec,
  canSuggest,
} from "../permissions/spec-policy.ts";
import type { Standing } from "../permissions/standing.ts";
import {
  canCreateTask,
  canEditChecks,
  canEditDescription,
  canEditPromises,
  canEditRelations,
  canEditResources,
  canSetTaskField,
} from "../permissions/task-policy.ts";
import {
  canCreateWallObject,
  canSetWallObject,
  canGiveHandOff,
  canReact,
  type WallAuthorship,
} from "../permissions/wall-policy.ts";
import { judgeRegions, type ClosedRegions } from "./closed-regions.ts";
import { isComment } from "./comment-rule.ts";
import { isEntityId, type FieldRule } from "./field-rule.ts";
import { judgeStep, rightToTopic } from "./judge-topics.ts";
import { MAX_CUSTOM_FIELDS } from "./limits.ts";
import { refuse } from "./refusal.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import type { YdocLookup } from "./ydoc-lookup.ts";
import { fieldRuleOf, type CollectionSchema, type YdocSchema } from "./ydoc-schema.ts";
import { SETTINGS_ID, type Write } from "./write.ts";

export type JudgeContext = {
  readonly place: YdocPlace;
  readonly schema: YdocSchema;
  readonly standing: Standing;
  readonly lookup: YdocLookup;
  /** The judge's clock, ms since the epoch. */
  readonly now: number;
  readonly maxClockLead: number;
  /** Of the wall that is written; null where nothing of it is closed. */
  readonly closed?: ClosedRegions | null;
};

/** What the same batch of writes creates, beside what the ydoc holds already. */
type Created = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, unknown>>>;

/** Reasons that say more than that something may not be done. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  "edit.not-own-author",
  "edit.not-own-organisation",
]);

function allow(decision: Decision, what: string): void {
  if (decision.allowed) return;
  refuse(OWN_WORDS.has(decision.reason) ? decision.reason : "edit.forbidden", what);
}

/** Who made what a write changes: as it lies in the ydoc, or as the same batch creates it. */
function authorshipOf(
  { lookup }: JudgeContext,
  created: Created,
  { collection, id }: { readonly collection: string; readonly id: string },
): WallAuthorship {
  const fresh = created.get(collection)?.get(id);
  const of = (field: string): string => {
    const value = fresh === undefined ? lookup.field(collection, id, field) : fresh.get(field);
    return typeof value === "string" ? value : "";
  };
  return { createdBy: of("createdBy"), organisationId: of("organisationId"), type: of("type") };
}

function rightTo(context: JudgeContext, created: Created, write: Write): Decision {
  const { standing, place } = context;
  if (write.op === "comment") return canComment(standing, place);
  if (write.op === "text")
    return write.collection === "body"
      ? canEditSpecText(standing, place)
      : canEditDescription(standing, place);
  switch (write.collection) {
    case "tasks":
      return write.op === "create"
        ? canCreateTask(standing, place)
        : canSetTaskField(standing, place, write.field);
    case "relations":
      return canEditRelations(standing, place);
    case "resources":
    case "assignments":
      return canEditResources(standing, place);
    case "checks":
      return canEditChecks(standing, place);
    case "promises":
      return canEditPromises(standing, place);
    case "columns":
    case "phases":
    case "calendars":
    case "fields":
    case "reasons":
    case "settings":
      return canEditFrame(standing, place);
    case "entries":
      return canEditLedger(standing, place);
    case "objects": {
      const object = authorshipOf(context, created, write);
      return write.op === "create"
        ? canCreateWallObject(standing, place, object.type)
        : canSetWallObject(standing, place, object);
    }
    case "reactions":
      return canReact(standing, place, authorshipOf(context, created, write));
    case "handoffs":
      return canGiveHandOff(standing, place, authorshipOf(context, created, write));
    case "marks":
      return write.op === "create"
        ? canCreateMark(standing, place)
        : canSetMark(standing, place, authorshipOf(context, created, write), write.field);
    case "topics":
    case "replies":
    case "steps":
      return rightToTopic(context, created, write);
    case "threads": {
      const thread = authorshipOf(context, created, write);
      return write.op === "create"
        ? canSpeakOfSpec(standing, place, thread)
        : canSetThread(standing, place, thread, write.field);
    }
    case "remarks":
      return canSpeakOfSpec(standing, place, authorshipOf(context, created, write));
    case "suggestions": {
      const suggestion = authorshipOf(context, created, write);
      if (write.op === "set") return canSetSuggestion(standing, place, suggestion, write.field);
      const made = canSuggest(standing, place, suggestion);
      // What is made as decided already is decided by whoever makes it.
      return made.allowed && (write.fields.has("state") || write.fields.has("decidedBy"))
        ? canSetSuggestion(standing, place, suggestion, "state")
        : made;
    }
    default:
      return { allowed: false, reason: "edit.unknown-place" };
  }
}

function judgeValue(
  context: JudgeContext,
  created: Created,
  rule: FieldRule,
  value: unknown,
  where: string,
): void {
  if (!rule.accepts(value)) refuse("edit.bad-value", `${where}: ${rule.says}`);
  if (rule.stamp === "writer") {
    const { standing } = context;
    if (standing.kind === "outsider" || value !== standing.userId)
      refuse("edit.not-own-author", where);
  }
  if (rule.stamp === "organisation") {
    const { standing } = context;
    if (standing.kind === "outsider" || value !== standing.organisationId)
      refuse("edit.not-own-organisation", where);
  }
  if (rule.stamp === "time" && (value as number) > context.now + context.maxClockLead)
    refuse("edit.bad-value", `${where}: a time to come`);
  if (rule.within !== undefined) judgeExists(context, created, rule.within, value as string, where);
}

function judgeExists(
  context: JudgeContext,
  created: Created,
  collection: string,
  id: string,
  where: string,
): void {
  if (context.lookup.has(collection, id) || created.get(collection)?.has(id)) return;
  refuse("edit.bad-value", `${where}: no such ${collection} entry`);
}

function judgeCreate(
  context: JudgeContext,
  created: Created,
  collection: CollectionSchema | undefined,
  write: Write & { op: "create" },
): void {
  if (collection?.shape !== "entities") return refuse("edit.unknown-place", write.collection);
  if (!isEntityId(write.id)) refuse("edit.shape", `${write.collection}: id`);
  for (const [field, value] of write.fields) {
    const rule = fieldRuleOf(collection, field);
    if (rule === undefined) return refuse("edit.unknown-place", `${write.collection}: field`);
    if (value !== null) judgeValue(context, created, rule, value, `${write.collection}.${field}`);
  }
  for (const [field, rule] of collection.fields)
    if (rule.required && (write.fields.get(field) ?? null) === null)
      refuse("edit.bad-value", `${write.collection}.${field}: missing`);
}

/** The rule of one settable place, after the place itself has been found good. */
function ruleFor(
  context: JudgeContext,
  created: Created,
  collection: CollectionSchema | undefined,
  write: Write & { op: "set" },
): FieldRule {
  const where = `${write.collection}.${write.field}`;
  let rule: FieldRule | undefined;
  switch (collection?.shape) {
    case "entities": {
      const isNew = created.get(write.collection)?.has(write.id) === true;
      if (!isNew && !context.lookup.has(write.collection, write.id))
        refuse("edit.unknown-place", `${write.collection}: no such entry`);
      rule = fieldRuleOf(collection, write.field);
      if (rule?.createOnly && !isNew) refuse("edit.create-only", where);
      break;
    }
    case "settings":
      if (write.id !== SETTINGS_ID) refuse("edit.shape", write.collection);
      rule = collection.fields.get(write.field);
      break;
    case "cells":
      if (!isEntityId(write.id)) refuse("edit.shape", `${write.collection}: id`);
      rule = collection.fields.get(write.field);
      break;
    case "comments":
    case undefined:
      break;
  }
  return rule ?? refuse("edit.unknown-place", `${write.collection}: field`);
}

function judgeComment(
  context: JudgeContext,
  created: Created,
  write: Write & { op: "comment" },
  beside: ReadonlyMap<string, unknown>,
): void {
  const { value, id } = write;
  if (context.schema.collections.get("comments")?.shape !== "comments")
    refuse("edit.unknown-place", "comments");
  if (!isComment(value, id)) return refuse("edit.bad-value", "comments: not a comment");
  judgeExists(context, created, "tasks", value.taskId, "comments.taskId");
  const amended =
    value.amends === undefined
      ? null
      : (beside.get(value.amends) ?? context.lookup.comment(value.amends));
  if (value.amends === id || (amended !== null && !isComment(amended, value.amends!)))
    return refuse("edit.bad-value", "comments.amends: no such comment");
  allow(canAddComment(context.standing, context.place, value, amended), "comments");
  if (amended !== null && amended.taskId !== value.taskId)
    refuse("edit.bad-value", "comments.amends: of another task");
  if (value.at > context.now + context.maxClockLead)
    refuse("edit.bad-value", "comments.at: a time to come");
}

function judgeCounts(context: JudgeContext, created: ReadonlyMap<string, number>): void {
  for (const [name, added] of created) {
    const collection = context.schema.collections.get(name);
    const max = collection !== undefined && "max" in collection ? collection.max : Infinity;
    if (context.lookup.count(name) + added > max) refuse("edit.too-many", name);
  }
}

/** Custom fields are named by their writer, so that nothing but a count bounds them. */
function judgeCustomFields(context: JudgeContext, writes: readonly Write[]): void {
  const added = new Map<string, Set<string>>();
  for (const write of writes) {
    if (write.op !== "create" && write.op !== "set") continue;
    const collection = context.schema.collections.get(write.collection);
    if (collection?.shape !== "entities" || collection.custom === null) continue;
    const fields = write.op === "create" ? write.fields.keys() : [write.field];
    for (const field of fields) {
      if (collection.fields.has(field)) continue;
      const slot = `${write.collection}/${write.id}`;
      const names = added.get(slot) ?? new Set();
      added.set(slot, names.add(field));
      const held = context.lookup.keys(write.collection, write.id);
      if (names.size + held > MAX_CUSTOM_FIELDS + collection.fields.size)
        refuse("edit.too-many", `${write.collection}: custom fields`);
    }
  }
}

/**
 * Rights, then values, of everything that a batch writes: each single write has to be allowed, so that whichever of several
 * concurrent values wins is a good one. Throws a RefusalError.
 */
export function judgeWrites(context: JudgeContext, writes: readonly Write[]): void {
  const created = new Map<string, Map<string, ReadonlyMap<string, unknown>>>();
  const comments = new Map<string, unknown>();
  const added = new Map<string, number>();
  const add = (collection: string): void =>
    void added.set(collection, (added.get(collection) ?? 0) + 1);
  for (const write of writes) {
    if (write.op === "create") {
      const ids = created.get(write.collection) ?? new Map();
      created.set(write.collection, ids.set(write.id, write.fields));
      add(write.collection);
    } else if (write.op === "comment") {
      comments.set(write.id, write.value);
      add("comments");
    } else if (
      write.op === "set" &&
      context.schema.collections.get(write.collection)?.shape === "cells"
    )
      add(write.collection);
  }
  for (const write of writes) {
    const what = write.op === "comment" ? "comments" : write.collection;
    const collection = context.schema.collections.get(what);
    if (collection === undefined && write.op !== "text") refuse("edit.unknown-place", "root");
    allow(rightTo(context, created, write), `${write.op} ${what}`);
    switch (write.op) {
      case "create":
        judgeCreate(context, created, collection, write);
        if (what === "steps") judgeStep(context, created, write);
        break;
      case "set": {
        const rule = ruleFor(context, created, collection, write);
        if (write.value !== null)
          judgeValue(context, created, rule, write.value, `${what}.${write.field}`);
        break;
      }
      case "comment":
        judgeComment(context, created, write, comments);
        break;
      case "text":
        if (context.schema.richText === null) return refuse("edit.unknown-place", "description");
        if (context.schema.richText.of !== null)
          judgeExists(context, created, context.schema.richText.of, write.id, "description");
        break;
    }
  }
  const { place, closed = null, standing, lookup } = context;
  if (place.kind === "wall" && closed !== null && standing.kind === "participant")
    if (standing.userId !== closed.facilitatorId) judgeRegions(lookup, closed, writes);
  judgeCounts(context, added);
  judgeCustomFields(context, writes);
}
