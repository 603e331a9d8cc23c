import {
  PULLED_MOST,
  ROWS_MOST,
  SELECTED_MOST,
  type PlanLook,
  type PlanPresence,
  type PulledTask,
} from "@parley/shared/protocol/plan-presence.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";

/** What this tab shows of itself in the chart, before it is taken apart by who may read what. */
export type PlanShown = {
  readonly tab: string;
  /** The row with the focus. */
  readonly active: string | null;
  readonly follows: string | null;
  /** Only for those who follow; null while nobody does. */
  readonly look: PlanLook | null;
  /** Rows in sight from top to bottom, for those who follow; `isFolded` is null where nothing lies below. */
  readonly rows: readonly { readonly id: string; readonly isFolded: boolean | null }[];
  readonly selected: readonly string[];
  readonly pointer: PlanPresence["pointer"];
  readonly pulled: readonly PulledTask[];
};

/** By ydoc, what is told there: of each row on its own ydoc alone, of the person on the frame, which everybody reads. */
export function presenceByYdoc(
  shown: PlanShown,
  ydocOf: (id: string) => YdocId | null,
  frame: YdocId | null,
): ReadonlyMap<YdocId, PlanPresence> {
  const parts = new Map<YdocId, PlanPresence>();
  const empty: PlanPresence = {
    tab: shown.tab,
    follows: null,
    look: null,
    top: null,
    folded: [],
    unfolded: [],
    selected: [],
    pointer: null,
    pulled: [],
  };
  if (frame !== null) parts.set(frame, { ...empty, follows: shown.follows, look: shown.look });
  const add = (id: string, change: (part: PlanPresence) => PlanPresence): void => {
    const ydocId = ydocOf(id);
    if (ydocId !== null) parts.set(ydocId, change(parts.get(ydocId) ?? empty));
  };
  for (const { id, isFolded } of shown.rows)
    add(id, (part) => {
      const seen = { ...part, top: part.top ?? id };
      if (isFolded === null || part.folded.length + part.unfolded.length >= ROWS_MOST) return seen;
      return isFolded
        ? { ...seen, folded: [...part.folded, id] }
        : { ...seen, unfolded: [...part.unfolded, id] };
    });
  for (const id of shown.selected.slice(0, 5 * SELECTED_MOST))
    add(id, (part) =>
      part.selected.length < SELECTED_MOST ? { ...part, selected: [...part.selected, id] } : part,
    );
  for (const task of shown.pulled)
    add(task.id, (part) =>
      part.pulled.length < PULLED_MOST ? { ...part, pulled: [...part.pulled, task] } : part,
    );
  const { pointer } = shown;
  if (pointer !== null) add(pointer.id, (part) => ({ ...part, pointer }));
  return parts;
}
