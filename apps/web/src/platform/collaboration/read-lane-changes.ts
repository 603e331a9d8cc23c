import { isComment } from "@parley/shared/documents/comment-rule.ts";
import { LANE_SCHEMA } from "@parley/shared/documents/lane-schema.ts";
import type { YdocChanges } from "@parley/shared/documents/observe-ydoc.ts";
import { takesPlace } from "@parley/shared/documents/place-lanes.ts";
import { readEntity } from "@parley/shared/documents/read-collection.ts";
import type { Assignment, Resource } from "@parley/shared/documents/resource.ts";
import type {
  CheckItem,
  Comment,
  Relation,
  Task,
  TaskPromise,
} from "@parley/shared/documents/task.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import { slotValue } from "@parley/shared/documents/ydoc-lookup.ts";
import type { TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { patchedMap } from "@parley/shared/primitives/patched-map.ts";
import type * as Y from "yjs";
import type { PlanState } from "./plan-state.ts";
import type {
  PlacedAssignment,
  PlacedRelation,
  PlacedResource,
  PlacedTask,
} from "@parley/shared/documents/plan-row.ts";

/** Which entities to read again, by collection. */
export type Changes = YdocChanges["entities"];

/** Everything that lies in a ydoc, as changes: what a view reads when it begins. */
export const everythingIn = (ydoc: Y.Doc, collections: Iterable<string>): Changes =>
  new Map([...collections].map((name) => [name, new Set(ydoc.getMap(name).keys())]));

const byOrder = (a: CheckItem, b: CheckItem): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;
const byMaking = (a: TaskPromise, b: TaskPromise): number =>
  (a.createdAt ?? 0) - (b.createdAt ?? 0) || (a.id < b.id ? -1 : 1);
const byTime = (a: Comment, b: Comment): number => a.at - b.at || (a.id < b.id ? -1 : 1);

type Lane = Extract<YdocPlace, { kind: "lane" }>;

/** Reads what changed in one lane into the maps of the whole project; maps of which nothing changed stay the same. */
export function readLaneChanges(
  state: PlanState,
  ydocId: YdocId,
  ydoc: Y.Doc,
  { organisationId, audience }: Lane,
  changes: Changes,
): PlanState {
  const read = <T>(collection: string, id: string): T | undefined =>
    readEntity<T>(ydoc, LANE_SCHEMA, collection, id);
  const comment = (id: string): Comment | undefined => {
    const value = slotValue(ydoc.getMap("comments"), id);
    return isComment(value, id) ? value : undefined;
  };
  return {
    ...state,
    tasks: placed<TaskId, PlacedTask>(state.tasks, changes.get("tasks"), ydocId, (id) => {
      const task = read<Task>("tasks", id);
      return task && { task, ydocId, organisationId, audience };
    }),
    relations: placed(state.relations, changes.get("relations"), ydocId, (id) => {
      const relation = read<Relation>("relations", id);
      return relation && { relation, ydocId };
    }),
    resources: placed(state.resources, changes.get("resources"), ydocId, (id) => {
      const resource = read<Resource>("resources", id);
      return resource && { resource, ydocId, organisationId, audience };
    }),
    assignments: placed(state.assignments, changes.get("assignments"), ydocId, (id) => {
      const assignment = read<Assignment>("assignments", id);
      return assignment && { assignment, ydocId };
    }),
    checks: grouped(state.checks, changes.get("checks"), (id) => read("checks", id), byOrder),
    promises: grouped(
      state.promises,
      changes.get("promises"),
      (id) => read("promises", id),
      byMaking,
    ),
    comments: grouped(state.comments, changes.get("comments"), comment, byTime),
  };
}

type Placed = PlacedTask | PlacedRelation | PlacedResource | PlacedAssignment;

function shows(value: Placed, known: Placed): boolean {
  if ("task" in value) return takesPlace(value, known as PlacedTask);
  if ("relation" in value) return !value.relation.removed;
  return "resource" in value ? !value.resource.removed : !value.assignment.removed;
}

/** A task that moved to another lane keeps its id and may leave a removed one behind, which must not hide it. */
function placed<Id extends string, V extends Placed>(
  former: ReadonlyMap<Id, V>,
  ids: ReadonlySet<string> | undefined,
  ydocId: YdocId,
  read: (id: string) => V | undefined,
): ReadonlyMap<Id, V> {
  if (ids === undefined || ids.size === 0) return former;
  const changes = new Map<Id, V | undefined>();
  for (const id of ids as ReadonlySet<Id>) {
    const value = read(id);
    const known = former.get(id);
    const isElsewhere = known !== undefined && known.ydocId !== ydocId;
    if (value === undefined) {
      if (!isElsewhere) changes.set(id, undefined);
    } else if (!isElsewhere || shows(value, known)) changes.set(id, value);
  }
  return changes.size === 0 ? former : patchedMap(former, changes);
}

/** Replaces the changed entities in the lists of their tasks. */
function grouped<T extends { readonly id: string; readonly taskId: TaskId }>(
  former: ReadonlyMap<TaskId, readonly T[]>,
  ids: ReadonlySet<string> | undefined,
  read: (id: string) => T | undefined,
  order: (a: T, b: T) => number,
): ReadonlyMap<TaskId, readonly T[]> {
  if (ids === undefined || ids.size === 0) return former;
  const changes = new Map<TaskId, readonly T[]>();
  const fresh = new Map<TaskId, T[]>();
  for (const id of ids) {
    const entity = read(id);
    if (entity === undefined) continue;
    const list = fresh.get(entity.taskId);
    if (list === undefined) fresh.set(entity.taskId, [entity]);
    else list.push(entity);
  }
  for (const [taskId, list] of fresh) {
    const rest = (former.get(taskId) ?? []).filter((entity) => !ids.has(entity.id));
    changes.set(taskId, [...rest, ...list].sort(order));
  }
  return changes.size === 0 ? former : patchedMap(former, changes);
}
