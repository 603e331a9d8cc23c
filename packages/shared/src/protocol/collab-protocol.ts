import type { ErrorCode } from "./error-codes.ts";

/** Raised with every change of what goes over /collab; another version is refused with `collab.protocol-version`. */
export const PROTOCOL_VERSION = 1;

/**
 * What a provider sends as Hocuspocus token for each ydoc (JSON). The session itself is the cookie of the upgrade request; the CSRF token
 * proves that a page of ours opened the socket. `clientId` is the ydoc's Yjs clientID, bound to the user before anybody can see it.
 */
export type CollabToken = {
  readonly protocol: number;
  readonly csrf: string;
  readonly clientId: number;
};

/** Stateless messages from the server to a client of one ydoc (JSON). */
export type CollabServerMessage =
  /** The update just sent was not applied. Everything later from this replica is refused as well: drop it, reload, offer again. */
  | { readonly type: "refused"; readonly code: ErrorCode; readonly detail: string }
  /** The right to read or write this ydoc ended; `wipe` = delete local copies. Sent just before the server closes the ydoc's session. */
  | { readonly type: "revoked"; readonly code: ErrorCode; readonly wipe: boolean }
  /** The server's storage takes no writes now. Nothing is lost: keep the edit; the socket is closed when it can be offered again. */
  | { readonly type: "not-stored"; readonly code: ErrorCode }
  /** The rights on this ydoc changed without ending: fetch the catalog and standing again. */
  | { readonly type: "rights-changed" };

/** Reason given to Hocuspocus when authentication of one ydoc fails; a client must not retry until its catalog changes. */
export type CollabAuthFailure = { readonly code: ErrorCode };

/** WebSocket close codes of /collab, in the private range. */
export const COLLAB_CLOSE = {
  sessionEnded: 4401,
  forbidden: 4403,
  protocolVersion: 4426,
  /** Too much sent, or too little read: reconnect after a while. */
  tooMuch: 4429,
  shuttingDown: 4503,
  /** What was sent is not stored and not acknowledged: reconnect, and the sync offers it again. */
  storageFailed: 4507,
} as const;

/** What a client publishes about itself through awareness; the server overwrites `user` and bounds the rest. */
export type PresenceState = {
  readonly user: PresenceUser;
  /** Which view, and which entity and field has the focus. */
  readonly view: "plan" | "board" | "task" | "wall" | "sheet" | "spec" | null;
  readonly entityId: string | null;
  readonly field: string | null;
  /** True while the person types or drags there. */
  readonly active: boolean;
  /** On the plan a `PlanPresence` or relative positions of a text; on a wall or a sheet a place there: opaque JSON ≤ 2 KB. */
  readonly cursor: unknown;
};
export type PresenceUser = {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationCode: string;
  /** 1 to 12: the organisation's colour in this project. */
  readonly colour: number;
};
