import type { Audience } from "../documents/ydoc-kind.ts";
import type { OrganisationId } from "../primitives/ids.ts";

export const FILE_KINDS = [
  "drawing",
  "specification",
  "contract",
  "report",
  "photo",
  "model",
  "other",
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export const DISCIPLINES = [
  "architecture",
  "structure",
  "mechanical",
  "electrical",
  "plumbing",
  "fire",
  "civil",
  "interiors",
  "process",
  "general",
] as const;
export type Discipline = (typeof DISCIPLINES)[number];

/** The states of information of ISO 19650-1: work in progress, shared, published, archived. */
export const FILE_STATUSES = ["wip", "shared", "published", "archived"] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** What decides who may read a file, and nothing else of it. */
export type FilePlace = {
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly status: FileStatus;
};

/** Work in progress is its organisation's own, whatever audience it is meant for later (SPEC F2). */
export const effectiveAudience = ({
  audience,
  status,
}: Omit<FilePlace, "organisationId">): Audience => (status === "wip" ? "private" : audience);

/** What a browser may show by itself; everything else is only ever saved. */
export const INLINE_MEDIA_TYPES: ReadonlySet<string> = new Set([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/tiff",
  "image/svg+xml",
]);
