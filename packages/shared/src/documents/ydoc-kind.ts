import type {
  FileId,
  OrganisationId,
  ProjectId,
  RevisionId,
  SpecId,
  WallId,
  YdocId,
} from "../primitives/ids.ts";

export const AUDIENCES = ["everyone", "host", "private"] as const;
/** Who may read a lane or a ledger: every participant; the host and its own organisation; its own organisation alone. */
export type Audience = (typeof AUDIENCES)[number];

/** What a ydoc is, as the catalog knows it. `part` ≥ 0 numbers the ydocs of one lane: each stays below about 2,000 tasks. */
export type YdocPlace =
  | { readonly kind: "frame" }
  | {
      readonly kind: "lane";
      readonly organisationId: OrganisationId;
      readonly audience: Audience;
      readonly part: number;
    }
  | {
      readonly kind: "ledger";
      readonly organisationId: OrganisationId;
      readonly audience: Audience;
    }
  /** What everybody on a planning wall sees. An archived one is read, and no longer written. */
  | { readonly kind: "wall"; readonly wallId: WallId; readonly isArchived: boolean }
  /** The part of a wall that one organisation keeps to itself, until it reveals what lies there. */
  | {
      readonly kind: "wall-area";
      readonly wallId: WallId;
      readonly isArchived: boolean;
      readonly organisationId: OrganisationId;
    }
  /** Marks on a revision of a file that all its readers see. */
  | { readonly kind: "marks"; readonly revisionId: RevisionId; readonly file: MarkedFile }
  /** Marks on it that one organisation keeps to itself, until it publishes them. */
  | {
      readonly kind: "marks-area";
      readonly revisionId: RevisionId;
      readonly file: MarkedFile;
      readonly organisationId: OrganisationId;
    }
  /** The text of a specification. `organisationId` is its owner; an archived one is read, and no longer written. */
  | ({ readonly kind: "spec" } & SpecPlace)
  /** What all its readers say of it: threads, replies and suggestions. */
  | ({ readonly kind: "spec-talk" } & SpecPlace)
  /** What one organisation says of it among its own people. `organisationId` is theirs, `ownerId` who owns the specification. */
  | ({ readonly kind: "spec-notes"; readonly ownerId: OrganisationId } & SpecPlace);

export const SPEC_WRITERS = ["owner", "readers"] as const;
/** Who may write its text, given that they may work on files at all: its organisation's people, or whoever reads it. */
export type SpecWriters = (typeof SPEC_WRITERS)[number];

type SpecPlace = {
  readonly specId: SpecId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly isArchived: boolean;
  readonly writers: SpecWriters;
};

/** What decides who may read and mark a file. `audience` is the one that counts: work in progress is its organisation's own. */
export type MarkedFile = {
  readonly fileId: FileId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly isArchived: boolean;
};

/** The ydocs of a wall are opened by whoever looks at it, all others with the project. */
export const isWallPlace = (
  place: YdocPlace,
): place is Extract<YdocPlace, { kind: "wall" | "wall-area" }> =>
  place.kind === "wall" || place.kind === "wall-area";

/** Those of marks are opened by whoever looks at the revision. */
export const isMarksPlace = (
  place: YdocPlace,
): place is Extract<YdocPlace, { kind: "marks" | "marks-area" }> =>
  place.kind === "marks" || place.kind === "marks-area";
export const isSpecPlace = (
  place: YdocPlace,
): place is Extract<YdocPlace, { kind: "spec" | "spec-talk" | "spec-notes" }> => "specId" in place;

/** One row of the catalog as a client receives it: only ydocs that it may read are ever listed. */
export type CatalogEntry = {
  readonly ydocId: YdocId;
  readonly projectId: ProjectId;
  readonly place: YdocPlace;
  readonly schemaVersion: number;
  /** Whether any edit at all could be allowed; the exact field rules are the policy's. */
  readonly canWrite: boolean;
};

/** A new part is begun when the last one has reached this many tasks (notes: loading and memory grow beyond 2,000). */
export const LANE_PART_TASKS = 1_500;
