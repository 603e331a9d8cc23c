import type { Server as HttpServer } from "node:http";
import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { FrameSnapshot } from "@parley/shared/documents/frame-snapshot.ts";
import type { PlanSource } from "@parley/shared/documents/plan-row.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import type { BaselineScope } from "@parley/shared/permissions/baseline-policy.ts";
import type { FilePlace } from "@parley/shared/files/file.ts";
import type { RoundFacts } from "@parley/shared/review/review-round.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import type {
  OrganisationId,
  ProjectId,
  UserId,
  WallId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import type * as Y from "yjs";
import type { ImportProgress, Notification } from "@parley/shared/protocol/live-events.ts";

/**
 * What the rest of the server may ask of the collaboration part. Rights are re-read from the database by the part itself:
 * callers only say what may have changed, after their transaction is committed, and await it before they answer.
 */
export type Collaboration = {
  /** Re-judges every open session of these; closes or downgrades at once and tells clients what to wipe. */
  accessChanged(scope: AccessScope): Promise<void>;
  /** Something that the catalog lists was added or changed; pushes the filtered catalog to everyone watching. */
  catalogChanged(projectId: ProjectId): Promise<void>;
  /** Says of each update that was taken which project it belongs to, until the returned function is called. */
  watchEdits(watcher: (projectId: ProjectId) => void): () => void;
  /** Current durable state of a ydoc, for export and reports. The caller has already checked the right to read. */
  readState(ydocId: YdocId): Promise<Uint8Array>;
  /** What other tasks force on those of these lanes, for exports and reports. The caller has checked the right to read them. */
  boundariesOf(projectId: ProjectId, lanes: ReadonlySet<YdocId>): Promise<PartBounds>;
  /** Frame and lanes of a project as they are at one moment, on disk: for the server's own reckoning. The caller filters what it tells. */
  readWhole(projectId: ProjectId): Promise<WholeProject>;
  /** Applies a server-made edit to a ydoc that may be open, durably, logged as `origin`. */
  appendUpdate(ydocId: YdocId, update: Uint8Array, by: LogAuthor): Promise<void>;
  /**
   * Works out a server-made update from the ydoc as it is at this moment, and applies it in the same tick: no edit comes in between.
   * `change` must not write to the ydoc itself. Returns its value once the update is durable; without an update, at once.
   */
  changeYdoc<T>(
    ydocId: YdocId,
    by: LogAuthor,
    change: (ydoc: Y.Doc) => {
      readonly value: T;
      readonly update: Uint8Array | null;
      readonly touches: readonly Touch[];
    },
  ): Promise<T>;
  /** A meeting at this wall closed or opened a region, changed hands or ended: from now on writes are judged by that. */
  regionsChanged(wallId: WallId): Promise<void>;
  /** Waits for every append under way; ends all sessions with a clear close code. */
  close(): Promise<void>;
};

export type WholeProject = {
  readonly frameId: YdocId | null;
  readonly frame: FrameSnapshot;
  readonly lanes: readonly PlanSource[];
};

export type AccessScope =
  | { readonly kind: "session"; readonly sessionId: string }
  | { readonly kind: "user"; readonly userId: UserId }
  | { readonly kind: "project"; readonly projectId: ProjectId };

export type LogAuthor = {
  readonly userId: UserId | null;
  readonly organisationId: OrganisationId | null;
  readonly origin: "client" | "import" | "server" | "demo";
};

/** The signed-in session that a cookie names, as the sockets need it. */
export type LiveSession = {
  readonly sessionId: string;
  readonly userId: UserId;
  /** The one organisation acted for; null before one is chosen. */
  readonly organisationId: OrganisationId | null;
  /** Milliseconds since the epoch; asked again when it has passed, because use may have extended it. */
  readonly expiresAt: number;
};

/** What collaboration asks of the rest of the server. Every call reads the database: nothing here may be cached across a commit. */
export type AccessPorts = {
  readonly sessionOf: (cookieHeader: string | undefined) => Promise<LiveSession | null>;
  /** Whether this CSRF token was given out for this session. */
  readonly csrfMatches: (session: LiveSession, csrf: string) => boolean | Promise<boolean>;
  readonly standingOf: (
    actor: { readonly userId: UserId; readonly organisationId: OrganisationId | null },
    projectId: ProjectId,
  ) => Promise<Standing>;
};

/** Pushes what is not a shared document to the people concerned. All of it can be read over REST as well. */
export type LiveEvents = {
  /** Participants, people, roles or the project's own facts changed. */
  projectChanged(projectId: ProjectId): void;
  /** A file was added or changed: told to those who may read one of the places that it has or had. */
  filesChanged(projectId: ProjectId, places: readonly FilePlace[]): void;
  /** A meeting at a wall began, went on or ended: told to those who may read the walls. */
  meetingChanged(projectId: ProjectId, wallId: WallId): void;
  /** A review round was opened, changed, answered or closed: told to those who may read it and something of what it is about. */
  reviewsChanged(
    projectId: ProjectId,
    round: Pick<RoundFacts, "organisationId" | "reviewers">,
    places: readonly FilePlace[],
  ): void;
  /** The list of projects of these users changed. */
  projectsChanged(userIds: readonly UserId[]): void;
  /** A baseline of this scope was frozen, renamed or removed; told to those who may read it, and to nobody else. */
  baselinesChanged(projectId: ProjectId, scope: BaselineScope): void;
  /** A row of `notifications` was committed for this user and organisation. */
  notify(
    to: { readonly userId: UserId; readonly organisationId: OrganisationId },
    event: Notification,
  ): void;
  /** Told to the sockets of the user that started the import, in that organisation. */
  importProgress(
    to: { readonly userId: UserId; readonly organisationId: OrganisationId },
    event: ImportProgress,
  ): void;
  /** Who watches a project now; the caller has checked the right to know. */
  onlineIn(projectId: ProjectId): readonly {
    readonly userId: UserId;
    readonly name: string;
    readonly organisationId: OrganisationId;
  }[];
};

/** What the composition root holds: the part itself, its events, and the socket paths on the shared HTTP server. */
export type CollaborationService = Collaboration & {
  readonly live: LiveEvents;
  /** Takes upgrades of /collab and everything of /socket.io; answers 404 to other upgrades. */
  attach(server: HttpServer): void;
};
