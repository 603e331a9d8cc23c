import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { neighbour, placeOf, stepLanding } from "../model/card-move.ts";
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
