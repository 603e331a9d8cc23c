import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { cardAt, placeOf, stepLanding } from "../model/card-move.ts";
import type { Board } from "../model/board-lanes.ts";
import type { Card } from "../model/card.ts";
import type { Drag } from "./use-card-drag.ts";
import type { Landing } from "../model/board-rows.ts";

const ARROWS = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
} as const;

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

/**
 * Keys on a card: arrows walk; Space lifts it, and then arrows move it, Space or Enter drops it and Escape puts it back. Everything that
 * happens is announced.
 */
export function useCardKeys(options: {
  readonly board: Board;
  readonly drag: Drag;
  readonly lift: (card: Card, by: "keyboard") => void;
  readonly aim: (landing: Landing) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
  readonly focus: (card: Card) => void;
  readonly explain: (card: Card) => void;
  readonly announce: (text: string) => void;
}): (card: Card, event: React.KeyboardEvent) => void {
  const { board, drag, lift, aim, drop, cancel, focus, explain, announce } = options;
  const { t } = useTranslation("board");
  return useCallback(
    (card, event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const way = event.key in ARROWS ? ARROWS[event.key as keyof typeof ARROWS] : undefined;
      const carried = drag.kind === "carried" && drag.by === "keyboard" ? drag : null;
      if (carried === null) {
        if (event.key === " ") {
          event.preventDefault();
          if (!card.mayMove) return explain(card);
          lift(card, "keyboard");
          const at = placeOf(board, card.task.id);
          if (at !== null)
            announce(
              t("announce.lifted", {
                name: card.task.name,
                column: board.columns[at.column]!.column.name,
                place: at.index + 1,
              }),
            );
        } else if (way !== undefined) {
          event.preventDefault();
          const next = neighbour(board, card.task.id, way);
          if (next !== null) focus(next);
        }
        return;
      }
      if (way !== undefined) {
        event.preventDefault();
        const landing = stepLanding(board, card.task.id, carried.landing, way);
        aim(landing);
        announce(
          t("announce.over", {
            column: board.columns[landing.column]!.column.name,
            place: landing.index + 1,
          }),
        );
      } else if (event.key === " " || event.key === "Enter") {
        event.preventDefault();
        drop();
      } else if (event.key === "Escape" || event.key === "Tab") {
        event.preventDefault();
        event.stopPropagation();
        cancel();
        announce(t("announce.cancelled", { name: card.task.name }));
      }
    },
    [board, drag, lift, aim, drop, cancel, focus, explain, announce, t],
  );
}
