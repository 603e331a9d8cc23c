import type { UserId } from "@parley/shared/primitives/ids.ts";
import type { MarkLayers } from "../../../platform/collaboration/mark-shelf.ts";
import type { ShownMark } from "./shown-mark.ts";

/**
 * The marks of both layers in their order, without what is removed. What was published shows once, as everybody sees it; when its copy is
 * removed, what is one's own shows again.
 */
export function shownMarks(
  { shared, area }: MarkLayers,
  userId: UserId,
  mayMark: boolean,
): readonly ShownMark[] {
  const shown: ShownMark[] = [];
  for (const mark of shared?.content.values() ?? [])
    if (!mark.removed)
      shown.push({ mark, isPrivate: false, isMine: mayMark && mark.createdBy === userId });
  for (const mark of area?.content.values() ?? []) {
    const copy = mark.publishedId === null ? undefined : shared?.content.get(mark.publishedId);
    if (mark.removed || (copy !== undefined && !copy.removed)) continue;
    shown.push({ mark, isPrivate: true, isMine: mayMark && mark.createdBy === userId });
  }
  return shown.toSorted((a, b) =>
    a.mark.order === b.mark.order
      ? a.mark.id < b.mark.id
        ? -1
        : 1
      : a.mark.order < b.mark.order
        ? -1
        : 1,
  );
}
