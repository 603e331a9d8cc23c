import type { KeyboardEvent } from "react";
import { pointsOf, textOfPoints } from "./mark-shape.ts";
import { TOOL_KEYS } from "./mark-tools.tsx";
import type { Marking } from "./use-marks-board.ts";

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys of marking. Returns whether the key was one of them. */
export function markByKey({ board, actions }: Marking, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return false;
  const selected = board.selectedMark();
  const arrow = ARROWS[event.key];
  const tool = TOOL_KEYS[event.key.toLowerCase()];
  if (event.key === "Escape") board.escape();
  else if (event.key === "Enter" && board.draft.get() !== null) board.finish();
  else if (selected?.isMine === true && (event.key === "Delete" || event.key === "Backspace"))
    actions.remove(selected);
  else if (selected?.isMine === true && arrow !== undefined && event.altKey) {
    const [dx, dy] = arrow;
    const step = event.shiftKey ? 10 : 1;
    const points = pointsOf(selected.mark.points);
    actions.set(selected, {
      points: textOfPoints(points.map(({ x, y }) => ({ x: x + dx * step, y: y + dy * step }))),
    });
  } else if (tool !== undefined && actions.mayMark && !event.altKey) board.use(tool);
  else return false;
  event.preventDefault();
  return true;
}
