import { SCHEMA_VERSION } from "@parley/shared/documents/schema-of.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import * as Y from "yjs";
import type { LogRepository } from "./log-repository.ts";
import type { OpenYdoc } from "./open-ydoc.ts";

/** Takes a ydoc from `from` to `from + 1`. Idempotent: it may run again when the server died before the version was stored. */
export type YdocMigration = {
  readonly kind: YdocPlace["kind"];
  readonly from: number;
  readonly migrate: (ydoc: Y.Doc) => void;
};

/** None yet: every kind is at version 1. */
export const YDOC_MIGRATIONS: readonly YdocMigration[] = [];

/** Runs on load, before anybody is let in; each step is one update of the server in the log (SPEC 3.3). */
export async function migrateYdoc(
  open: OpenYdoc,
  storedVersion: number,
  repository: LogRepository,
  migrations: readonly YdocMigration[] = YDOC_MIGRATIONS,
  target: number = SCHEMA_VERSION[open.place.kind],
): Promise<void> {
  for (let version = storedVersion; version < target; version += 1) {
    const migration = migrations.find(
      ({ kind, from }) => kind === open.place.kind && from === version,
    );
    if (migration === undefined) {
      throw new Error(`no migration of a ${open.place.kind} from version ${version}`);
    }
    const update = migrationUpdate(open.document, migration);
    if (update !== null) {
      const durable = await open.apply(
        update,
        { userId: null, organisationId: null, origin: "server" },
        [],
      );
      if (!durable) throw new Error("the migration was not stored");
    }
    await repository.setSchemaVersion(open.ydocId, version + 1);
  }
}

/** Made on a copy, so that the ydoc itself changes only together with its log. */
function migrationUpdate(ydoc: Y.Doc, migration: YdocMigration): Uint8Array | null {
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
    const before = Y.encodeStateVector(copy);
    let changed = false;
    copy.once("update", () => {
      changed = true;
    });
    copy.transact(() => migration.migrate(copy));
    return changed ? Y.encodeStateAsUpdate(copy, before) : null;
  } finally {
    copy.destroy();
  }
}
