import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import type { OrganisationId, ProjectId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { Connection } from "@hocuspocus/server";
import type { LiveSession } from "./api.ts";

/** One WebSocket of /collab: one client, many ydocs, one signed-in session. */
export type CollabSocket = {
  readonly id: string;
  readonly cookieHeader: string | undefined;
  /** As last read from the database. */
  session: LiveSession;
  readonly ydocSessions: Set<YdocSession>;
  state: "open" | "closed";
  /** Ends everything at once; nothing is sent after it. */
  close(code: number, reason: string): void;
};

/**
 * One person's session on one ydoc. Hocuspocus copies its context, so everything that may change lies in this one object, which
 * the context only points to (a new context after onTokenSync would leave `connection.context` stale).
 *
 * admitted: rights are known, Hocuspocus has no connection yet · live: bytes flow · behind: an update could not be stored, and
 * later ones build on it; the client offers them all when it reconnects · poisoned: an edit was refused, and later ones build on
 * it · ended: no byte may follow.
 */
export type YdocSession = {
  readonly socket: CollabSocket;
  readonly ydocId: YdocId;
  readonly projectId: ProjectId;
  readonly userId: UserId;
  readonly organisationId: OrganisationId;
  readonly clientId: number;
  /** Yjs clientIDs of this user in this ydoc: the only ones under which it may add anything. */
  ownClientIds: ReadonlySet<number>;
  place: YdocPlace;
  standing: Standing;
  presence: PresenceUser;
  state: "admitted" | "live" | "behind" | "poisoned" | "ended";
  /**
   * Updates that a replica sent before its half of the sync, which brings what they build on; null once that has come.
   */
  early: Uint8Array[] | null;
  connection: Connection | null;
};

export type SessionContext = { readonly socket: CollabSocket; session?: YdocSession };

/** Makes Hocuspocus deny one ydoc with our code as reason. The message stays empty, because Hocuspocus prints every message. */
export class SessionRefused extends Error {
  readonly reason: ErrorCode;
  constructor(reason: ErrorCode) {
    super("");
    this.reason = reason;
  }
}

/** The session of a connection that our authentication admitted; there are no others. */
export function sessionOfConnection(connection: Connection): YdocSession {
  const { session } = connection.context as SessionContext;
  if (session === undefined) throw new Error("a connection without a session");
  return session;
}
