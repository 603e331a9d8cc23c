import { createHash } from "node:crypto";
import * as Y from "yjs";
import { expect, test } from "vitest";
import { COMMENT_SAYS } from "./comment-rule.ts";
import { migrateYdoc, YDOC_MIGRATIONS } from "./migrate-ydoc.ts";
import { schemaOf, SCHEMA_VERSION } from "./schema-of.ts";
import { CREATE_ONLY_FIELDS, DEFAULT_TASK } from "./task.ts";
import { laneServer, replicaOf, taskMap, WALL } from "./testing/attempt.ts";
import { contentOf } from "./testing/ydoc-content.ts";
import { fieldRuleOf, type YdocSchema } from "./ydoc-schema.ts";

const KINDS = [
  "frame",
  "lane",
  "ledger",
  "wall",
  "wall-area",
  "marks",
  "marks-area",
  "spec",
  "spec-talk",
  "spec-notes",
] as const;

/** A schema in words, in a fixed order: what its hash is taken of. */
function wording({ kind, collections, richText }: YdocSchema): string {
  const parts = [...collections].map(([name, collection]) => {
    const max = "max" in collection ? collection.max : "";
    if (collection.shape === "comments") return `${name} ${max} ${COMMENT_SAYS}`;
    const fields = [...collection.fields].map(
      ([field, rule]) =>
        `${field}: ${rule.says} = ${JSON.stringify(rule.default)} ${rule.createOnly ?? ""} ${rule.required ?? ""} ${rule.stamp ?? ""} ${rule.within ?? ""}`,
    );
    const custom = collection.shape === "entities" ? (collection.custom?.says ?? "") : "";
    return `${name} ${collection.shape} ${max} ${custom}\n${fields.sort().join("\n")}`;
  });
  const rich =
    richText === null
      ? ""
      : JSON.stringify([
          richText.prefix,
          richText.maxDepth,
          richText.maxSize,
          [...richText.root.children],
          [...richText.elements].map(([name, rule]) => [
            name,
            [...rule.attributes.keys()],
            [...rule.children],
            rule.holdsText,
          ]),
          [...richText.marks].map(([name, attributes]) => [name, [...attributes.keys()]]),
        ]);
  return [kind, ...parts.sort(), rich].join("\n");
}

// When a hash changes: is every stored ydoc valid under the new schema? If not, raise the version and write a migration. Then note the new hash here.
test.each([
  ["frame", 1, "f1108fa09b048d1f"],
  ["lane", 2, "65ea135d20c3aa88"],
  ["ledger", 1, "376ac789d94c8e13"],
  ["wall", 1, "f8260947e84a4134"],
  ["wall-area", 1, "bc41c6e9d1e82ec5"],
  ["marks", 2, "061456af1f18fa30"],
  ["marks-area", 2, "ff2c6d53759b52a0"],
  ["spec", 1, "541d28a0152f0a6e"],
  ["spec-talk", 1, "8b4ba7dce67cd9cb"],
  ["spec-notes", 1, "07a136e3cb06430b"],
] as const)("M1 the schema of a %s, version %i, is as decided", (kind, version, hash) => {
  const now = createHash("sha256")
    .update(wording(schemaOf(kind)))
    .digest("hex")
    .slice(0, 16);
  expect([SCHEMA_VERSION[kind], now]).toEqual([version, hash]);
});

test("M2 migrations run once, in order, and change nothing the second time", () => {
  const registry = {
    ...YDOC_MIGRATIONS,
    lane: [
      {
        to: 2,
        says: "names are trimmed",
        migrate: (ydoc: Y.Doc): number => {
          let changes = 0;
          for (const task of ydoc.getMap("tasks").values() as Iterable<Y.Map<unknown>>) {
            const name = task.get("name");
            if (typeof name === "string" && name !== name.trim()) {
              task.set("name", name.trim());
              changes += 1;
            }
          }
          return changes;
        },
      },
    ],
  };
  const ydoc = replicaOf(laneServer());
  taskMap(ydoc).set("name", " Wall ");
  expect(migrateYdoc(ydoc, "lane", 1, registry, 2)).toBe(1);
  expect(taskMap(ydoc).get("name")).toBe("Wall");
  expect(migrateYdoc(ydoc, "lane", 1, registry, 2)).toBe(0);
  taskMap(ydoc).set("name", " again ");
  expect(migrateYdoc(ydoc, "lane", 2, registry, 2)).toBe(0);
});

test("M2 the registry leads from 1 to the present version of each kind without a gap, and every step leaves an empty ydoc alone", () => {
  for (const kind of KINDS) {
    expect(YDOC_MIGRATIONS[kind].map(({ to }) => to)).toEqual(
      Array.from({ length: SCHEMA_VERSION[kind] - 1 }, (_, n) => n + 2),
    );
    const ydoc = new Y.Doc();
    expect(migrateYdoc(ydoc, kind, 1)).toBe(0);
    expect(contentOf(ydoc)).toEqual({});
  }
});

test("M3 a ydoc from the future is not touched", () => {
  expect(() => migrateYdoc(new Y.Doc(), "lane", SCHEMA_VERSION.lane + 1)).toThrow(/newer/);
});

test("M4 defaults meet their rules, and a task's are those of the contract", () => {
  for (const kind of KINDS)
    for (const collection of schemaOf(kind).collections.values())
      if (collection.shape !== "comments")
        for (const rule of collection.fields.values())
          if (rule.default !== null) expect(rule.accepts(rule.default), rule.says).toBe(true);
  const tasks = schemaOf("lane").collections.get("tasks")!;
  if (tasks.shape !== "entities") throw new Error("Tasks are entities.");
  expect(
    Object.fromEntries([...tasks.fields].map(([field, rule]) => [field, rule.default])),
  ).toEqual(DEFAULT_TASK);
  const createOnly = [...tasks.fields]
    .filter(([, rule]) => rule.createOnly)
    .map(([field]) => field);
  expect(new Set(createOnly)).toEqual(CREATE_ONLY_FIELDS);
  expect(fieldRuleOf(tasks, "constructor")).toBeUndefined();
  expect(WALL).toHaveLength(14);
});
