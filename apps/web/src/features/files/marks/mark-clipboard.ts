import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { around, middleOf, type Point } from "../../../platform/canvas/geometry.ts";
import { Observable } from "../../../platform/collaboration/observable.ts";
import { boundsOf, movedPoints } from "./mark-shape.ts";
import type { ShownMark } from "./shown-mark.ts";
import type { NewMark } from "./shown-mark.ts";

/** Beside what it was copied from, so that it is seen. */
const BESIDE = 12;

/** Marks for other pages and files, as long as the tab is open. */
export const copiedMarks = new Observable<readonly ShownMark[]>([]);

/**
 * What was copied, for a page: around `at`, or beside where it was. Grouped as it was, each group anew. How far somebody has come with
 * the original is not copied.
 */
export function pastedMarks(
  page: number,
  at: Point | null,
  newId: () => EntityId,
): readonly NewMark[] {
  const copied = copiedMarks.get();
  const middle = middleOf(
    around(copied.map(({ mark }) => boundsOf(mark))) ?? { x: 0, y: 0, width: 0, height: 0 },
  );
  const [dx, dy] = at === null ? [BESIDE, BESIDE] : [at.x - middle.x, at.y - middle.y];
  const groups = new Map<EntityId, EntityId>();
  return copied.map(({ mark }) => {
    const { type, text, tone, width, filled, dashed, stamp, realLength, groupId, pressures } = mark;
    if (groupId !== null && !groups.has(groupId)) groups.set(groupId, newId());
    return {
      ...{ type, page, text, tone, width, filled, dashed, stamp, realLength, pressures },
      points: movedPoints(mark.points, dx, dy),
      groupId: groupId === null ? null : groups.get(groupId)!,
    };
  });
}
