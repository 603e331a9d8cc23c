import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type {
  FileId,
  OrganisationId,
  RevisionId,
  SpecId,
  WallId,
} from "@parley/shared/primitives/ids.ts";
import type { Part } from "./matrix-cast.ts";

export const organisationOf = (party: string) => `organisation of ${party}` as OrganisationId;

/** A part of the matrix as the policies know it. */
export function placeOf(part: Part): YdocPlace {
  if (part.kind === "frame") return part;
  const wall = { wallId: "wall" as WallId, isArchived: false };
  if (part.kind === "wall") return { kind: part.kind, ...wall };
  const organisationId = organisationOf(part.owner);
  if (part.kind === "marks" || part.kind === "marks-area") {
    const file = {
      fileId: "file" as FileId,
      organisationId: organisationOf(part.kind === "marks" ? part.owner : part.drawingOf),
      audience: part.readBy,
      isArchived: false,
    };
    const revisionId = "revision" as RevisionId;
    return part.kind === "marks"
      ? { kind: part.kind, revisionId, file }
      : { kind: part.kind, revisionId, file, organisationId };
  }
  if (part.kind === "spec" || part.kind === "spec-talk" || part.kind === "spec-notes") {
    const { readBy: audience, writers } = part;
    const facts = { specId: "spec" as SpecId, audience, writers, isArchived: false };
    return part.kind === "spec-notes"
      ? { kind: part.kind, ...facts, organisationId, ownerId: organisationOf(part.specOf) }
      : { kind: part.kind, ...facts, organisationId };
  }
  return part.kind === "wall-area"
    ? { kind: part.kind, organisationId, ...wall }
    : { kind: part.kind, organisationId, audience: part.audience, part: 0 };
}
