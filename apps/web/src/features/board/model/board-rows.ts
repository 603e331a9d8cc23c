import type { BoardLane } from "./board-lanes.ts";
import type { Card } from "./card.ts";

export const LANE_HEADER_HEIGHT = 28;
export const CARD_HEIGHT = 88;
export const CARD_GAP = 8;
/** Cards have one height, so that where a card falls is arithmetic and never a measurement. */
export const ROW_HEIGHT = CARD_HEIGHT + CARD_GAP;

/** What takes one card's room in a cell. */
export type Slot =
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "landing" }
  | { readonly kind: "draft" };

export type BoardRow =
  | { readonly kind: "lane"; readonly lane: number; readonly top: number; readonly height: number }
  | {
      readonly kind: "cards";
      readonly lane: number;
      readonly row: number;
      readonly top: number;
      readonly height: number;
    };

export type BoardRows = {
  readonly rows: readonly BoardRow[];
  /** slots[lane][column][row] */
  readonly slots: readonly (readonly (readonly Slot[])[])[];
  /** Where the cards of each lane begin. */
  readonly laneTops: readonly number[];
  readonly height: number;
};

export type Landing = { readonly lane: string; readonly column: number; readonly index: number };
export type Draft = { readonly lane: string; readonly column: number };

/** Lays the board out as rows of one height under each other, with room for the card that is being dragged or written. */
export function layOutRows(
  lanes: readonly BoardLane[],
  options: {
    readonly headers: boolean;
    /** Indexes of the columns on the screen, which alone make a lane high. */
    readonly visible: readonly number[];
    readonly landing: Landing | null;
    readonly draft: Draft | null;
    readonly dragged: string | null;
  },
): BoardRows {
  const rows: BoardRow[] = [];
  const laneTops: number[] = [];
  let top = 0;
  const slots = lanes.map((lane, laneIndex) => {
    if (options.headers) {
      rows.push({ kind: "lane", lane: laneIndex, top, height: LANE_HEADER_HEIGHT });
      top += LANE_HEADER_HEIGHT;
    }
    laneTops.push(top);
    if (lane.collapsed) return lane.cells.map(() => []);
    const cells = lane.cells.map((cell, column) => slotsOf(cell, lane.key, column, options));
    const depth = Math.max(0, ...options.visible.map((column) => cells[column]?.length ?? 0));
    for (let row = 0; row < depth; row++) {
      rows.push({ kind: "cards", lane: laneIndex, row, top, height: ROW_HEIGHT });
      top += ROW_HEIGHT;
    }
    return cells;
  });
  return { rows, slots, laneTops, height: top };
}

function slotsOf(
  cell: readonly Card[],
  lane: string,
  column: number,
  options: {
    readonly landing: Landing | null;
    readonly draft: Draft | null;
    readonly dragged: string | null;
  },
): readonly Slot[] {
  const list: Slot[] = cell.map((card) => ({ kind: "card", card }));
  const { landing, draft } = options;
  if (landing !== null && landing.lane === lane && landing.column === column) {
    const from = cell.findIndex((card) => card.task.id === options.dragged);
    // The landing counts without the dragged card, which stays where it was until it is dropped.
    if (from === -1) list.splice(landing.index, 0, { kind: "landing" });
    else if (landing.index !== from)
      list.splice(landing.index > from ? landing.index + 1 : landing.index, 0, { kind: "landing" });
  }
  if (draft !== null && draft.lane === lane && draft.column === column)
    list.unshift({ kind: "draft" });
  return list;
}
