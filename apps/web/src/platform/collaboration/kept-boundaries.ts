import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import { boundariesKey, type LocalOwner } from "./local-copies.ts";

/** What the server last said, for the time without a connection. It goes with everything else at sign-out. */
export function keptBoundaries(
  storage: Storage,
  owner: LocalOwner,
  projectId: ProjectId,
): PartBounds | null {
  const text = storage.getItem(boundariesKey(owner, projectId));
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as PartBounds | null;
    return typeof kept?.tasks === "object" && typeof kept.fixed === "object" ? kept : null;
  } catch {
    return null;
  }
}

export function keepBoundaries(
  storage: Storage,
  owner: LocalOwner,
  projectId: ProjectId,
  bounds: PartBounds | null,
): void {
  const key = boundariesKey(owner, projectId);
  try {
    if (bounds === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(bounds));
  } catch {
    // A full storage: without a connection the last ones are then unknown, as on a new computer.
    storage.removeItem(key);
  }
}
