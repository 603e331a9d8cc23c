import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "../model/board-lanes.ts";
import type { BoardActions } from "../model/board-plan.ts";
import { movePatch } from "../model/card-move.ts";
import type { Drag } from "./use-card-drag.ts";

/** Drops what is carried where it would land, and says so, with the limit that this may exceed. */
export function useDropCard(options: {
  readonly board: Board;
  readonly drag: Drag;
  readonly end: () => void;
  readonly actions: BoardActions;
  readonly announce: (text: string) => void;
}): () => void {
  const { board, drag, end, actions, announce } = options;
  const { t } = useTranslation("board");
  return useCallback(() => {
    end();
    if (drag.kind !== "carried") return;
    const patch = movePatch(board, drag.card, drag.landing);
    const target = board.columns[drag.landing.column];
    if (target === undefined) return;
    const { name, limit } = target.column;
    if (patch === null) {
      announce(t("announce.unmoved", { name: drag.card.task.name }));
      return;
    }
    actions.moveCard(drag.card, patch, name);
    const arrives = patch.status !== undefined;
    const after = target.total + (arrives ? 1 : 0);
    const moved = t("announce.dropped", {
      name: drag.card.task.name,
      column: name,
      place: drag.landing.index + 1,
    });
    const over =
      arrives && limit !== null && after > limit
        ? ` ${t("announce.overLimit", { column: name, count: after, limit })}`
        : "";
    announce(moved + over);
  }, [board, drag, end, actions, announce, t]);
}
