import { canReadYdoc, canWriteYdoc } from "@parley/shared/permissions/ydoc-policy.ts";
import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import type { AccessPorts, AccessScope } from "./api.ts";
import type { CatalogRepository } from "./catalog-repository.ts";
import { endSession, type SessionRegistry } from "./session-registry.ts";
import type { CollabSocket, YdocSession } from "./ydoc-session.ts";

/** Timers beyond this overflow; the socket is simply asked about earlier. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export type Revocation = {
  /** Re-judges every open session of /collab that the scope concerns (SPEC 5). Runs after any that began before it. */
  judge(scope: AccessScope): Promise<void>;
  /** Asks again about a socket's session when it runs out. */
  watchExpiry(socket: CollabSocket): void;
};

export function createRevocation(options: {
  ports: AccessPorts;
  catalog: CatalogRepository;
  registry: SessionRegistry;
  clock: () => number;
  failed: (error: unknown) => void;
}): Revocation {
  const { ports, catalog, registry, clock } = options;

  const judgeSocket = async (socket: CollabSocket): Promise<void> => {
    const session = await ports.sessionOf(socket.cookieHeader);
    const same =
      session !== null &&
      session.sessionId === socket.session.sessionId &&
      session.organisationId === socket.session.organisationId;
    // The organisation acted for is part of every right of this socket: another one needs another socket.
    if (!same) socket.close(COLLAB_CLOSE.sessionEnded, "access.session-ended");
    else socket.session = session;
  };

  const judgeYdocSession = async (session: YdocSession): Promise<void> => {
    const { userId, organisationId, projectId, ydocId } = session;
    const [row, standing, presence] = await Promise.all([
      catalog.find(ydocId),
      ports.standingOf({ userId, organisationId }, projectId),
      catalog.presenceOf(userId, organisationId, projectId),
    ]);
    if (session.state === "ended") return;
    if (row === null || presence === null || !canReadYdoc(standing, row.place).allowed) {
      const code = "access.revoked";
      endSession(session, code, { type: "revoked", code, wipe: true });
      return;
    }
    const could = rightsOf(session);
    session.place = row.place;
    session.standing = standing;
    session.presence = presence;
    if (could !== rightsOf(session)) {
      session.connection?.sendStateless(JSON.stringify({ type: "rights-changed" }));
    }
  };

  /** What cannot be judged must not go on: the client comes back and is judged at the door. */
  const judged = async (socket: CollabSocket, work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      options.failed(error);
      socket.close(COLLAB_CLOSE.storageFailed, "collab.storage-failed");
    }
  };

  const run = async (scope: AccessScope): Promise<void> => {
    const sockets = [...registry.sockets].filter((socket) => concerns(scope, socket));
    if (scope.kind !== "project") {
      await Promise.all(sockets.map((socket) => judged(socket, judgeSocket(socket))));
    }
    const sessions = sockets.flatMap((socket) =>
      [...socket.ydocSessions].filter(
        ({ projectId }) => scope.kind !== "project" || projectId === scope.projectId,
      ),
    );
    await Promise.all(sessions.map((session) => judged(session.socket, judgeYdocSession(session))));
  };

  // One after the other: an earlier run, slowed down, must not put old rights over newer ones.
  let last: Promise<void> = Promise.resolve();
  const judge = (scope: AccessScope): Promise<void> => {
    registry.markAdmissionsStale();
    last = last.then(() => run(scope));
    return last;
  };

  const watchExpiry = (socket: CollabSocket): void => {
    const left = Math.max(0, socket.session.expiresAt - clock());
    const timer = setTimeout(
      () => {
        if (socket.state === "closed") return;
        if (socket.session.expiresAt > clock()) {
          watchExpiry(socket);
          return;
        }
        void judged(socket, judgeSocket(socket)).then(() => {
          if (socket.state === "closed") return;
          if (socket.session.expiresAt > clock()) watchExpiry(socket);
          else socket.close(COLLAB_CLOSE.sessionEnded, "access.session-ended");
        });
      },
      Math.min(left, MAX_TIMER_MS),
    );
    timer.unref();
  };

  return { judge, watchExpiry };
}

function concerns(scope: AccessScope, socket: CollabSocket): boolean {
  switch (scope.kind) {
    case "session":
      return socket.session.sessionId === scope.sessionId;
    case "user":
      return socket.session.userId === scope.userId;
    case "project":
      return true;
  }
}

/** What a client may show as editable depends on these alone. */
const rightsOf = ({ standing, place }: YdocSession): string =>
  JSON.stringify([
    canWriteYdoc(standing, place).allowed,
    standing.kind === "participant" ? [...standing.capabilities].toSorted() : [],
  ]);
