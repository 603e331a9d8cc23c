import * as Y from "yjs";
import { readFrame, type FrameSnapshot } from "./frame-snapshot.ts";
import { readLane, type LaneSnapshot } from "./lane-snapshot.ts";

/** A ydoc as the log holds it. */
export type StoredYdoc = {
  /** A whole state (v2) to begin with; null: from nothing. */
  readonly state: Uint8Array | null;
  /** Updates (v1) behind it, in their order. */
  readonly updates: readonly Uint8Array[];
};

function reading<T>({ state, updates }: StoredYdoc, read: (ydoc: Y.Doc) => T): T {
  const ydoc = new Y.Doc();
  try {
    ydoc.transact(() => {
      if (state !== null) Y.applyUpdateV2(ydoc, state);
      for (const update of updates) Y.applyUpdate(ydoc, update);
    });
    return read(ydoc);
  } finally {
    ydoc.destroy();
  }
}

export const frameOfStored = (stored: StoredYdoc): FrameSnapshot =>
  reading(stored, (ydoc) => readFrame(ydoc));

export const laneOfStored = (stored: StoredYdoc): LaneSnapshot =>
  reading(stored, (ydoc) => readLane(ydoc));
