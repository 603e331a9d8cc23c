import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Connection, Document, Extension } from "@hocuspocus/server";
import { SCHEMA_VERSION } from "@parley/shared/documents/schema-of.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import * as Y from "yjs";
import type { CatalogRepository } from "./catalog-repository.ts";
import type { DurableLog } from "./durable-log.ts";
import { answerFirstSync, isFirstSync } from "./first-sync.ts";
import type { LogRepository, StoredState } from "./log-repository.ts";
import { migrateOnLoad } from "./migration-on-load.ts";
import { OpenYdoc } from "./open-ydoc.ts";
import type { OpenYdocs } from "./open-ydocs.ts";
import type { SessionRegistry } from "./session-registry.ts";
import { SessionRefused, sessionOfConnection, type SessionContext } from "./ydoc-session.ts";

/** A snapshot that unpacks to more than this was not written by us. */
const MAX_STATE_BYTES = 256 << 20;
const unpack = promisify(gunzip);

/** Puts a ydoc together from its snapshot and the updates after it (SPEC 3.1), and lets connections in through the gate. */
export function ydocLoading(options: {
  catalog: CatalogRepository;
  repository: LogRepository;
  log: DurableLog;
  ydocs: OpenYdocs;
  registry: SessionRegistry;
  flushDelay: number;
  clock: () => number;
  readRegions: (open: OpenYdoc) => Promise<void>;
  onLost: (open: OpenYdoc, error: unknown) => void;
  failed: (error: unknown) => void;
}): Extension<SessionContext> {
  const { catalog, repository, ydocs, registry } = options;

  const load = async (document: Document): Promise<void> => {
    const ydocId = document.name as YdocId;
    const row = await catalog.find(ydocId);
    if (row === null) throw new SessionRefused("access.not-found");
    if (row.schemaVersion > SCHEMA_VERSION[row.place.kind]) {
      throw new SessionRefused("collab.protocol-version");
    }
    const stored = await repository.load(ydocId);
    const state = stored.snapshot && (await unpackState(stored.snapshot.state));
    // Nobody is connected: without this, the whole state would be broadcast to the first who is.
    document.flushDelay = false;
    const seq = applyStored(document, stored, state);
    const open = new OpenYdoc({
      ydocId,
      projectId: row.projectId,
      place: row.place,
      document,
      seq,
      snapshotSeq: stored.snapshot?.seq ?? 0,
      log: options.log,
      clock: options.clock,
      onLost: options.onLost,
    });
    ydocs.add(open);
    await options.readRegions(open);
    await migrateOnLoad(open, row.schemaVersion, repository);
    document.flushDelay = options.flushDelay;
    guardConnections(open, registry);
  };

  /** A database that does not answer is no denial: whoever waits for this ydoc is to come back. */
  const askBack = (ydocId: string): void => {
    const waiting = [...registry.ydocSessions()].filter((session) => session.ydocId === ydocId);
    for (const { socket } of waiting) {
      socket.close(COLLAB_CLOSE.storageFailed, "collab.storage-failed");
    }
  };

  return {
    extensionName: "ydoc-loading",
    onLoadDocument: async ({ document }) => {
      try {
        await load(document);
      } catch (error) {
        // Hocuspocus forgets a document that failed to load together with its timers.
        ydocs.remove(document);
        document.destroy();
        if (error instanceof SessionRefused) throw error;
        options.failed(error);
        if (error instanceof DamagedLog) throw new SessionRefused("server.internal");
        askBack(document.name);
        throw new SessionRefused("collab.storage-failed");
      }
    },
  };
}

/** Trying again would not help: somebody has to look at the database. */
export class DamagedLog extends Error {}

export const unpackState = (state: Buffer): Promise<Buffer> =>
  unpack(state, { maxOutputLength: MAX_STATE_BYTES });

/** @returns the sequence of the last update applied */
export function applyStored(ydoc: Y.Doc, stored: StoredState, state: Uint8Array | null): number {
  let seq = stored.snapshot?.seq ?? 0;
  ydoc.transact(() => {
    if (state !== null) Y.applyUpdateV2(ydoc, state);
    for (const row of stored.tail) {
      if (row.seq !== seq + 1) throw new DamagedLog(`the log has a gap: ${row.seq} follows ${seq}`);
      Y.applyUpdate(ydoc, row.update);
      seq = row.seq;
    }
  });
  if (ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null) {
    throw new DamagedLog("the log does not complete its own updates");
  }
  return seq;
}

/** Everything that is sent to a connection passes this gate: not before it is durable, and nothing once the session ended. */
function guardConnections(open: OpenYdoc, registry: SessionRegistry): void {
  const { document } = open;
  const add = document.addConnection.bind(document);
  document.addConnection = (connection: Connection) => {
    const session = sessionOfConnection(connection);
    if (session.state !== "admitted") throw new SessionRefused("access.revoked");
    if (open.state === "discarded" || document.isDestroyed) {
      session.socket.close(COLLAB_CLOSE.storageFailed, "collab.storage-failed");
      throw new SessionRefused("collab.storage-failed");
    }
    const send = connection.send.bind(connection);
    connection.send = (message) =>
      open.hold(() => {
        if (session.state !== "ended") send(message);
      });
    const handle = connection.handleMessage.bind(connection);
    connection.handleMessage = (data) => {
      if (!isFirstSync(data)) handle(data);
      else if (session.state !== "ended") answerFirstSync(open, connection);
    };
    connection.onClose(() => registry.remove(session));
    session.connection = connection;
    session.state = "live";
    return add(connection);
  };
}
