import type { PartBoundsPatch } from "@parley/schedule/parts/part-bounds-patch.ts";
import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { CatalogEntry } from "../documents/ydoc-kind.ts";
import type {
  OrganisationId,
  ProjectId,
  ReviewRoundId,
  UserId,
  WallId,
} from "../primitives/ids.ts";
import type { ErrorCode } from "./error-codes.ts";

export type OnlinePerson = {
  readonly userId: UserId;
  readonly name: string;
  readonly organisationId: OrganisationId;
};
export type ImportProgress = {
  readonly importId: string;
  readonly projectId: ProjectId;
  readonly state: "reading" | "ready" | "building" | "storing" | "done" | "failed" | "cancelled";
  readonly done: number;
  readonly total: number | null;
  readonly error: {
    readonly code: ErrorCode;
    readonly detail: string;
    readonly line: number | null;
  } | null;
};
export type Notification = {
  readonly id: string;
  readonly at: string; // ISO 8601 UTC
  readonly readAt: string | null;
  readonly projectId: ProjectId | null;
  readonly body: NotificationBody;
};
export type NotificationBody =
  | {
      readonly type: "mention";
      readonly taskId: string;
      readonly commentId: string;
      readonly byName: string;
      readonly excerpt: string;
    }
  | { readonly type: "added-to-project"; readonly projectName: string; readonly byName: string }
  | { readonly type: "participation-ended"; readonly projectName: string }
  | {
      readonly type: "review";
      readonly event: ReviewNews;
      readonly roundId: ReviewRoundId;
      readonly title: string; // of the round
      readonly byName: string; // '' where nobody did it, as of a date that comes near
      readonly subject: string; // of the file that it is about; '' where it is about the round
    };

/** Why somebody is told of a review round. */
export const REVIEW_NEWS = [
  "asked",
  "reset",
  "due-soon",
  "overdue",
  "reminder",
  "answered",
  "approved",
  "closed",
] as const;
export type ReviewNews = (typeof REVIEW_NEWS)[number];

/**
 * What tasks that this person may not read force on those that it may: all of it first and after every change of rights, then what
 * changed. Only dates of visible tasks; nothing of a hidden one, not even its id.
 */
export type BoundariesEvent =
  | { readonly projectId: ProjectId; readonly bounds: PartBounds }
  | { readonly projectId: ProjectId; readonly patch: PartBoundsPatch };

/** Socket.IO, server to client. All of it can also be read over REST (GET catalog, online, notifications, imports). */
export type ServerToClientEvents = {
  catalog: (event: { projectId: ProjectId; entries: readonly CatalogEntry[] }) => void;
  /** Participants, people, roles or the project's own facts changed: refetch what is shown. */
  "project-changed": (event: { projectId: ProjectId }) => void;
  /** Files that this person may read were added or changed. */
  "files-changed": (event: { projectId: ProjectId }) => void;
  /** A meeting at a wall began, went on or ended. */
  "meeting-changed": (event: { projectId: ProjectId; wallId: WallId }) => void;
  /** A review round that this person may read was opened, changed, answered or closed. */
  "reviews-changed": (event: { projectId: ProjectId }) => void;
  "projects-changed": () => void;
  /** A baseline that this person may read was frozen, renamed or removed. */
  "baselines-changed": (event: { projectId: ProjectId }) => void;
  boundaries: (event: BoundariesEvent) => void;
  online: (event: { projectId: ProjectId; people: readonly OnlinePerson[] }) => void;
  notification: (event: Notification) => void;
  "import-progress": (event: ImportProgress) => void;
  "session-ended": (event: { code: ErrorCode }) => void;
};
/** What a client sends as Socket.IO `auth` when it connects: proves, like the header of REST, that a page of ours asks. */
export type LiveHandshake = { readonly csrf: string };

/** Client to server. A client watches at most one project per tab. */
export type ClientToServerEvents = {
  "watch-project": (
    projectId: string,
    answer: (result: { ok: true } | { ok: false; code: ErrorCode }) => void,
  ) => void;
  "unwatch-project": () => void;
};
