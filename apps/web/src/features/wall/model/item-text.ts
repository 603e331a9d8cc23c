import type { WallScene } from "../canvas/wall-scene.ts";

/** What something on the wall says, by its id, be it an object or a task that a frame shows; null where it is not there for this reader. */
export function itemText(scene: WallScene, id: string): string | null {
  const object = scene.byId.get(id);
  if (object !== undefined) return object.object.text;
  for (const { notes } of scene.frames.values())
    for (const { row } of notes) if (row.task.id === id) return row.task.name;
  return null;
}
