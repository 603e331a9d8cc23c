import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { Board } from "../model/board-lanes.ts";
import { placeOf } from "../model/card-move.ts";
import type { Card } from "../model/card.ts";

/**
 * One card takes the Tab key for the whole board; arrows walk from there. The card walked to may not be on the page yet: it is focused as
 * soon as it is. A card that moves to another column takes its focus along.
 */
export function useFocusedCard(
  box: RefObject<HTMLElement | null>,
  board: Board,
): {
  readonly focusedId: string | null;
  readonly setFocused: (card: Card) => void;
  readonly walkTo: (card: Card) => void;
} {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const held = useRef(false);
  const setFocused = useCallback((card: Card) => {
    held.current = true;
    setFocusedId(card.task.id);
  }, []);
  const walkTo = useCallback((card: Card) => {
    wanted.current = card.task.id;
    setFocusedId(card.task.id);
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const handleOut = (event: FocusEvent) => {
      // Without a next target the element itself went away; then the focus is ours to keep.
      if (event.relatedTarget !== null) held.current = false;
    };
    element.addEventListener("focusout", handleOut);
    return () => element.removeEventListener("focusout", handleOut);
  }, [box]);

  useEffect(() => {
    const id =
      wanted.current ??
      (held.current && document.activeElement === document.body ? focusedId : null);
    if (id === null) return;
    const button = box.current?.querySelector<HTMLElement>(`[data-card="${id}"]`);
    if (button === null || button === undefined) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
    button.scrollIntoView({ block: "nearest" });
  });

  const stillThere = focusedId !== null && placeOf(board, focusedId) !== null;
  return { focusedId: stillThere ? focusedId : null, setFocused, walkTo };
}
