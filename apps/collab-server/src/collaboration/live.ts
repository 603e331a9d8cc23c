import type { IncomingMessage, Server as HttpServer } from "node:http";
import { isUuid } from "@parley/shared/documents/field-rule.ts";
import { canReadBaseline } from "@parley/shared/permissions/baseline-policy.ts";
import { canReadFile } from "@parley/shared/permissions/file-policy.ts";
import { canReadRound } from "@parley/shared/permissions/review-round-policy.ts";
import { canReadMeeting } from "@parley/shared/permissions/meeting-policy.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import { Server } from "socket.io";
import { isSameOrigin as isPageOfOurs } from "../platform/http/same-origin.ts";
import type { AccessPorts, AccessScope, LiveEvents } from "./api.ts";
import type { CatalogRepository, CatalogRow } from "./catalog-repository.ts";
import type { Boundaries } from "./boundaries/boundaries.ts";
import {
  accountRoom,
  onlinePeople,
  projectRoom,
  userRoom,
  watchersOf,
  type LiveServer,
  type LiveSocket,
} from "./live-watchers.ts";
import type { SessionRegistry } from "./session-registry.ts";
import { visibleCatalog } from "./visible-catalog.ts";

export type Live = LiveEvents & {
  attach(server: HttpServer): void;
  judge(scope: AccessScope): Promise<void>;
  catalogChanged(projectId: ProjectId): Promise<void>;
  close(): Promise<void>;
};

const ONLINE_DELAY_MS = 50;
const MAX_MESSAGE_BYTES = 16 << 10;

/** Socket.IO: the catalog, who is online, notifications, progress, forced sign-out (SPEC 8). Nothing here is a shared document. */
export function createLive(options: {
  ports: AccessPorts;
  catalog: CatalogRepository;
  registry: SessionRegistry;
  boundaries: Boundaries;
  publicOrigin: string | null;
  failed: (error: unknown) => void;
}): Live {
  const { ports, catalog, registry, boundaries, failed } = options;
  const io: LiveServer = new Server({
    path: "/socket.io",
    // Upgrades of /collab are none of its business.
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    allowRequest: (request: IncomingMessage, answer) =>
      answer(null, isPageOfOurs(request.headers, options.publicOrigin)),
  });

  io.use((socket, next) => {
    const refuse = (code: string): void => next(new Error(code));
    const cookieHeader = socket.handshake.headers.cookie;
    const csrf: unknown = socket.handshake.auth["csrf"];
    const admit = async (): Promise<void> => {
      const session = await ports.sessionOf(cookieHeader);
      if (session === null) return refuse("access.not-signed-in");
      if (typeof csrf !== "string" || !(await ports.csrfMatches(session, csrf))) {
        return refuse("auth.csrf");
      }
      socket.data = { cookieHeader, session, watching: null };
      return next();
    };
    admit().catch((error: unknown) => {
      failed(error);
      refuse("server.internal");
    });
  });

  io.on("connection", (socket: LiveSocket) => {
    const { userId, organisationId } = socket.data.session;
    void socket.join(accountRoom(userId));
    if (organisationId !== null) void socket.join(userRoom(userId, organisationId));
    // Whoever lost the session while connecting is not in any room yet when it is judged.
    judgeSession(socket).catch(failed);

    socket.on("watch-project", (projectId, answer) => {
      if (typeof answer !== "function") return;
      watch(socket, projectId).then(
        (found) => answer(found ? { ok: true } : { ok: false, code: "access.not-found" }),
        (error: unknown) => {
          failed(error);
          answer({ ok: false, code: "server.internal" });
        },
      );
    });
    socket.on("unwatch-project", () => unwatch(socket));
    socket.on("disconnect", () => {
      const { watching } = socket.data;
      if (watching === null) return;
      watching.endBoundaries();
      tellOnline(watching.projectId);
    });
  });

  const watch = async (socket: LiveSocket, projectId: unknown): Promise<boolean> => {
    unwatch(socket);
    if (!isUuid(projectId)) return false;
    const id = projectId as ProjectId;
    return registry.admit(
      async () => {
        const { userId, organisationId } = socket.data.session;
        const standing = await ports.standingOf({ userId, organisationId }, id);
        const presence = organisationId && (await catalog.presenceOf(userId, organisationId, id));
        return { standing, name: presence ? presence.name : "", rows: await catalog.ofProject(id) };
      },
      ({ standing, name, rows }) => {
        if (standing.kind === "outsider" || !socket.connected) return false;
        const watching = { projectId: id, standing, name, endBoundaries: () => undefined as void };
        watching.endBoundaries = boundaries.watch(id, {
          standing: () => watching.standing,
          send: (event) => socket.emit("boundaries", event),
        });
        socket.data.watching = watching;
        void socket.join(projectRoom(id));
        sendCatalog(socket, id, rows);
        tellOnline(id);
        return true;
      },
    );
  };

  const unwatch = (socket: LiveSocket): void => {
    const { watching } = socket.data;
    if (watching === null) return;
    socket.data.watching = null;
    watching.endBoundaries();
    void socket.leave(projectRoom(watching.projectId));
    tellOnline(watching.projectId);
  };

  const sendCatalog = (
    socket: LiveSocket,
    projectId: ProjectId,
    rows: readonly CatalogRow[],
  ): void => {
    const { watching } = socket.data;
    if (watching?.projectId !== projectId) return;
    socket.emit("catalog", { projectId, entries: visibleCatalog(rows, watching.standing) });
  };

  const due = new Set<ProjectId>();
  const tellOnline = (projectId: ProjectId): void => {
    if (due.has(projectId)) return;
    due.add(projectId);
    setTimeout(() => {
      due.delete(projectId);
      const people = onlinePeople(io, projectId);
      io.to(projectRoom(projectId)).emit("online", { projectId, people });
    }, ONLINE_DELAY_MS).unref();
  };

  const end = (socket: LiveSocket): void => {
    unwatch(socket);
    socket.emit("session-ended", { code: "access.session-ended" });
    socket.disconnect(true);
  };

  const judgeSession = async (socket: LiveSocket): Promise<void> => {
    const { session } = socket.data;
    const now = await ports.sessionOf(socket.data.cookieHeader);
    const same =
      now?.sessionId === session.sessionId && now.organisationId === session.organisationId;
    if (same) socket.data.session = now;
    else end(socket);
  };

  const judgeWatcher = async (socket: LiveSocket, rowsOf: RowsOf): Promise<void> => {
    const { watching, session } = socket.data;
    if (watching === null) return;
    const standing = await ports.standingOf(session, watching.projectId);
    const rows = await rowsOf(watching.projectId);
    if (socket.data.watching !== watching) return;
    if (standing.kind === "outsider") {
      unwatch(socket);
      socket.emit("projects-changed");
      return;
    }
    watching.standing = standing;
    sendCatalog(socket, watching.projectId, rows);
    boundaries.judge(watching.projectId);
    socket.emit("project-changed", { projectId: watching.projectId });
  };

  type RowsOf = (projectId: ProjectId) => Promise<readonly CatalogRow[]>;
  const rowsOnce = (): RowsOf => {
    const read = new Map<ProjectId, Promise<readonly CatalogRow[]>>();
    return (projectId) => {
      const known = read.get(projectId) ?? catalog.ofProject(projectId);
      read.set(projectId, known);
      return known;
    };
  };

  const concerns = (scope: AccessScope, { data }: LiveSocket): boolean => {
    switch (scope.kind) {
      case "session":
        return data.session.sessionId === scope.sessionId;
      case "user":
        return data.session.userId === scope.userId;
      case "project":
        return data.watching?.projectId === scope.projectId;
    }
  };

  const run = async (scope: AccessScope): Promise<void> => {
    const rowsOf = rowsOnce();
    const sockets = [...io.of("/").sockets.values()].filter((socket) => concerns(scope, socket));
    await Promise.all(
      sockets.map(async (socket) => {
        try {
          if (scope.kind !== "project") await judgeSession(socket);
          if (socket.connected) await judgeWatcher(socket, rowsOf);
        } catch (error) {
          // What cannot be judged must not go on; the client connects again and is judged at the door.
          failed(error);
          socket.disconnect(true);
        }
      }),
    );
  };
  // One after the other: what was read earlier must not be told later.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(failed);
    return done;
  };

  return {
    attach: (server) => {
      io.attach(server);
    },
    judge: (scope) => inTurn(() => run(scope)),
    catalogChanged: (projectId) =>
      inTurn(async () => {
        const rows = await catalog.ofProject(projectId);
        for (const socket of watchersOf(io, projectId)) sendCatalog(socket, projectId, rows);
        boundaries.judge(projectId);
      }),
    projectChanged: (projectId) => {
      io.to(projectRoom(projectId)).emit("project-changed", { projectId });
    },
    filesChanged: (projectId, places) => {
      for (const socket of watchersOf(io, projectId)) {
        const { watching } = socket.data;
        if (watching === null) continue;
        const { standing } = watching;
        if (places.some((place) => canReadFile(standing, place).allowed))
          socket.emit("files-changed", { projectId });
      }
    },
    meetingChanged: (projectId, wallId) => {
      for (const socket of watchersOf(io, projectId)) {
        const { watching } = socket.data;
        if (watching !== null && canReadMeeting(watching.standing).allowed)
          socket.emit("meeting-changed", { projectId, wallId });
      }
    },
    reviewsChanged: (projectId, round, places) => {
      for (const socket of watchersOf(io, projectId)) {
        const { watching } = socket.data;
        if (watching === null) continue;
        const { standing } = watching;
        if (
          canReadRound(standing, round).allowed &&
          places.some((place) => canReadFile(standing, place).allowed)
        )
          socket.emit("reviews-changed", { projectId });
      }
    },
    projectsChanged: (userIds) => {
      for (const userId of userIds) io.to(accountRoom(userId)).emit("projects-changed");
    },
    baselinesChanged: (projectId, scope) => {
      for (const socket of watchersOf(io, projectId)) {
        const { watching } = socket.data;
        if (watching !== null && canReadBaseline(watching.standing, scope).allowed)
          socket.emit("baselines-changed", { projectId });
      }
    },
    notify: ({ userId, organisationId }, event) => {
      io.to(userRoom(userId, organisationId)).emit("notification", event);
    },
    importProgress: ({ userId, organisationId }, event) => {
      io.to(userRoom(userId, organisationId)).emit("import-progress", event);
    },
    onlineIn: (projectId) => onlinePeople(io, projectId),
    close: async () => {
      io.disconnectSockets(true);
      // io.close() would close the HTTP server too, which is its owner's to end.
      io.engine?.close();
      await last;
    },
  };
}
