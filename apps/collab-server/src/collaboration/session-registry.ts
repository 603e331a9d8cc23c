import type { CollabServerMessage } from "@parley/shared/protocol/collab-protocol.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { CollabSocket, YdocSession } from "./ydoc-session.ts";

/** An admission under way. `stale` when access changed while its facts were being read: they have to be read again. */
export type Admission = { stale: boolean };

/** Every socket, session and admission of this process, so that a change of access reaches all of them (SPEC 5.1). */
export class SessionRegistry {
  readonly sockets: Set<CollabSocket> = new Set();
  readonly #admissions: Set<Admission> = new Set();

  /** Reads facts until no access changed meanwhile; `admit` runs in the same tick as the last check. */
  async admit<Facts, T>(read: () => Promise<Facts>, admit: (facts: Facts) => T): Promise<T> {
    const admission: Admission = { stale: false };
    this.#admissions.add(admission);
    try {
      for (;;) {
        admission.stale = false;
        const facts = await read();
        if (!admission.stale) return admit(facts);
      }
    } finally {
      this.#admissions.delete(admission);
    }
  }

  markAdmissionsStale(): void {
    for (const admission of this.#admissions) admission.stale = true;
  }

  add(session: YdocSession): void {
    session.socket.ydocSessions.add(session);
  }

  remove(session: YdocSession): void {
    session.state = "ended";
    session.socket.ydocSessions.delete(session);
  }

  *ydocSessions(): Iterable<YdocSession> {
    for (const socket of this.sockets) yield* socket.ydocSessions;
  }
}

/**
 * Ends one ydoc's session: `last` and the close message are the last bytes that it ever sends. What was held back for durability
 * or waits in a batch is dropped, because every send asks for the session's state (SPEC 5.2).
 */
export function endSession(
  session: YdocSession,
  code: ErrorCode,
  last: CollabServerMessage | null,
): void {
  if (session.state === "ended") return;
  session.state = "ended";
  session.socket.ydocSessions.delete(session);
  const { connection } = session;
  if (connection === null) return;
  const gated = connection.send;
  // The method of the class, without our gate.
  Reflect.deleteProperty(connection, "send");
  if (last !== null) connection.sendStateless(JSON.stringify(last));
  connection.close({ code: 4403, reason: code });
  connection.send = gated;
}
