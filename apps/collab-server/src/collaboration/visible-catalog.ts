import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import { canReadYdoc, canWriteYdoc } from "@parley/shared/permissions/ydoc-policy.ts";
import type { CatalogRow } from "./catalog-repository.ts";

/** What one person may know of a project's ydocs; of the others nothing is told, not even how many there are. */
export function visibleCatalog(
  rows: readonly CatalogRow[],
  standing: Standing,
): readonly CatalogEntry[] {
  return rows
    .filter(({ place }) => canReadYdoc(standing, place).allowed)
    .map(({ ydocId, projectId, place, schemaVersion }) => ({
      ydocId,
      projectId,
      place,
      schemaVersion,
      canWrite: canWriteYdoc(standing, place).allowed,
    }));
}
