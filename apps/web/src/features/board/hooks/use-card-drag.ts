import { useCallback, useEffect, useRef, useState } from "react";
import { dropIndex } from "../model/card-order.ts";
import { landingAt, placeOf } from "../model/card-move.ts";
import { ROW_HEIGHT, type BoardRows, type Landing } from "../model/board-rows.ts";
import type { Board } from "../model/board-lanes.ts";
import type { Card } from "../model/card.ts";

/** What is being dragged: mine, with where it would land; or another company's, which only explains itself. */
export type Drag =
  | { readonly kind: "idle" }
  | {
      readonly kind: "carried";
      readonly card: Card;
      readonly landing: Landing;
      readonly by: "pointer" | "keyboard";
    }
  | { readonly kind: "locked"; readonly card: Card };

export const IDLE: Drag = { kind: "idle" };

export const sameLanding = (a: Landing, b: Landing): boolean =>
  a.lane === b.lane && a.column === b.column && a.index === b.index;

/**
 * Follows the pointer while a card is carried and finds its landing by arithmetic: columns are as wide as each other and rows as high,
 * so that nothing has to be measured but the one box around them. `visible` are the indexes of the columns on the screen.
 */
export function usePointerLanding(options: {
  readonly drag: Drag;
  readonly board: Board;
  readonly rows: BoardRows;
  readonly visible: readonly number[];
  readonly gap: number;
  readonly box: React.RefObject<HTMLElement | null>;
  readonly scroller: React.RefObject<HTMLElement | null>;
  readonly onLanding: (landing: Landing) => void;
}): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const carried = options.drag.kind === "carried" && options.drag.by === "pointer";
  useEffect(() => {
    if (!carried) return undefined;
    const pointer = { x: 0, y: 0, known: false };
    let frame = 0;
    const settle = () => {
      frame = 0;
      const now = latest.current;
      if (now.drag.kind !== "carried" || !pointer.known) return;
      const landing = landingUnder(now, now.drag.card, pointer.x, pointer.y);
      if (landing !== null && !sameLanding(landing, now.drag.landing)) now.onLanding(landing);
    };
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(settle);
    };
    const handleMove = (event: PointerEvent | TouchEvent) => {
      const point = "touches" in event ? event.touches[0] : event;
      if (point === undefined) return;
      pointer.x = point.clientX;
      pointer.y = point.clientY;
      pointer.known = true;
      schedule();
    };
    const scroller = latest.current.scroller.current;
    window.addEventListener("pointermove", handleMove);
    window.addEventListener("touchmove", handleMove);
    scroller?.addEventListener("scroll", schedule);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", handleMove);
      window.removeEventListener("touchmove", handleMove);
      scroller?.removeEventListener("scroll", schedule);
    };
  }, [carried]);
}

type Situation = Pick<
  Parameters<typeof usePointerLanding>[0],
  "board" | "rows" | "visible" | "gap" | "box"
>;

function landingUnder(now: Situation, card: Card, x: number, y: number): Landing | null {
  const tab = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column-index]");
  if (tab?.dataset["columnIndex"] !== undefined)
    return landingAt(now.board, card.task.id, Number(tab.dataset["columnIndex"]), 0);
  const rect = now.box.current?.getBoundingClientRect();
  const from = placeOf(now.board, card.task.id);
  if (rect === undefined || from === null || now.visible.length === 0) return null;
  const width = (rect.width + now.gap) / now.visible.length;
  const at = Math.max(0, Math.min(now.visible.length - 1, Math.floor((x - rect.left) / width)));
  const column = now.visible[at]!;
  const count = now.board.lanes[from.lane]!.cells[column]!.length;
  const top = rect.top + now.rows.laneTops[from.lane]!;
  return landingAt(now.board, card.task.id, column, dropIndex(y - top, ROW_HEIGHT, count));
}

/** The drag and the steps of its life, for pointers and keys alike. */
export function useCardDrag(board: Board): {
  readonly drag: Drag;
  readonly lift: (card: Card, by: "pointer" | "keyboard") => void;
  readonly aim: (landing: Landing) => void;
  readonly end: () => void;
} {
  const [drag, setDrag] = useState<Drag>(IDLE);
  const lift = useCallback(
    (card: Card, by: "pointer" | "keyboard") => {
      const from = placeOf(board, card.task.id);
      if (from === null) return;
      if (!card.mayMove) return setDrag({ kind: "locked", card });
      const lane = board.lanes[from.lane]!.key;
      setDrag({
        kind: "carried",
        card,
        by,
        landing: { lane, column: from.column, index: from.index },
      });
    },
    [board],
  );
  const aim = useCallback(
    (landing: Landing) => setDrag((now) => (now.kind === "carried" ? { ...now, landing } : now)),
    [],
  );
  const end = useCallback(() => setDrag(IDLE), []);
  return { drag, lift, aim, end };
}
