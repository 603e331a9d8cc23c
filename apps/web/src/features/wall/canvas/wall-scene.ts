import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { Reaction, ReactionKind } from "@parley/shared/documents/wall.ts";
import type { PromiseFact } from "@parley/shared/promises/promise-sums.ts";
import type { HandOffLine } from "../model/hand-off.ts";
import type { PullFrame } from "../model/pull-frame.ts";
import type { ObjectItem, WallItem } from "../model/wall-item.ts";

export type OrganisationLook = {
  readonly name: string;
  readonly code: string;
  /** Place in the theme's colours, 1 to 12. */
  readonly colour: number;
  readonly online: number;
};

/** Everything that is drawn of a wall, but who is where. */
export type WallScene = {
  /** From bottom to top; those that a pull-planning frame covers with its own rectangle included. */
  readonly items: readonly ObjectItem[];
  readonly byId: ReadonlyMap<string, ObjectItem>;
  readonly frames: ReadonlyMap<string, PullFrame>;
  readonly handOffs: readonly HandOffLine[];
  readonly looks: ReadonlyMap<OrganisationId, OrganisationLook>;
  /** What each task was promised for, by task. */
  readonly promises: ReadonlyMap<string, PromiseFact>;
  readonly reactionsOf: ReadonlyMap<string, readonly Reaction[]>;
  readonly mine: OrganisationId;
  /** The company that everybody is asked to look at. */
  readonly spotlight: OrganisationId | null;
  /** Dots of the last closed vote, or mine of the open one, by target. */
  readonly dots: ReadonlyMap<string, number>;
  readonly words: WallWords;
};

/** Words of a language on the canvas. */
export type WallWords = {
  readonly week: (from: number) => string;
  readonly days: (from: number, to: number, unit: "week" | "day") => string;
  readonly rest: (from: number, to: number) => string;
  readonly duration: (tenths: number | null) => string;
  readonly online: (count: number) => string;
  readonly promised: (local: string) => string;
  readonly thisWeek: string;
  readonly unnamed: string;
  readonly emptyFrame: string;
  readonly reaction: (kind: ReactionKind) => string;
};

export function itemAt(scene: WallScene, key: string): WallItem | null {
  const object = scene.byId.get(key);
  if (object !== undefined) return object;
  const slash = key.indexOf("/");
  if (slash < 0) return null;
  const frame = scene.frames.get(key.slice(0, slash));
  return frame?.notes.find((note) => note.key === key) ?? null;
}

/** The rectangle that an item takes on the wall: of a pull-planning frame that of its rows and columns. */
export const rectOf = (scene: WallScene, item: WallItem): WallItem["rect"] =>
  item.kind === "object" ? (scene.frames.get(item.key)?.rect ?? item.rect) : item.rect;

/** An end of a connector: an object, or a task in whichever frame shows it first. */
export function endOf(scene: WallScene, id: string | null): WallItem | null {
  if (id === null) return null;
  const object = scene.byId.get(id);
  if (object !== undefined) return object;
  for (const { notes } of scene.frames.values()) {
    const note = notes.find(({ row }) => row.task.id === id);
    if (note !== undefined) return note;
  }
  return null;
}
