import type { Edit } from "@parley/shared/documents/edit.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { EditLabel } from "./edit-label.ts";

/** What was done to one ydoc, and what takes it back. */
export type UndoStep = { readonly ydocId: YdocId; readonly done: Edit; readonly inverse: Edit };
export type UndoEntry = {
  readonly label: EditLabel;
  readonly steps: readonly UndoStep[];
  /** Entries with the same one are one step, whatever was done between them: work that is made in pieces. */
  readonly batch?: symbol | undefined;
};

export type UndoDirection = "undo" | "redo";
export type UndoState = { readonly undo: EditLabel | null; readonly redo: EditLabel | null };

/** `nothing-left`: others have changed all of it since, and theirs stays. */
export type UndoOutcome =
  | { readonly kind: "done"; readonly direction: UndoDirection; readonly label: EditLabel }
  | {
      readonly kind: "nothing-left";
      readonly direction: UndoDirection;
      readonly label: EditLabel;
    }
  | { readonly kind: "empty"; readonly direction: UndoDirection };

const DEPTH = 200;

/** My own edits of this tab, over all ydocs and views, newest last. */
export class UndoStack {
  private past: UndoEntry[] = [];
  private future: UndoEntry[] = [];

  get state(): UndoState {
    return { undo: this.past.at(-1)?.label ?? null, redo: this.future.at(-1)?.label ?? null };
  }

  push(entry: UndoEntry): void {
    if (entry.steps.length === 0) return;
    const at =
      entry.batch === undefined ? -1 : this.past.findIndex(({ batch }) => batch === entry.batch);
    if (at >= 0) {
      this.past[at] = { ...entry, steps: [...this.past[at]!.steps, ...entry.steps] };
      return;
    }
    this.past = [...this.past.slice(1 - DEPTH), entry];
    this.future = [];
  }

  /** The newest entry, for whoever takes it back; null where there is none. */
  take(direction: UndoDirection): UndoEntry | null {
    return (direction === "undo" ? this.past : this.future).pop() ?? null;
  }

  /** What takes back what was taken. */
  put(taken: UndoDirection, entry: UndoEntry): void {
    (taken === "undo" ? this.future : this.past).push(entry);
  }

  /** A ydoc that is gone takes its history along. */
  forget(ydocId: YdocId): void {
    const without = (entries: readonly UndoEntry[]): UndoEntry[] =>
      entries
        .map((entry) => ({ ...entry, steps: entry.steps.filter((s) => s.ydocId !== ydocId) }))
        .filter((entry) => entry.steps.length > 0);
    this.past = without(this.past);
    this.future = without(this.future);
  }
}
