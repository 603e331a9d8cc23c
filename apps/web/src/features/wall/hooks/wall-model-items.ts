import type { ObjectItem } from "../model/wall-item.ts";

/** What lies on the wall now: asked for when something is done, so that no action is made anew with every change. */
export type WallModelItems = () => readonly ObjectItem[];
