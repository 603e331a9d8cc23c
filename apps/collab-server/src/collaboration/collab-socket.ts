import type { LiveSession } from "./api.ts";
import type { YdocSession } from "./ydoc-session.ts";

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

/** The browser cannot see the status of a failed upgrade, so a socket without a session is opened and closed with a reason. */
export type UpgradeVerdict =
  | { readonly kind: "accepted"; readonly session: LiveSession; readonly cookieHeader: string }
  | { readonly kind: "signed-out" }
  | { readonly kind: "foreign-origin" };
