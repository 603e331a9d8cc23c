import type { MarkedFile } from "@parley/shared/documents/ydoc-kind.ts";
import type { ProjectId, RevisionId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { newYdocId } from "../../platform/random.ts";
import { insertYdoc, ydocsOfProject } from "../catalog/api.ts";
import { lockRevision } from "../files/api.ts";

/**
 * Gives a revision its layers, as far as they are missing: the one of all, and one of each organisation that takes part or once did, so
 * that nobody learns from its being there who has marked. Returns whether any was missing.
 */
export async function beginMarks(
  tx: Writer,
  projectId: ProjectId,
  revisionId: RevisionId,
  file: MarkedFile,
): Promise<boolean> {
  // One at a time: two who open a drawing at once find the same layers.
  await lockRevision(tx, revisionId);
  const places = (await ydocsOfProject(tx, projectId)).map(({ place }) => place);
  // Whoever joins gets a lane: the catalog knows them all.
  const lacking = new Set(
    places.flatMap((place) => (place.kind === "lane" ? [place.organisationId] : [])),
  );
  let isShared = false;
  for (const place of places) {
    if (place.kind === "marks" && place.revisionId === revisionId) isShared = true;
    if (place.kind === "marks-area" && place.revisionId === revisionId)
      lacking.delete(place.organisationId);
  }
  const base = { revisionId, file } as const;
  if (!isShared)
    await insertYdoc(tx, { ydocId: newYdocId(), projectId, place: { kind: "marks", ...base } });
  for (const organisationId of lacking)
    await insertYdoc(tx, {
      ydocId: newYdocId(),
      projectId,
      place: { kind: "marks-area", ...base, organisationId },
    });
  return !isShared || lacking.size > 0;
}
