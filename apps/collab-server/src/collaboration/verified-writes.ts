import type { beforeSyncPayload, Connection, Extension } from "@hocuspocus/server";
import { schemaOf } from "@parley/shared/documents/schema-of.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import { verifyUpdate } from "@parley/shared/documents/verify-update.ts";
import type { CollabServerMessage } from "@parley/shared/protocol/collab-protocol.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ClientRepository } from "./client-repository.ts";
import type { OpenYdoc } from "./open-ydoc.ts";
import type { OpenYdocs } from "./open-ydocs.ts";
import type { StorageHealth } from "./storage-health.ts";
import { sessionOfConnection, type SessionContext, type YdocSession } from "./ydoc-session.ts";

const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const SYNC_STATUS = 8;
const APPLIED = 1;
/** A writer that is this far ahead of the disk waits for it. */
const MAX_BACKLOG = 256;
const MAX_EARLY_UPDATES = 500;
const MAX_EARLY_BYTES = 1 << 20;

/**
 * Checks every update before it is applied, applies and appends it in one tick (SPEC 4). The answer to Hocuspocus is
 * `connection.readOnly`, set anew for each message: true makes it drop the update and answer SyncStatus(false), false makes it
 * acknowledge, and the gate of the connection holds that back until the append is durable. Messages of a connection are serial.
 */
export function verifiedWrites(options: {
  ydocs: OpenYdocs;
  clients: ClientRepository;
  health: StorageHealth;
  clock: () => number;
  accepted: (open: OpenYdoc, session: YdocSession, touches: readonly Touch[]) => void;
  refused: (session: YdocSession, code: ErrorCode, detail: string) => void;
}): Extension<SessionContext> {
  const { ydocs, clients, health, clock } = options;

  const refuse = (
    connection: Connection,
    session: YdocSession,
    code: ErrorCode,
    detail: string,
  ): false => {
    options.refused(session, code, detail);
    say(connection, { type: "refused", code, detail });
    return false;
  };

  const verify = (open: OpenYdoc, session: YdocSession, update: Uint8Array) =>
    verifyUpdate(
      open.document,
      session.place,
      schemaOf(session.place.kind),
      session.standing,
      update,
      {
        ownerOfClient: (clientId) =>
          session.ownClientIds.has(clientId) ? session.userId : undefined,
        now: clock(),
        closed: open.closed,
      },
    );

  /**
   * Binds clientIDs that a replica used before it ever reached us (it was reloaded while offline), durably and before anything
   * of theirs is applied.
   */
  const bind = async (session: YdocSession, clientIds: readonly number[]): Promise<boolean> => {
    const { ydocId, userId } = session;
    for (const clientId of clientIds) {
      const own = await clients.claim({ ydocId, userId, clientId });
      if (own === null) return false;
      session.ownClientIds = own;
    }
    return true;
  };

  /** Whether Hocuspocus may acknowledge. */
  const judge = async (
    open: OpenYdoc,
    session: YdocSession,
    connection: Connection,
    update: Uint8Array,
  ): Promise<boolean> => {
    const poison = (code: ErrorCode, detail: string): false => {
      session.state = "poisoned";
      return refuse(connection, session, code, detail);
    };
    for (;;) {
      // A revoked session's messages may still wait in its queue, and rights may have changed during any await.
      if (session.state === "ended" || open.state === "discarded") return false;
      const verdict = verify(open, session, update);
      if (verdict.ok && verdict.value.isNoop) return true;
      if (session.state === "behind") return notStored(connection, session);
      if (session.state === "poisoned") {
        return refuse(connection, session, "collab.replica-poisoned", "an edit was refused before");
      }
      if (!verdict.ok) {
        const { code, detail } = verdict.error;
        // A whole sync may be larger than any edit, and still bring nothing new.
        if (code === "edit.too-large" && isKnown(open.document, update)) return true;
        return code === "edit.gap" && keepEarly(session, update) ? false : poison(code, detail);
      }
      if (health.failure() !== null) return notStored(connection, session);
      const unbound = verdict.value.clients.filter((id) => !session.ownClientIds.has(id));
      if (unbound.length > 0) {
        if (!(await bind(session, unbound))) return poison("edit.client-id", "somebody else's");
        continue;
      }
      commit(open, session, update, verdict.value.touches);
      return true;
    }
  };

  /** Dropped without a refusal: the replica keeps the edit, and offers it again after the reconnect (SPEC 2.5). */
  const notStored = (connection: Connection, session: YdocSession): false => {
    session.state = "behind";
    health.reconnectLater(session.socket);
    say(connection, { type: "not-stored", code: health.failure() ?? "collab.storage-failed" });
    return false;
  };

  /** Acknowledges what came too early: the sync has brought it as well by now (SPEC 4.7). */
  const settleEarly = async (
    open: OpenYdoc,
    session: YdocSession,
    connection: Connection,
  ): Promise<void> => {
    const early = session.early ?? [];
    session.early = null;
    for (const update of early) {
      if (await judge(open, session, connection, update)) acknowledge(connection);
    }
  };

  const commit = (
    open: OpenYdoc,
    session: YdocSession,
    update: Uint8Array,
    touches: readonly Touch[],
  ): void => {
    const { userId, organisationId } = session;
    void open
      .apply(update, { userId, organisationId, origin: "client" }, touches)
      .then((durable) => {
        if (durable) options.accepted(open, session, touches);
      });
  };

  return {
    extensionName: "verified-writes",
    beforeSync: async ({ connection, document, type, payload }: beforeSyncPayload) => {
      if (type === SYNC_STEP_1) return;
      const open = ydocs.of(document as OpenYdoc["document"]);
      const session = sessionOfConnection(connection);
      if (open.seq - open.durableSeq > MAX_BACKLOG) await open.durable();
      const good = await judge(open, session, connection, payload);
      if (type === SYNC_STEP_2 && session.early !== null) {
        await settleEarly(open, session, connection);
      }
      connection.readOnly = !good;
    },
  };
}

/**
 * A person types while the client connects: that update may overtake the sync, and builds on offline edits which only the sync
 * brings. It waits for it, within bounds.
 */
function keepEarly(session: YdocSession, update: Uint8Array): boolean {
  const { early } = session;
  if (early === null || early.length >= MAX_EARLY_UPDATES) return false;
  const bytes = early.reduce((sum, each) => sum + each.byteLength, update.byteLength);
  if (bytes > MAX_EARLY_BYTES) return false;
  early.push(update.slice());
  return true;
}

function isKnown(ydoc: Y.Doc, update: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(ydoc), update);
  } catch {
    return false;
  }
}

function acknowledge(connection: Connection): void {
  connection.send(
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, connection.messageAddress);
      encoding.writeVarUint(encoder, SYNC_STATUS);
      encoding.writeVarUint(encoder, APPLIED);
    }),
  );
}

/** In order with everything else that the connection is sent. */
function say(connection: Connection, message: CollabServerMessage): void {
  connection.sendStateless(JSON.stringify(message));
}
