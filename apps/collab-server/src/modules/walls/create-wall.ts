import type { OrganisationId, ProjectId, UserId, WallId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { newYdocId } from "../../platform/random.ts";
import { insertYdoc, ydocsOfProject, type FirstUpdate } from "../catalog/api.ts";
import { insertWall } from "./wall-repository.ts";

export type NewWall = {
  readonly projectId: ProjectId;
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly createdBy: UserId | null;
  /** What it begins with; null: nothing. */
  readonly first?: FirstUpdate | null;
};

/** A wall with its shared ydoc, and a private area of each organisation that takes part or once did. */
export async function createWall(tx: Writer, wall: NewWall): Promise<WallId> {
  const { projectId } = wall;
  const wallId = await insertWall(tx, wall);
  const base = { wallId, isArchived: false } as const;
  // Whoever joins gets a lane: the catalog knows them all.
  const organisations = new Set(
    (await ydocsOfProject(tx, projectId)).flatMap(({ place }) =>
      place.kind === "lane" ? [place.organisationId] : [],
    ),
  );
  const shared = { ydocId: newYdocId(), projectId, place: { kind: "wall", ...base } } as const;
  await insertYdoc(tx, shared, wall.first ?? null);
  for (const organisationId of organisations) {
    const place = { kind: "wall-area", ...base, organisationId } as const;
    await insertYdoc(tx, { ydocId: newYdocId(), projectId, place });
  }
  return wallId;
}
