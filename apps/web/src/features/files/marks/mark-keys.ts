import type { KeyboardEvent } from "react";
import { movedPoints } from "./mark-shape.ts";
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
  if (event.target !== event.currentTarget) return false;
  if (event.ctrlKey || event.metaKey) return commandByKey({ board, actions }, event);
  const mine = board.chosenMarks().filter(({ isMine }) => isMine);
  const arrow = ARROWS[event.key];
  const tool = TOOL_KEYS[event.key.toLowerCase()];
  if (event.key === "Escape") board.escape();
  else if (event.key === "Enter" && board.draft.get() !== null) board.finish();
  else if (mine.length > 0 && (event.key === "Delete" || event.key === "Backspace"))
    actions.remove(mine);
  else if (mine.length > 0 && arrow !== undefined && event.altKey) {
    const step = event.shiftKey ? 10 : 1;
    const [dx, dy] = [arrow[0] * step, arrow[1] * step];
    actions.setEach(
      mine.map((shown) => ({ shown, fields: { points: movedPoints(shown.mark.points, dx, dy) } })),
    );
  } else if (tool !== undefined && actions.mayMark && !event.altKey) board.use(tool);
  else return false;
  event.preventDefault();
  return true;
}

/** Copy, cut, paste, group and all of the page. */
function commandByKey(
  { board, actions }: Pick<Marking, "board" | "actions">,
  event: KeyboardEvent,
): boolean {
  if (event.altKey || !actions.mayMark) return false;
  const chosen = board.chosenMarks();
  const mine = chosen.filter(({ isMine }) => isMine);
  const key = event.key.toLowerCase();
  if (key === "v") actions.paste();
  else if (key === "a") board.takeAll();
  else if (chosen.length === 0) return false;
  else if (key === "c") actions.copy(chosen);
  else if (key === "x" && mine.length > 0) {
    actions.copy(mine);
    actions.remove(mine);
  } else if (key === "g" && mine.length > 1) actions.group(mine, !event.shiftKey);
  else return false;
  event.preventDefault();
  return true;
}
