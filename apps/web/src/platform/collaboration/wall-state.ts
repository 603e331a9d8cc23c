import { EMPTY_WALL, type WallSnapshot } from "@parley/shared/documents/wall-snapshot.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";

/** One of the two ydocs of a wall that this person may read, as plain values. */
export type WallPart = { readonly ydocId: YdocId; readonly content: WallSnapshot };

/** A planning wall as this replica holds it: what everybody sees, and what one's own organisation keeps to itself. */
export type WallState = {
  readonly shared: WallPart | null;
  readonly area: WallPart | null;
  readonly isArchived: boolean;
};

export const EMPTY_WALL_STATE: WallState = { shared: null, area: null, isArchived: false };
export const contentOf = (part: WallPart | null): WallSnapshot => part?.content ?? EMPTY_WALL;
