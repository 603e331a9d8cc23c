import type { WallId } from "@parley/shared/primitives/ids.ts";
import { useEffect } from "react";
import { SELECTED_MAX } from "@parley/shared/protocol/wall-presence.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { seenBy } from "../../../platform/canvas/camera.ts";
import { toldKeys } from "../model/told-keys.ts";
import type { WallCanvas } from "../canvas/wall-canvas.ts";

/** Fewer than the server takes of one person, and still a steady hand. */
const EVERY_MS = 70;
/** Tags fade when somebody has been still for so long. */
const QUIET_MS = 3_000;

/** Shows the others where I am, and me where they are. Nothing of it goes through React. */
export function useWallPresence(wall: WallCanvas, wallId: WallId): void {
  const { walls: shelf } = useProjectSession().shelves;
  useEffect(() => {
    const seenAt = new Map<string, { x: number; y: number; at: number }>();
    const read = (): void => {
      const now = Date.now();
      const marks = shelf.marks(wallId);
      const quiet = new Set<string>();
      for (const { key, x, y } of marks) {
        const before = seenAt.get(key);
        if (before?.x === x && before.y === y) {
          if (now - before.at > QUIET_MS) quiet.add(key);
        } else seenAt.set(key, { x, y, at: now });
      }
      wall.showMarks(marks, quiet);
    };
    read();
    const stop = shelf.moved.subscribe(read);
    const again = setInterval(read, 1_000);
    let sent = "";
    const tell = setInterval(() => {
      const { carried } = wall;
      const middle = wall.middle();
      const at = wall.place();
      const cursor = {
        x: Math.round(at.x),
        y: Math.round(at.y),
        selected: toldKeys(wall.selectedItems(), SELECTED_MAX),
        carried:
          carried !== null && carried.keys.size > 0 && carried.resized === null
            ? { dx: Math.round(carried.dx), dy: Math.round(carried.dy) }
            : null,
        handAt: wall.handAt.get(),
        laser: wall.laser.get() && wall.pointer !== null,
        view: {
          x: Math.round(middle.x),
          y: Math.round(middle.y),
          width: Math.round(seenBy(wall.camera.get(), wall.size).width),
        },
      };
      const text = JSON.stringify(cursor);
      if (text === sent) return;
      sent = text;
      shelf.publish(wallId, cursor);
    }, EVERY_MS);
    return () => {
      stop();
      clearInterval(again);
      clearInterval(tell);
      wall.showMarks([], new Set());
    };
  }, [wall, wallId, shelf]);
}
