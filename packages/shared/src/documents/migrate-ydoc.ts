import type * as Y from "yjs";
import { constrainTypedDates } from "./migrate-lane.ts";
import { SCHEMA_VERSION } from "./schema-of.ts";
import type { YdocPlace } from "./ydoc-kind.ts";

/** Brings a ydoc from `to - 1` to `to`, and returns how many changes that took. Run on a ydoc that is there already, it changes nothing. */
export type YdocMigration = {
  readonly to: number;
  readonly says: string;
  readonly migrate: (ydoc: Y.Doc) => number;
};

type Registry = Readonly<Record<YdocPlace["kind"], readonly YdocMigration[]>>;

/** What lay there stays as it is; a replica that knows no topics is told to load anew. */
const WITH_TOPICS: YdocMigration = {
  to: 2,
  says: "topics, their discussion and their steps lie beside the marks",
  migrate: () => 0,
};

/** In order, without gaps, never changed once released. Version 1 is the first: nothing leads to it. */
export const YDOC_MIGRATIONS: Registry = {
  frame: [],
  lane: [
    { to: 2, says: "typed dates of automatic tasks are constraints", migrate: constrainTypedDates },
  ],
  ledger: [],
  wall: [],
  "wall-area": [],
  marks: [WITH_TOPICS],
  "marks-area": [WITH_TOPICS],
  spec: [],
  "spec-talk": [],
  "spec-notes": [],
};

/** Marks the server's own transactions. */
export const MIGRATION_ORIGIN = "migration";

/**
 * Runs what lies between `fromVersion` and the present one, in one transaction, and returns the number of changes. Throws for a
 * version from the future: a server that is too old must not touch it.
 */
export function migrateYdoc(
  ydoc: Y.Doc,
  kind: YdocPlace["kind"],
  fromVersion: number,
  registry: Registry = YDOC_MIGRATIONS,
  toVersion: number = SCHEMA_VERSION[kind],
): number {
  if (fromVersion > toVersion)
    throw new Error(`A ${kind} of version ${fromVersion} is newer than ${toVersion}.`);
  let changes = 0;
  ydoc.transact(() => {
    for (const { to, migrate } of registry[kind])
      if (to > fromVersion && to <= toVersion) changes += migrate(ydoc);
  }, MIGRATION_ORIGIN);
  return changes;
}
