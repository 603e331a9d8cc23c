import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import { withStatus } from "@parley/shared/schedule/date-edits.ts";
import { orderAt } from "./card-order.ts";
import { orderedOf, type Board } from "./board-lanes.ts";
import type { Landing } from "./board-rows.ts";
import type { Card } from "./card.ts";

export type Place = { readonly lane: number; readonly column: number; readonly index: number };

export function placeOf(board: Board, taskId: string): Place | null {
  for (const [lane, { cells }] of board.lanes.entries())
    for (const [column, cell] of cells.entries()) {
      const index = cell.findIndex((card) => card.task.id === taskId);
      if (index !== -1) return { lane, column, index };
    }
  return null;
}

export const cardAt = (board: Board, place: Place): Card | undefined =>
  board.lanes[place.lane]?.cells[place.column]?.[place.index];

/** Where the card comes to stand when it is dropped at pixel `y` of its own lane; lanes are never crossed. */
export function landingAt(
  board: Board,
  taskId: string,
  column: number,
  slot: number,
): Landing | null {
  const from = placeOf(board, taskId);
  const lane = from === null ? undefined : board.lanes[from.lane];
  if (from === null || lane === undefined || column < 0 || column >= board.columns.length)
    return null;
  const cell = lane.cells[column]!;
  const at = Math.max(0, Math.min(slot, cell.length));
  const index = from.column === column && from.index < at ? at - 1 : at;
  const last = cell.length - (from.column === column ? 1 : 0);
  return { lane: lane.key, column, index: Math.min(index, last) };
}

/** One step of the arrow keys; at the edge the landing stays. */
export function stepLanding(
  board: Board,
  taskId: string,
  landing: Landing,
  key: "left" | "right" | "up" | "down",
): Landing {
  const lane = board.lanes.find((each) => each.key === landing.lane);
  if (lane === undefined) return landing;
  const column =
    key === "left" ? landing.column - 1 : key === "right" ? landing.column + 1 : landing.column;
  if (column < 0 || column >= board.columns.length) return landing;
  const others = lane.cells[column]!.filter((card) => card.task.id !== taskId).length;
  const wanted =
    key === "up" ? landing.index - 1 : key === "down" ? landing.index + 1 : landing.index;
  return { ...landing, column, index: Math.max(0, Math.min(wanted, others)) };
}

/**
 * What dropping changes, or null where nothing does. Within its column a card keeps its status: a blocked card that is only reordered
 * stays blocked.
 */
export function movePatch(board: Board, card: Card, landing: Landing): TaskPatch | null {
  const from = placeOf(board, card.task.id);
  const lane = board.lanes.find((each) => each.key === landing.lane);
  const target = board.columns[landing.column]?.column;
  if (from === null || lane === undefined || target === undefined) return null;
  const others = lane.cells[landing.column]!.filter((each) => each.task.id !== card.task.id);
  if (from.column === landing.column && from.index === landing.index) return null;
  const cardOrder = orderAt(others.map(orderedOf), landing.index);
  return from.column === landing.column
    ? { columnId: target.id, cardOrder }
    : {
        columnId: target.id,
        ...(card.task.status === target.status
          ? { status: target.status }
          : withStatus(card.task, card, target.status)),
        cardOrder,
      };
}

/** The nearest card in the direction of an arrow: up and down through lanes, left and right over empty columns. */
export function neighbour(
  board: Board,
  taskId: string,
  way: "left" | "right" | "up" | "down",
): Card | null {
  const at = placeOf(board, taskId);
  if (at === null) return null;
  if (way === "left" || way === "right") {
    const step = way === "left" ? -1 : 1;
    for (
      let column = at.column + step;
      column >= 0 && column < board.columns.length;
      column += step
    ) {
      const cell = board.lanes[at.lane]!.cells[column]!;
      const card = cell[Math.min(at.index, cell.length - 1)];
      if (card !== undefined) return card;
    }
    return null;
  }
  const step = way === "up" ? -1 : 1;
  const within = cardAt(board, { ...at, index: at.index + step });
  if (within !== undefined) return within;
  for (let lane = at.lane + step; lane >= 0 && lane < board.lanes.length; lane += step) {
    const { cells, collapsed } = board.lanes[lane]!;
    const cell = cells[at.column]!;
    if (collapsed || cell.length === 0) continue;
    return (step === 1 ? cell[0] : cell.at(-1)) ?? null;
  }
  return null;
}
