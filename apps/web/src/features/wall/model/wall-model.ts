import { compareOrder } from "@parley/shared/documents/fractional-order.ts";
import type { WallObject } from "@parley/shared/documents/wall.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import {
  contentOf,
  type WallPart,
  type WallState,
} from "../../../platform/collaboration/wall-state.ts";
import type { ObjectItem } from "./wall-item.ts";

/** Frames lie below everything, connectors below what they connect. */
const layerOf = ({ type }: WallObject): number =>
  type === "frame" ? 0 : type === "connector" ? 1 : 2;

const inOrder = (a: ObjectItem, b: ObjectItem): number =>
  layerOf(a.object) - layerOf(b.object) || compareOrder(a.object, b.object);

const isSamePlace = (a: ObjectItem, b: ObjectItem): boolean =>
  a.object.order === b.object.order && a.object.type === b.object.type;

/** The living objects of a wall, from bottom to top. Told of a new state, it makes anew only what changed. */
export class WallModel {
  items: readonly ObjectItem[] = [];
  byId: ReadonlyMap<string, ObjectItem> = new Map();
  #state: Pick<WallState, "shared" | "area"> | null = null;

  /** Whether anything is another than before. */
  update(state: WallState): boolean {
    const { shared, area } = state;
    const before = this.#state;
    if (
      contentOf(before?.shared ?? null).objects === contentOf(shared).objects &&
      contentOf(before?.area ?? null).objects === contentOf(area).objects
    )
      return false;
    this.#state = { shared, area };
    const former = this.byId;
    const byId = new Map<string, ObjectItem>();
    let isResorted = false;
    const take = (part: WallPart | null, isPrivate: boolean): void => {
      if (part === null) return;
      for (const [id, object] of part.content.objects) {
        // While something is revealed it may lie in both: what everybody sees counts.
        if (object.removed || (isPrivate && byId.has(id))) continue;
        const old = former.get(id);
        const isKept = old?.object === object && old.isPrivate === isPrivate;
        const item = isKept ? old : itemOf(id, object, part, isPrivate);
        if (!isKept && (old === undefined || !isSamePlace(old, item))) isResorted = true;
        byId.set(id, item);
      }
    };
    take(shared, false);
    take(area, true);
    this.byId = byId;
    this.items = isResorted
      ? [...byId.values()].sort(inOrder)
      : this.items.flatMap(({ key }) => byId.get(key) ?? []);
    return true;
  }
}

const itemOf = (
  id: EntityId,
  object: WallObject,
  { ydocId }: WallPart,
  isPrivate: boolean,
): ObjectItem => ({
  kind: "object",
  key: id,
  object,
  ydocId,
  isPrivate,
  rect: { x: object.x, y: object.y, width: object.width, height: object.height },
});
