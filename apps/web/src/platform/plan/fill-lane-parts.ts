import type { YdocId } from "@parley/shared/primitives/ids.ts";

export type LaneRoom = { readonly ydocId: YdocId; readonly left: number };

export type PieceHost = {
  /** The part of the lane that takes the next tasks, and how many it has room for; null: there is no lane. */
  readonly room: () => LaneRoom | null;
  /** Makes the items from `from` up to `to`; false: it was refused. */
  readonly make: (from: number, to: number, ydocId: YdocId) => boolean;
  /** Lets the page draw and answer. */
  readonly rest: () => Promise<void>;
  /** Until a further part of the lane has come; false: it does not come. */
  readonly grown: () => Promise<boolean>;
};

/** More at once would be seen as a halt. */
const PIECE = 250;

/** Makes many tasks, piece by piece, into as many parts of a lane as it needs. Returns how many were made: fewer than asked where it was stopped. */
export async function fillLaneParts(count: number, host: PieceHost): Promise<number> {
  let made = 0;
  while (made < count) {
    const room = host.room();
    if (room === null) return made;
    if (room.left <= 0) {
      if (!(await host.grown())) return made;
      continue;
    }
    const next = Math.min(count, made + PIECE, made + room.left);
    if (!host.make(made, next, room.ydocId)) return made;
    made = next;
    if (made < count) await host.rest();
  }
  return made;
}
