import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { Observable } from "./observable.ts";
import {
  UndoStack,
  type UndoDirection,
  type UndoEntry,
  type UndoOutcome,
  type UndoState,
  type UndoStep,
} from "./undo-stack.ts";

/** More than this is taken back in pieces of so many, between which the page draws and answers. */
export const UNDO_PIECE = 250;

export type HistoryHost = {
  /** Takes steps back, those that nobody else has changed since, and returns what takes that back again. */
  readonly perform: (steps: readonly UndoStep[]) => readonly UndoStep[];
  readonly told: (outcome: UndoOutcome) => void;
  readonly progressed: (direction: UndoDirection, done: number, count: number) => void;
  /** Until the page has drawn. */
  readonly rest: () => Promise<void>;
};

/** My own edits, taken back and made again: a few at once, thousands in pieces. */
export class EditHistory {
  readonly state = new Observable<UndoState>({ undo: null, redo: null });
  readonly #stack = new UndoStack();
  readonly #host: HistoryHost;
  #isMoving = false;
  /** Whether something was done while thousands were taken back. */
  #isOvertaken = false;
  #isClosed = false;

  constructor(host: HistoryHost) {
    this.#host = host;
  }

  push(entry: UndoEntry): void {
    this.#stack.push(entry);
    this.#isOvertaken = true;
    this.#tellState();
  }

  forget(ydocId: YdocId): void {
    this.#stack.forget(ydocId);
    this.#tellState();
  }

  close(): void {
    this.#isClosed = true;
  }

  /** While thousands are taken back, nothing else is. */
  move(direction: UndoDirection): void {
    if (this.#isMoving) return;
    const entry = this.#stack.take(direction);
    if (entry === null) return this.#host.told({ kind: "empty", direction });
    const steps = entry.steps.toReversed();
    this.#isOvertaken = false;
    if (steps.length <= UNDO_PIECE) this.#finish(direction, entry, this.#host.perform(steps));
    else void this.#moveInPieces(direction, entry, steps);
  }

  async #moveInPieces(
    direction: UndoDirection,
    entry: UndoEntry,
    steps: readonly UndoStep[],
  ): Promise<void> {
    const { perform, progressed, rest } = this.#host;
    const made: UndoStep[] = [];
    this.#isMoving = true;
    this.#tellState();
    try {
      for (let at = 0; at < steps.length; at += UNDO_PIECE) {
        if (at > 0) {
          progressed(direction, at, steps.length);
          await rest();
        }
        if (this.#isClosed) return;
        made.push(...perform(steps.slice(at, at + UNDO_PIECE)));
      }
    } finally {
      this.#isMoving = false;
      this.#finish(direction, entry, made);
    }
  }

  #finish(direction: UndoDirection, { label }: UndoEntry, steps: readonly UndoStep[]): void {
    const isLeft = steps.length > 0;
    // After a newer edit nothing is made again: it could lie on top of it.
    if (isLeft && !(direction === "undo" && this.#isOvertaken))
      this.#stack.put(direction, { label, steps });
    this.#tellState();
    if (!this.#isClosed)
      this.#host.told({ kind: isLeft ? "done" : "nothing-left", direction, label });
  }

  #tellState(): void {
    this.state.set(this.#stack.state);
  }
}
