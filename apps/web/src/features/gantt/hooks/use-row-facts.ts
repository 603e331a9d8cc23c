import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { useMemo } from "react";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import type { RowFacts } from "../model/gantt-rows.ts";

/** What tells how rows look, beside the rows. Asked for tens of thousands of rows: answers are kept by ydoc. */
export function useRowFacts(today: string): RowFacts {
  const { participants } = useFacts();
  const can = useCan();
  return useMemo(() => {
    const known = new Map<string, boolean>();
    const isMine = (row: PlanRow): boolean => {
      if (row.kind === "phase") return can.editFrame().allowed;
      let mine = known.get(row.ydocId);
      if (mine === undefined) {
        mine =
          can.setTaskField(row.ydocId, "duration").allowed ||
          can.setTaskField(row.ydocId, "progress").allowed;
        known.set(row.ydocId, mine);
      }
      return mine;
    };
    return { today, isMine, colourOf: (id) => paletteOf(participants.get(id)?.colour ?? 0) };
  }, [today, participants, can]);
}

/** Colours beyond the palette start again; 0 is nobody's. */
export const paletteOf = (colour: number): number =>
  colour === 0 ? 0 : (((((Math.trunc(colour) || 1) - 1) % 12) + 12) % 12) + 1;
