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

export type UndoState = { readonly undo: EditLabel | null; readonly redo: EditLabel | null };

/** `nothing-left`: others have changed all of it since, and theirs stays. */
export type UndoOutcome =
  | { readonly kind: "done"; readonly direction: "undo" | "redo"; readonly label: EditLabel }
  | {
      readonly kind: "nothing-left";
      readonly direction: "undo" | "redo";
      readonly label: EditLabel;
    }
  | { readonly kind: "empty"; readonly direction: "undo" | "redo" };

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

  /** `perform` makes the taking back and returns what takes that back again. */
  move(
    direction: "undo" | "redo",
    perform: (steps: readonly UndoStep[]) => readonly UndoStep[],
  ): UndoOutcome {
    const from = direction === "undo" ? this.past : this.future;
    const to = direction === "undo" ? this.future : this.past;
    const entry = from.pop();
    if (entry === undefined) return { kind: "empty", direction };
    const steps = perform(entry.steps.toReversed());
    if (steps.length === 0) return { kind: "nothing-left", direction, label: entry.label };
    to.push({ label: entry.label, steps });
    return { kind: "done", direction, label: entry.label };
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
