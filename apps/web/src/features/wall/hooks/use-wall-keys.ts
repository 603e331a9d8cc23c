import { useMemo, type KeyboardEvent } from "react";
import { isTyping } from "../../../platform/commands/shortcut.ts";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { Tool, WallCommands } from "../canvas/wall-commands.ts";
import { noteAt } from "../canvas/wall-hand.ts";
import { dayOfInstant, textOfDay } from "../../../platform/calendar/working-time.ts";
import type { ObjectItem, WallItem } from "../model/wall-item.ts";
import type { WallActions } from "./use-wall-actions.ts";

const STEP = 8;
const PAN = 80;
const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  v: "select",
  h: "hand",
  t: "text",
  s: "shape",
  l: "connector",
  p: "pen",
  f: "frame",
};
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const objectsOf = (items: readonly WallItem[]): readonly ObjectItem[] =>
  items.filter((item): item is ObjectItem => item.kind === "object");

export type WallDialogs = {
  readonly connect: () => void;
  readonly plan: () => void;
  readonly search: () => void;
};

/** Keys of the wall; within its list the arrows go from entry to entry, and move things with Alt. */
export function useWallKeys(
  wall: WallCanvas,
  actions: WallActions,
  commands: WallCommands,
  dialogs: WallDialogs,
): (event: KeyboardEvent, isList?: boolean) => void {
  return useMemo(() => {
    const nudge = (dx: number, dy: number): void => {
      const items = wall.selectedItems();
      for (const item of items) {
        if (item.kind !== "task" || dx === 0 || item.row.dates === null) continue;
        if (!commands.mayChange(item)) commands.explain(item);
        else
          commands.moveTask(
            item,
            textOfDay(commands.time.shift(dayOfInstant(item.row.dates.start), Math.sign(dx))),
          );
      }
      const objects = objectsOf(items);
      const [first] = objects;
      if (first === undefined) return;
      if (objects.some((item) => commands.mayChange(item))) actions.move(objects, dx, dy);
      else commands.explain(first);
    };
    return (event, isList = false) => {
      if (isTyping(event.target)) return;
      const arrow = ARROWS[event.key];
      const selected = wall.selectedItems();
      if (arrow !== undefined) {
        if (isList && !event.altKey) return;
        event.preventDefault();
        const [x, y] = arrow;
        const step = event.shiftKey ? 4 * STEP : STEP;
        if (selected.length > 0) nudge(x * step, y * step);
        else wall.pan(-x * PAN, -y * PAN);
        return;
      }
      const isMod = event.ctrlKey || event.metaKey;
      const objects = objectsOf(selected);
      const done = (run: () => void): void => {
        event.preventDefault();
        event.stopPropagation();
        run();
      };
      if (isMod) {
        if (event.key === "a")
          done(() => wall.select((wall.scene?.items ?? []).map(({ key }) => key)));
        else if (event.key === "d" && objects.length > 0)
          done(() =>
            wall.select(
              actions.create(
                actions.copies(
                  objects.map((o) => o.object),
                  24,
                  24,
                ),
                "copy",
              ),
            ),
          );
        else if (event.key.toLowerCase() === "g" && objects.length > 0)
          done(() => (event.shiftKey ? actions.ungroup(objects) : actions.group(objects)));
        else if (event.key === "f") done(dialogs.search);
        return;
      }
      if (event.altKey) return;
      const tool = TOOL_KEYS[event.key];
      if (event.key === "Delete" || event.key === "Backspace") done(() => actions.remove(objects));
      else if (event.key === "Escape")
        done(() => {
          wall.tool.set("select");
          wall.select([]);
        });
      else if (event.key === "Enter" && selected.length === 1 && !isList)
        done(() => commands.open(selected[0]!));
      else if (event.key === "F2" && selected.length === 1) done(() => commands.open(selected[0]!));
      else if (event.key === "n" && actions.may("note"))
        done(() => wall.draft.set({ type: "note", rect: noteAt(wall.middle()), target: null }));
      else if (event.key === "c" && selected.length === 1) done(dialogs.connect);
      else if (event.key === "d" && objects.length > 0) done(dialogs.plan);
      else if (event.key === "+" || event.key === "=") done(() => wall.zoomBy(1.25));
      else if (event.key === "-") done(() => wall.zoomBy(0.8));
      else if (event.key === "0") done(() => wall.zoomToAll());
      else if (event.key === "2" && selected.length > 0)
        done(() => wall.zoomToItems(wall.selection.get()));
      else if (tool !== undefined && (actions.may("shape") || tool === "select" || tool === "hand"))
        done(() => wall.tool.set(tool));
    };
  }, [wall, actions, commands, dialogs]);
}
