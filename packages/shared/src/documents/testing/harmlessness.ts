import * as Y from "yjs";
import { canAddComment } from "../../permissions/comment-policy.ts";
import type { Standing } from "../../permissions/standing.ts";
import {
  canCreateTask,
  canEditChecks,
  canEditDescription,
  canEditPromises,
  canEditRelations,
  canEditResources,
  canSetTaskField,
} from "../../permissions/task-policy.ts";
import { isComment } from "../comment-rule.ts";
import { isEntityId } from "../field-rule.ts";
import { DESCRIPTION_SCHEMA, type ElementRule } from "../rich-text-schema.ts";
import { schemaOf } from "../schema-of.ts";
import type { YdocPlace } from "../ydoc-kind.ts";
import { fieldRuleOf } from "../ydoc-schema.ts";
import { contentOf } from "./ydoc-content.ts";

type Writer = Extract<Standing, { kind: "participant" }>;
type Content = Record<string, Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Every value of a lane meets its rule, however it came there. */
export function invalidPlaces(ydoc: Y.Doc): string[] {
  const schema = schemaOf("lane");
  const wrong: string[] = [];
  for (const [root, type] of ydoc.share) {
    const isDescription = root.startsWith("description:") && isEntityId(root.slice(12));
    if (!schema.collections.has(root) && !isDescription) wrong.push(`root ${root}`);
    if (isDescription && type._map.size > 0) wrong.push(`keys in ${root}`);
    if (!isDescription && type._start !== null) wrong.push(`list in ${root}`);
    if (isDescription) checkRich(ydoc.getXmlFragment(root), DESCRIPTION_SCHEMA.root, wrong, 0);
  }
  for (const name of ["tasks", "relations", "checks", "promises", "resources", "assignments"]) {
    const collection = schema.collections.get(name)!;
    if (collection.shape !== "entities") continue;
    for (const [id, map] of ydoc.getMap(name)) {
      if (!isEntityId(id) || !(map instanceof Y.Map)) wrong.push(`${name}/${id}`);
      else
        for (const [field, value] of map.entries())
          if (!fieldRuleOf(collection, field)?.accepts(value)) wrong.push(`${name}/${id}/${field}`);
    }
  }
  for (const [id, value] of ydoc.getMap("comments"))
    if (!isComment(value, id)) wrong.push(`comments/${id}`);
  return wrong;
}

function checkRich(parent: Y.XmlFragment, rule: ElementRule, wrong: string[], depth: number): void {
  if (depth > 20) wrong.push("depth");
  for (const node of parent.toArray()) {
    if (node instanceof Y.XmlText) {
      if (!rule.holdsText) wrong.push("text among blocks");
      for (const { insert, attributes } of node.toDelta() as {
        insert: unknown;
        attributes?: object;
      }[]) {
        if (typeof insert !== "string") wrong.push("embed");
        for (const [mark, given] of Object.entries(attributes ?? {})) {
          const known = DESCRIPTION_SCHEMA.marks.get(mark);
          if (!known) wrong.push(`mark ${mark}`);
          for (const [key, value] of Object.entries((given ?? {}) as object))
            if (!known?.get(key)?.(value)) wrong.push(`mark ${mark}.${key}`);
        }
      }
    } else if (node instanceof Y.XmlElement) {
      const inner = DESCRIPTION_SCHEMA.elements.get(node.nodeName);
      if (!inner || !rule.children.has(node.nodeName)) wrong.push(`element ${node.nodeName}`);
      else {
        for (const [key, value] of Object.entries(node.getAttributes()))
          if (!inner.attributes.get(key)?.(value)) wrong.push(`attribute ${key}`);
        checkRich(node, inner, wrong, depth + 1);
      }
    } else wrong.push("node");
  }
}

const MAY_CREATE = {
  tasks: canCreateTask,
  relations: canEditRelations,
  checks: canEditChecks,
  promises: canEditPromises,
  resources: canEditResources,
  assignments: canEditResources,
};

/**
 * What an accepted update did that its writer had no right to, found by comparing the content before and after: an independent second
 * opinion on the verification.
 */
export function harmDone(before: Y.Doc, after: Y.Doc, place: YdocPlace, writer: Writer): string[] {
  const harm = invalidPlaces(after);
  const { store } = after as unknown as { store: { pendingStructs: unknown; pendingDs: unknown } };
  if (store.pendingStructs !== null || store.pendingDs !== null) harm.push("pending");
  const [old, now] = [contentOf(before) as Content, contentOf(after) as Content];
  for (const root of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (same(old[root], now[root])) continue;
    if (root.startsWith("description:")) {
      if (!canEditDescription(writer, place).allowed) harm.push(root);
      if (now["tasks"]?.[root.slice(12)] === undefined) harm.push(`${root} without a task`);
      continue;
    }
    const [was, is] = [old[root] ?? {}, now[root] ?? {}];
    for (const id of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (same(was[id], is[id])) continue;
      if (is[id] === undefined) harm.push(`${root}/${id} vanished`);
      else if (root === "comments") {
        const comment = is[id] as { authorId: string; organisationId: string };
        if (was[id] !== undefined || !canAddComment(writer, place, comment, null).allowed)
          harm.push(`comments/${id}`);
      } else
        harm.push(
          ...harmToEntity(root, id, was[id] as object | undefined, is[id] as object, place, writer),
        );
    }
  }
  return harm;
}

function harmToEntity(
  root: string,
  id: string,
  was: object | undefined,
  is: object,
  place: YdocPlace,
  writer: Writer,
): string[] {
  const may = MAY_CREATE[root as keyof typeof MAY_CREATE];
  const collection = schemaOf("lane").collections.get(root);
  if (collection?.shape !== "entities") return [`${root} is no collection`];
  const old = (was ?? {}) as Record<string, unknown>;
  const now = is as Record<string, unknown>;
  if (was === undefined) {
    const isForged = root === "tasks" && now["createdBy"] !== writer.userId;
    return isForged || !may(writer, place).allowed ? [`${root}/${id} created`] : [];
  }
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => !same(old[field], now[field]))
    .filter(
      (field) =>
        fieldRuleOf(collection, field)?.createOnly ||
        !(root === "tasks" ? canSetTaskField(writer, place, field) : may(writer, place)).allowed,
    )
    .map((field) => `${root}/${id}/${field}`);
}
