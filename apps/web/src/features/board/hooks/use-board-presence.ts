import { useMemo, useSyncExternalStore } from "react";
import type { EntityId, TaskId } from "@parley/shared/primitives/ids.ts";
import { useFrame } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { BoardPresence } from "../model/board-plan.ts";

/** Who else is on which card, and who carries one over which column. The one who drags is shown before those who look. */
export function useBoardPresence(): ReadonlyMap<TaskId, BoardPresence> {
  const { presence } = useProjectSession();
  const { columns } = useFrame();
  const marks = useSyncExternalStore(presence.marks.subscribe, presence.marks.get);
  return useMemo(() => {
    const shown = new Map<TaskId, BoardPresence>();
    for (const [entityId, list] of marks) {
      const mark = list.find((each) => each.active && each.field?.startsWith("column:")) ?? list[0];
      if (mark === undefined) continue;
      const columnId =
        mark.active && mark.field?.startsWith("column:") === true
          ? (mark.field.slice("column:".length) as EntityId)
          : null;
      shown.set(entityId as TaskId, {
        name: mark.user.name,
        organisationCode: mark.user.organisationCode,
        colour: mark.user.colour,
        over: columnId === null ? null : (columns.get(columnId)?.name ?? null),
      });
    }
    return shown;
  }, [marks, columns]);
}
