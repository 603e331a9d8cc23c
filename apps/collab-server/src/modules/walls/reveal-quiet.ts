import { readObjects } from "@parley/shared/documents/move-objects.ts";
import { readWall } from "@parley/shared/documents/wall-snapshot.ts";
import type { EntityId, ProjectId, WallId } from "@parley/shared/primitives/ids.ts";
import type { ServerContext } from "../../server-context.ts";
import { ydocsOfProject } from "../catalog/api.ts";
import { moveToWall } from "./reveal-objects.ts";

/**
 * Shows to all what was written while everybody wrote for themselves. Whoever wrote it marked it for that (`quietId`): nothing else
 * leaves a private area here.
 */
export async function revealQuiet(
  { db, collaboration }: Pick<ServerContext, "db" | "collaboration">,
  projectId: ProjectId,
  wallId: WallId,
  quietId: EntityId,
): Promise<void> {
  const ydocs = (await ydocsOfProject(db.read, projectId)).filter(
    ({ place }) => "wallId" in place && place.wallId === wallId,
  );
  const wall = ydocs.find(({ place }) => place.kind === "wall");
  if (wall === undefined) return;
  for (const { ydocId, place } of ydocs) {
    if (place.kind !== "wall-area") continue;
    const by = { userId: null, organisationId: place.organisationId, origin: "server" } as const;
    const bundle = await collaboration.changeYdoc(ydocId, by, (ydoc) => {
      const marked = [...readWall(ydoc).objects.values()].filter(
        (object) => object.quietId === quietId && !object.removed,
      );
      const wanted = new Set<string>(marked.map(({ id }) => id));
      return { value: readObjects(ydoc, wanted), update: null, touches: [] };
    });
    if (bundle.size > 0)
      await moveToWall(collaboration, { area: ydocId, wall: wall.ydocId, by, bundle });
  }
}
