import type { OrganisationId, ProjectId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { newYdocId } from "../../platform/random.ts";
import { insertYdoc, ydocsOfProject } from "../catalog/api.ts";

/** Gives an organisation that joins its private area of every wall that there is; what it left before, it finds again. */
export async function beginAreas(
  tx: Writer,
  projectId: ProjectId,
  organisationId: OrganisationId,
): Promise<void> {
  const places = (await ydocsOfProject(tx, projectId)).map(({ place }) => place);
  const present = new Set(
    places.flatMap((place) =>
      place.kind === "wall-area" && place.organisationId === organisationId ? [place.wallId] : [],
    ),
  );
  for (const place of places) {
    if (place.kind !== "wall" || present.has(place.wallId)) continue;
    await insertYdoc(tx, {
      ydocId: newYdocId(),
      projectId,
      place: { ...place, kind: "wall-area", organisationId },
    });
  }
}
