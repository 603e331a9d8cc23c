import { migrateYdoc } from "@parley/shared/documents/migrate-ydoc.ts";
import { SCHEMA_VERSION } from "@parley/shared/documents/schema-of.ts";
import * as Y from "yjs";
import type { LogRepository } from "./log-repository.ts";
import type { OpenYdoc } from "./open-ydoc.ts";

/**
 * Brings a ydoc to the present schema before anybody is let in, as one update of the server in the log (SPEC 3.3). The version is
 * stored after it: when the server dies between the two, the migration runs again, and finds nothing to do.
 */
export async function migrateOnLoad(
  open: OpenYdoc,
  storedVersion: number,
  repository: Pick<LogRepository, "setSchemaVersion">,
  migrate: typeof migrateYdoc = migrateYdoc,
  target: number = SCHEMA_VERSION[open.place.kind],
): Promise<void> {
  if (storedVersion >= target) return;
  const update = migrationUpdate(open, storedVersion, migrate);
  if (update !== null) {
    const server = { userId: null, organisationId: null, origin: "server" } as const;
    if (!(await open.apply(update, server, []))) throw new Error("the migration was not stored");
  }
  await repository.setSchemaVersion(open.ydocId, target);
}

/** Made on a copy, so that the ydoc itself changes only together with its log. */
function migrationUpdate(
  { document, place }: OpenYdoc,
  from: number,
  migrate: typeof migrateYdoc,
): Uint8Array | null {
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
    const before = Y.encodeStateVector(copy);
    return migrate(copy, place.kind, from) === 0 ? null : Y.encodeStateAsUpdate(copy, before);
  } finally {
    copy.destroy();
  }
}
