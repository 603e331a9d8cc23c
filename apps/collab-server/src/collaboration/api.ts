import type {
  EntityId,
  OrganisationId,
  ProjectId,
  UserId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";

/**
 * What the rest of the server may ask of the collaboration part. Rights are re-read from the database by the part itself:
 * callers only say what may have changed, after their transaction is committed, and await it before they answer.
 */
export type Collaboration = {
  /** Re-judges every open session of these; closes or downgrades at once and tells clients what to wipe. */
  accessChanged(scope: AccessScope): Promise<void>;
  /** Something that the catalog lists was added or changed; pushes the filtered catalog to everyone watching. */
  catalogChanged(projectId: ProjectId): Promise<void>;
  /** Current durable state of a ydoc, for export and reports. The caller has already checked the right to read. */
  readState(ydocId: YdocId): Promise<Uint8Array>;
  /** Applies a server-made edit to a ydoc that may be open, durably, logged as `origin`. */
  appendUpdate(ydocId: YdocId, update: Uint8Array, by: LogAuthor): Promise<void>;
  /** Waits for every append under way; ends all sessions with a clear close code. */
  close(): Promise<void>;
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

/** A ydoc to be created inside a caller's transaction, with its first update. */
export type NewYdoc = {
  readonly ydocId: YdocId;
  readonly projectId: ProjectId;
  readonly place: YdocPlace;
  readonly initialUpdate: Uint8Array | null;
  readonly taskCount: number;
  readonly touches: readonly EntityId[];
};
