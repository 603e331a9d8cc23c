import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { Database } from "../../db/database.ts";
import { newYdocId } from "../../platform/random.ts";
import { insertYdoc, ydocsOfProject } from "../catalog/api.ts";
import { lockProject } from "../participants/api.ts";

export type LanePlace = Extract<YdocPlace, { kind: "lane" }>;

/**
 * Begins the next part of a lane whose last part is nearly full, before anybody needs it.
 *
 * @returns whether there was none yet
 */
export async function beginNextPart(
  db: Database,
  projectId: ProjectId,
  full: LanePlace,
): Promise<boolean> {
  return db.transact(async (tx) => {
    await lockProject(tx, projectId);
    const parts = (await ydocsOfProject(tx, projectId)).flatMap(({ place }) =>
      place.kind === "lane" &&
      place.organisationId === full.organisationId &&
      place.audience === full.audience
        ? [place.part]
        : [],
    );
    if (parts.some((part) => part > full.part)) return false;
    await insertYdoc(tx, {
      ydocId: newYdocId(),
      projectId,
      place: { ...full, part: full.part + 1 },
    });
    return true;
  });
}
