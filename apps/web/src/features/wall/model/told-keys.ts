import type { WallItem } from "./wall-item.ts";

/** Of what is chosen, what others may be told of: nothing of the private area, and no task that is not everybody's. */
export const toldKeys = (items: readonly WallItem[], most: number): readonly string[] =>
  items
    .filter((item) => (item.kind === "object" ? !item.isPrivate : item.row.audience === "everyone"))
    .slice(0, most)
    .map(({ key }) => key);
