import type { beforeSyncPayload, Connection, Extension } from "@hocuspocus/server";
import { schemaOf } from "@parley/shared/documents/schema-of.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import { verifyUpdate } from "@parley/shared/documents/verify-update.ts";
import type { CollabServerMessage } from "@parley/shared/protocol/collab-protocol.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { ClientRepository } from "./client-repository.ts";
import type { OpenYdoc } from "./open-ydoc.ts";
import type { OpenYdocs } from "./open-ydocs.ts";
import type { StorageHealth } from "./storage-health.ts";
import { sessionOfConnection, type SessionContext, type YdocSession } from "./ydoc-session.ts";

const SYNC_STEP_1 = 0;
/** A writer that is this far ahead of the disk waits for it. */
const MAX_BACKLOG = 256;

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
      if (session.state === "poisoned") {
        return refuse(connection, session, "collab.replica-poisoned", "an edit was refused before");
      }
      if (!verdict.ok) return poison(verdict.error.code, verdict.error.detail);
      const failing = health.failure();
      if (failing !== null) {
        // Dropped without a refusal: the replica keeps the edit and offers it again after the reconnect.
        health.reconnectLater(session.socket);
        say(connection, { type: "not-stored", code: failing });
        return false;
      }
      const unbound = verdict.value.clients.filter((id) => !session.ownClientIds.has(id));
      if (unbound.length > 0) {
        if (!(await bind(session, unbound))) return poison("edit.client-id", "somebody else's");
        continue;
      }
      commit(open, session, update, verdict.value.touches);
      return true;
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
      connection.readOnly = !(await judge(open, session, connection, payload));
    },
  };
}

/** In order with everything else that the connection is sent. */
function say(connection: Connection, message: CollabServerMessage): void {
  connection.sendStateless(JSON.stringify(message));
}
