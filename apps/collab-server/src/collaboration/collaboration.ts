import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Hocuspocus, type Document } from "@hocuspocus/server";
import type { ClosedRegions } from "@parley/shared/documents/closed-regions.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { Clock } from "@parley/shared/primitives/clock.ts";
import type { ProjectId, WallId } from "@parley/shared/primitives/ids.ts";
import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import type pg from "pg";
import * as Y from "yjs";
import type { Logger } from "../platform/logger.ts";
import type { AccessPorts, CollaborationService } from "./api.ts";
import { authentication } from "./authentication.ts";
import { createBoundaries } from "./boundaries/boundaries.ts";
import type { HoldYdoc } from "./boundaries/whole-plan.ts";
import { networkOf } from "./boundaries/network-of.ts";
import { createCatalogRepository } from "./catalog-repository.ts";
import { createClientRepository } from "./client-repository.ts";
import { createCollabEndpoint } from "./collab-endpoint.ts";
import { COLLAB_LIMITS, type CollabLimits } from "./collab-limits.ts";
import { NO_METRICS, type CollabMetrics } from "./collab-metrics.ts";
import { createDurableLog } from "./durable-log.ts";
import { laneGrowth } from "./lane-growth.ts";
import { createLive } from "./live.ts";
import { createLogRepository } from "./log-repository.ts";
import { createMentions } from "./mentions.ts";
import { createNotificationRepository } from "./notification-repository.ts";
import type { OpenYdoc } from "./open-ydoc.ts";
import { OpenYdocs } from "./open-ydocs.ts";
import { presence } from "./presence.ts";
import { readWhole } from "./read-whole.ts";
import { createRevocation } from "./revocation.ts";
import { SessionRegistry } from "./session-registry.ts";
import { SNAPSHOT_POLICY, snapshots, type SnapshotPolicy } from "./snapshots.ts";
import { statelessGuard } from "./stateless-guard.ts";
import { createStorageHealth } from "./storage-health.ts";
import { createUpgradeGuard } from "./upgrade-guard.ts";
import { createWallRegions } from "./wall-regions.ts";
import { verifiedWrites } from "./verified-writes.ts";
import { ydocLoading } from "./ydoc-loading.ts";
import type { SessionContext } from "./ydoc-session.ts";

export type CollaborationOptions = {
  readonly pool: pg.Pool;
  readonly ports: AccessPorts;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Origin of PUBLIC_URL; null where the operator gave none. */
  readonly publicOrigin: string | null;
  readonly metrics?: CollabMetrics;
  readonly limits?: Partial<CollabLimits>;
  readonly snapshotPolicy?: SnapshotPolicy;
  /** What the open meeting at a wall has closed, from the database; null where there is none. */
  readonly closedRegions?: (wallId: WallId) => Promise<ClosedRegions | null>;
  /** The last part of a lane is nearly full: the next one is to be begun. */
  readonly lanePartFull?: (
    projectId: ProjectId,
    place: Extract<YdocPlace, { kind: "lane" }>,
  ) => void;
};

/** Broadcasts within this window go out as one (measured: a third of the CPU per edit at 200 editors). */
const FLUSH_DELAY_MS = 20;

/** Puts the part together: one extension a concern. */
export function createCollaboration(options: CollaborationOptions): CollaborationService {
  const { pool, ports, clock, logger } = options;
  const metrics = options.metrics ?? NO_METRICS;
  const limits = { ...COLLAB_LIMITS, ...options.limits };
  const repository = createLogRepository(pool);
  const catalog = createCatalogRepository(pool);
  const clients = createClientRepository(pool);
  const registry = new SessionRegistry();
  const ydocs = new OpenYdocs(metrics);
  let draining = false;

  const health = createStorageHealth(() => repository.probe(), {
    failing: (code, error) => logger.error({ code, err: error }, "the log takes no writes"),
    healthy: () => logger.info("the log takes writes again"),
  });
  const log = createDurableLog(repository, {
    committed: metrics.committed,
    failed: health.failed,
  });

  const failed = (error: unknown): void => logger.error({ err: error }, "collaboration failed");
  const hold: HoldYdoc = async (ydocId) => {
    const direct = await hocuspocus.openDirectConnection(ydocId);
    if (direct.document === null) throw new Error("the ydoc was closed while it opened");
    return { open: ydocs.of(direct.document), release: () => direct.disconnect() };
  };
  const boundaries = createBoundaries({
    catalog,
    hold,
    networkOf,
    failed,
  });
  const live = createLive({
    ports,
    catalog,
    registry,
    boundaries,
    publicOrigin: options.publicOrigin,
    failed,
  });
  const revocation = createRevocation({ ports, catalog, registry, clock, failed });
  const tellMentioned = createMentions({
    ports,
    notifications: createNotificationRepository(pool),
    live,
  });
  const compaction = snapshots({
    ydocs,
    repository,
    policy: options.snapshotPolicy ?? SNAPSHOT_POLICY,
    stored: metrics.snapshotStored,
    failed,
  });

  const editWatchers = new Set<(projectId: ProjectId) => void>();
  const edited = (projectId: ProjectId): void => {
    for (const watcher of editWatchers) watcher(projectId);
  };
  const regions = createWallRegions(ydocs, options.closedRegions ?? (async () => null));
  const watchGrowth = laneGrowth(options.lanePartFull ?? (() => undefined));

  const discard = (open: OpenYdoc): void => {
    ydocs.remove(open.document);
    hocuspocus.documents.delete(open.ydocId);
    const sockets = new Set(
      [...registry.ydocSessions()].filter((s) => s.ydocId === open.ydocId).map((s) => s.socket),
    );
    for (const socket of sockets) {
      socket.close(COLLAB_CLOSE.storageFailed, "collab.storage-failed");
    }
    open.document.destroy();
  };

  const hocuspocus = new Hocuspocus<SessionContext>({
    quiet: true,
    flushDelay: FLUSH_DELAY_MS,
    maxPendingDocuments: limits.maxPendingYdocs,
    maxUnauthenticatedQueueMessages: limits.maxQueuedMessages,
    maxUnauthenticatedQueueSize: limits.maxQueuedBytes,
    extensions: [
      authentication({
        ports,
        catalog,
        clients,
        registry,
        refused: metrics.refused,
        failed,
      }),
      ydocLoading({
        catalog,
        repository,
        log,
        ydocs,
        registry,
        flushDelay: FLUSH_DELAY_MS,
        clock,
        readRegions: regions.read,
        onLost: discard,
        failed,
      }),
      verifiedWrites({
        ydocs,
        clients,
        health,
        clock,
        accepted: (open, session, touches) => {
          compaction.consider(open);
          watchGrowth(open, touches);
          edited(open.projectId);
          tellMentioned(open, session, touches).catch(failed);
        },
        refused: (session, code, detail) => {
          metrics.refused(code);
          logger.warn(
            { code, detail, ydocId: session.ydocId, userId: session.userId },
            "edit refused",
          );
        },
      }),
      presence({ limit: limits.presence, clock, ydocs }),
      statelessGuard(metrics.refused),
      compaction,
      {
        extensionName: "unloading",
        beforeUnloadDocument: async ({ document }) => {
          const open = ydocs.of(document as Document);
          // A discarded ydoc is off the map already; its name may stand for a fresh one.
          if (open.state === "discarded" || !(await open.durable())) throw new Error("");
        },
        afterUnloadDocument: async ({ documentName }) => {
          const open = ydocs.byId(documentName as OpenYdoc["ydocId"]);
          if (open?.document.isDestroyed) ydocs.remove(open.document);
        },
      },
    ],
  });

  const endpoint = createCollabEndpoint({
    hocuspocus,
    guard: createUpgradeGuard(ports, options.publicOrigin),
    limits,
    clock,
    opened: (socket) => {
      registry.sockets.add(socket);
      revocation.watchExpiry(socket);
      metrics.socketOpened();
    },
    closed: (socket) => {
      registry.sockets.delete(socket);
      metrics.socketClosed();
    },
    overrun: (kind) => metrics.refused(`socket.${kind}`),
    failed: (error) => logger.debug({ err: error }, "socket failed"),
  });

  const withYdoc = async <T>(ydocId: string, work: (open: OpenYdoc) => Promise<T>): Promise<T> => {
    const direct = await hocuspocus.openDirectConnection(ydocId);
    try {
      if (direct.document === null) throw new Error("the ydoc was closed while it opened");
      return await work(ydocs.of(direct.document));
    } finally {
      await direct.disconnect();
    }
  };

  return {
    attach: (server) => {
      live.attach(server);
      server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const path = (request.url ?? "/").split("?", 1)[0];
        if (path?.startsWith("/socket.io/")) return;
        if (path === "/collab" && !draining) endpoint.handleUpgrade(request, socket, head);
        else reject(socket, path === "/collab" ? "503 Service Unavailable" : "404 Not Found");
      });
    },

    live,

    accessChanged: async (scope) => {
      await Promise.all([revocation.judge(scope), live.judge(scope)]);
    },

    watchEdits: (watcher) => {
      editWatchers.add(watcher);
      return () => editWatchers.delete(watcher);
    },

    regionsChanged: regions.changed,

    catalogChanged: (projectId) => live.catalogChanged(projectId),

    boundariesOf: (projectId, visible) => boundaries.of(projectId, visible),

    readWhole: async (projectId) => readWhole(await catalog.ofProject(projectId), hold),

    readState: (ydocId) =>
      withYdoc(ydocId, async (open) => {
        const state = Y.encodeStateAsUpdate(open.document);
        if (!(await open.durable())) throw new Error("the ydoc could not be stored");
        return state;
      }),

    appendUpdate: (ydocId, update, by) =>
      withYdoc(ydocId, async (open) => {
        if (!(await open.apply(update, by, []))) throw new Error("the update was not stored");
        edited(open.projectId);
      }),

    changeYdoc: (ydocId, by, change) =>
      withYdoc(ydocId, async (open) => {
        const { value, update, touches } = change(open.document);
        if (update !== null && !(await open.apply(update, by, touches))) {
          throw new Error("the update was not stored");
        }
        edited(open.projectId);
        return value;
      }),

    close: async () => {
      draining = true;
      for (const socket of registry.sockets) {
        socket.close(COLLAB_CLOSE.shuttingDown, "server.shutting-down");
      }
      await live.close();
      await boundaries.close();
      await log.idle();
      await Promise.all(
        [...hocuspocus.documents.values()].map((document) => hocuspocus.unloadDocument(document)),
      );
      health.stop();
      await hocuspocus.hooks("onDestroy", { instance: hocuspocus });
    },
  };
}

function reject(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
