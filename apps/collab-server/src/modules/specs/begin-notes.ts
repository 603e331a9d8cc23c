import type { OrganisationId, ProjectId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { newYdocId } from "../../platform/random.ts";
import { insertYdoc, ydocsOfProject } from "../catalog/api.ts";

/** Gives an organisation that joins its notes of every specification that there is; what it left before, it finds again. */
export async function beginNotes(
  tx: Writer,
  projectId: ProjectId,
  organisationId: OrganisationId,
): Promise<void> {
  const places = (await ydocsOfProject(tx, projectId)).map(({ place }) => place);
  const present = new Set(
    places.flatMap((place) =>
      place.kind === "spec-notes" && place.organisationId === organisationId ? [place.specId] : [],
    ),
  );
  for (const place of places) {
    if (place.kind !== "spec" || present.has(place.specId)) continue;
    await insertYdoc(tx, {
      ydocId: newYdocId(),
      projectId,
      place: { ...place, kind: "spec-notes", ownerId: place.organisationId, organisationId },
    });
  }
}
