import type { Connection, Document } from "@hocuspocus/server";
import type { ClosedRegions } from "@parley/shared/documents/closed-regions.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { ProjectId, YdocId } from "@parley/shared/primitives/ids.ts";
import * as Y from "yjs";
import type { LogAuthor } from "./api.ts";
import type { DurableLog } from "./durable-log.ts";
import { SharedState } from "./shared-state.ts";

/** Server-made and verified updates alike: our own log stores them, so that Hocuspocus's debounced store has nothing to do. */
const ORIGIN = { source: "local", skipStoreHooks: true } as const;

type Held = { readonly seq: number; readonly send: () => void };

/**
 * A ydoc in memory, with its place in the log. Memory may be ahead of the disk by the updates from `durableSeq` to `seq`; nothing
 * that could show them leaves before they are durable (SPEC 2.2), because every message to a connection passes through `hold`.
 */
export class OpenYdoc {
  readonly ydocId: YdocId;
  readonly projectId: ProjectId;
  readonly place: YdocPlace;
  readonly document: Document;
  /** Of the last update that memory holds. */
  seq: number;
  /** Of the last update that is on disk; at most `seq`. */
  durableSeq: number;
  readonly sharedState: SharedState;
  /** Of the last snapshot that is stored. */
  snapshotSeq: number;
  /** Bytes of updates applied here since the last snapshot. */
  unsnapshottedBytes = 0;
  /** Of a wall: what the facilitator of its meeting has closed. */
  closed: ClosedRegions | null = null;
  /** Discarded: memory held what the disk refused; the ydoc is loaded again from the log. */
  state: "open" | "discarded" = "open";
  readonly #log: DurableLog;
  readonly #clock: () => number;
  readonly #onLost: (open: OpenYdoc, error: unknown) => void;
  #held: Held[] = [];
  #waiting: { readonly seq: number; readonly resolve: (durable: boolean) => void }[] = [];

  constructor(options: {
    ydocId: YdocId;
    projectId: ProjectId;
    place: YdocPlace;
    document: Document;
    seq: number;
    snapshotSeq: number;
    log: DurableLog;
    clock: () => number;
    onLost: (open: OpenYdoc, error: unknown) => void;
  }) {
    this.ydocId = options.ydocId;
    this.projectId = options.projectId;
    this.place = options.place;
    this.document = options.document;
    this.sharedState = new SharedState(options.document);
    this.seq = options.seq;
    this.durableSeq = options.seq;
    this.snapshotSeq = options.snapshotSeq;
    this.#log = options.log;
    this.#clock = options.clock;
    this.#onLost = options.onLost;
  }

  /** Applies and appends in one tick; resolves whether the update is durable. The caller has verified it. */
  apply(update: Uint8Array, author: LogAuthor, touches: readonly Touch[]): Promise<boolean> {
    if (this.state === "discarded") return Promise.resolve(false);
    Y.applyUpdate(this.document, update, ORIGIN);
    this.sharedState.applied(update);
    this.seq += 1;
    this.unsnapshottedBytes += update.byteLength;
    const { seq } = this;
    return this.#log
      .append({ ydocId: this.ydocId, seq, update, author, touches, at: this.#clock() })
      .then(
        () => this.#becomeDurable(seq),
        (error: unknown) => this.#lose(error),
      );
  }

  /** Runs `send` once everything that memory holds now is durable, in the order of the calls; never, if that fails. */
  hold(send: () => void): void {
    if (this.state === "discarded") return;
    if (this.#held.length === 0 && this.durableSeq === this.seq) send();
    else this.#held.push({ seq: this.seq, send });
  }

  /** Resolves whether everything that memory holds now became durable. */
  durable(): Promise<boolean> {
    return this.durableUpTo(this.seq);
  }

  durableUpTo(seq: number): Promise<boolean> {
    if (this.state === "discarded") return Promise.resolve(false);
    if (this.durableSeq >= seq) return Promise.resolve(true);
    return new Promise((resolve) => this.#waiting.push({ seq, resolve }));
  }

  snapshotTaken(seq: number, bytes: number): void {
    this.snapshotSeq = seq;
    this.unsnapshottedBytes -= bytes;
  }

  connections(): readonly Connection[] {
    return this.document.getConnections();
  }

  #becomeDurable(seq: number): boolean {
    if (this.state === "discarded") return true;
    this.durableSeq = Math.max(this.durableSeq, seq);
    let sent = 0;
    while (sent < this.#held.length && this.#held[sent]!.seq <= this.durableSeq) {
      this.#held[sent]!.send();
      sent += 1;
    }
    this.#held.splice(0, sent);
    const ready = this.#waiting.filter((waiting) => waiting.seq <= this.durableSeq);
    if (ready.length > 0) {
      this.#waiting = this.#waiting.filter((waiting) => waiting.seq > this.durableSeq);
      for (const { resolve } of ready) resolve(true);
    }
    return true;
  }

  #lose(error: unknown): boolean {
    if (this.state === "discarded") return false;
    this.state = "discarded";
    this.#held = [];
    this.sharedState.drop();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { resolve } of waiting) resolve(false);
    this.#onLost(this, error);
    return false;
  }
}
