import * as Y from "yjs";

const MAX_LATER_UPDATES = 200;
const MAX_LATER_BYTES = 64 << 10;
/** Long enough for everybody who opens a ydoc at the same time, short enough to keep few copies. */
const KEPT_MS = 10_000;

/**
 * The encoded state of a ydoc, made once for all who open it at about the same time (SPEC 3.4). Updates that were applied since
 * go along beside it, so that editing does not make it worthless.
 */
export class SharedState {
  readonly #ydoc: Y.Doc;
  #state: Uint8Array | null = null;
  #later: Uint8Array[] = [];
  #laterBytes = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(ydoc: Y.Doc) {
    this.#ydoc = ydoc;
  }

  applied(update: Uint8Array): void {
    if (this.#state === null) return;
    this.#later.push(update);
    this.#laterBytes += update.byteLength;
    if (this.#later.length > MAX_LATER_UPDATES || this.#laterBytes > MAX_LATER_BYTES) this.drop();
  }

  /** Both together hold everything that the ydoc holds now. */
  read(): { readonly state: Uint8Array; readonly later: Uint8Array | null } {
    this.#state ??= this.#encode();
    return {
      state: this.#state,
      later: this.#later.length === 0 ? null : Y.mergeUpdates(this.#later),
    };
  }

  drop(): void {
    this.#state = null;
    this.#later = [];
    this.#laterBytes = 0;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #encode(): Uint8Array {
    this.#timer = setTimeout(() => this.drop(), KEPT_MS);
    this.#timer.unref();
    return Y.encodeStateAsUpdate(this.#ydoc);
  }
}
