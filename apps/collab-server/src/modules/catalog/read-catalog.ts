import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import { canReadYdoc, canWriteYdoc } from "@parley/shared/permissions/ydoc-policy.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { Reader } from "../../db/database.ts";
import { ydocsOfProject, type YdocRow } from "./ydoc-repository.ts";

/** The ydocs that somebody may read; of the others nothing is told, not even how many there are. */
export async function readableYdocs(
  db: Reader,
  standing: Standing,
  projectId: ProjectId,
): Promise<YdocRow[]> {
  const all = await ydocsOfProject(db, projectId);
  return all.filter(({ place }) => canReadYdoc(standing, place).allowed);
}

export async function readCatalog(
  db: Reader,
  standing: Standing,
  projectId: ProjectId,
): Promise<CatalogEntry[]> {
  const rows = await readableYdocs(db, standing, projectId);
  return rows.map(({ ydocId, place, schemaVersion }) => ({
    ydocId,
    projectId,
    place,
    schemaVersion,
    canWrite: canWriteYdoc(standing, place).allowed,
  }));
}
