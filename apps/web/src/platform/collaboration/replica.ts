import {
  PROTOCOL_VERSION,
  type CollabServerMessage,
  type CollabToken,
} from "@parley/shared/protocol/collab-protocol.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { CollabSocket } from "./collab-socket.ts";
import { PatientProvider } from "./patient-provider.ts";
import { openCopy, type ReplicaCopy } from "./replica-copy.ts";
import { typedTextOf, trackTypedText } from "./typed-text.ts";

/** How long edits are gathered before they are sent together (notes/hocuspocus: the lever of throughput). */
const FLUSH_MS = 20;
/** Far below the server's limit of one update. */
const FLUSH_BYTES = 96 * 1024;
const RECONNECT_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000] as const;

export type ReplicaListener = {
  /** There is something to show: the copy of this computer or the server's answer. */
  readonly loaded: () => void;
  /** The server has stored everything that this replica holds. */
  readonly acknowledged: () => void;
  /** Connected or not, saved or not: the save state is to be looked at again. */
  readonly changed: () => void;
  readonly refused: (code: ErrorCode, detail: string) => void;
  readonly revoked: (code: ErrorCode, wipe: boolean) => void;
  readonly rightsChanged: () => void;
  readonly rejected: (code: string) => void;
  readonly presence: () => void;
};

export type ReplicaOptions = {
  readonly ydocId: YdocId;
  readonly socket: CollabSocket;
  readonly csrf: () => string;
  readonly copyName: string;
  /** Whether a copy of that name may be on this computer. */
  readonly mayHaveCopy: (name: string) => Promise<boolean>;
  /** Runs what reads the whole ydoc, when it is its turn. */
  readonly takeTurn: (read: () => void) => void;
  readonly listener: ReplicaListener;
};

type Link =
  | { readonly kind: "none" }
  | { readonly kind: "attached"; readonly provider: PatientProvider }
  | { readonly kind: "closed" };

const parseMessage = (payload: string): CollabServerMessage | null => {
  try {
    return JSON.parse(payload) as CollabServerMessage;
  } catch {
    return null;
  }
};

const IDLE_MS = 5_000;

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: IDLE_MS });
  return () => cancelIdleCallback(handle);
}

/** This tab's replica of one ydoc: its Y.Doc, its copy on this computer and its session with the server. */
export class Replica {
  readonly ydoc = new Y.Doc();
  readonly ydocId: YdocId;
  awareness: Awareness | null = null;
  isLoaded = false;
  private readonly options: ReplicaOptions;
  /** Being read, or read; null before. */
  private copy: Promise<ReplicaCopy> | null = null;
  /** What comes in is the past of this tab, and no edit that was made here. */
  private isReading = true;
  private stopWaiting: () => void = () => undefined;
  private link: Link = { kind: "none" };
  private presence: Record<string, unknown> | null = null;
  private unflushedBytes = 0;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private dirty = false;

  constructor(options: ReplicaOptions) {
    this.options = options;
    this.ydocId = options.ydocId;
    trackTypedText(this.ydoc);
    this.ydoc.on("update", this.handleUpdate);
  }

  async open(): Promise<void> {
    const { copyName, mayHaveCopy } = this.options;
    if (await mayHaveCopy(copyName)) await this.openCopy();
    this.isReading = false;
    if (this.isClosed) return;
    if (this.ydoc.store.clients.size > 0) this.markLoaded();
    this.attach();
  }

  private get isClosed(): boolean {
    return this.link.kind === "closed";
  }

  private async openCopy(): Promise<void> {
    if (this.isClosed || this.copy !== null) return;
    if (this.provider !== null) this.provider.isFirstUnkept = false;
    this.copy = openCopy(this.options.copyName, this.ydoc);
    await this.copy;
  }

  /** Whether the server holds everything of this replica, and says so. */
  get isSettled(): boolean {
    return this.isLive && this.provider?.unsyncedChanges === 0;
  }

  get isLive(): boolean {
    return this.provider !== null && this.provider.isAuthenticated;
  }

  /** Whether this tab changed something, outside of intents too, that the server has not acknowledged. */
  get hasUnsent(): boolean {
    return this.dirty;
  }

  typedText(): readonly string[] {
    return typedTextOf(this.ydoc);
  }

  publish(state: Record<string, unknown> | null): void {
    this.presence = state;
    this.awareness?.setLocalState(state ?? {});
  }

  flush(): void {
    this.unflushedBytes = 0;
    this.provider?.flushPendingUpdates();
  }

  async close(): Promise<void> {
    clearTimeout(this.retry);
    this.detach();
    this.link = { kind: "closed" };
    this.stopWaiting();
    this.ydoc.off("update", this.handleUpdate);
    await (await this.copy)?.close();
    this.ydoc.destroy();
  }

  private get provider(): PatientProvider | null {
    return this.link.kind === "attached" ? this.link.provider : null;
  }

  private readonly handleUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider || this.isReading) return;
    this.dirty = true;
    // The provider may hear of an update later than we do: of those before this one it has heard. What is done in one go, without a pause
    // between, would else be one message, and too large a one.
    if (this.unflushedBytes + update.byteLength > FLUSH_BYTES) this.flush();
    this.unflushedBytes += update.byteLength;
  };

  private markLoaded(): void {
    if (this.isLoaded) return;
    this.isLoaded = true;
    this.options.listener.loaded();
    // The first copy is written when the plan stands: nobody waits for it.
    if (this.copy === null) this.stopWaiting = whenIdle(() => void this.openCopy());
  }

  private attach(): void {
    const { socket, listener, ydocId } = this.options;
    const awareness = new Awareness(this.ydoc);
    if (this.presence !== null) awareness.setLocalState(this.presence);
    this.awareness = awareness;
    const provider = new PatientProvider({
      websocketProvider: socket,
      name: ydocId,
      document: this.ydoc,
      awareness,
      sessionAwareness: true,
      flushDelay: FLUSH_MS,
      token: this.token,
      onAuthenticated: () => {
        this.failures = 0;
        listener.changed();
      },
      onAuthenticationFailed: ({ reason }) => {
        this.detach();
        listener.rejected(reason);
      },
      onStateless: ({ payload }) => this.handleMessage(payload),
      onAwarenessChange: () => listener.presence(),
      onSynced: () => this.markLoaded(),
      onUnsyncedChanges: () => this.handleUnsynced(),
      onStatus: () => listener.changed(),
    });
    provider.isFirstUnkept = this.copy === null;
    provider.takeTurn = this.options.takeTurn;
    provider.on("close", this.handleClose);
    this.link = { kind: "attached", provider };
    provider.attach();
  }

  /** Called by the provider right before each handshake, which carries whatever was waiting to be flushed. */
  private readonly token = (): string => {
    const { socket, csrf } = this.options;
    socket.muted = true;
    this.flush();
    socket.muted = false;
    const token: CollabToken = {
      protocol: PROTOCOL_VERSION,
      csrf: csrf(),
      clientId: this.ydoc.clientID,
    };
    return JSON.stringify(token);
  };

  private handleUnsynced(): void {
    if (this.isSettled) {
      this.dirty = false;
      this.options.listener.acknowledged();
    }
    this.options.listener.changed();
  }

  /** The server may end this ydoc's session and leave the socket open; the provider would wait for ever. */
  private readonly handleClose = (): void => {
    this.options.listener.changed();
    if (this.options.socket.webSocket?.readyState !== 1) return;
    this.detach();
    this.retryLater();
  };

  retryLater(): void {
    const wait = RECONNECT_MS[Math.min(this.failures, RECONNECT_MS.length - 1)]!;
    this.failures += 1;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      if (this.link.kind === "none") this.attach();
    }, wait);
  }

  private detach(): void {
    const { provider } = this;
    if (provider === null) return;
    provider.off("close", this.handleClose);
    this.link = { kind: "none" };
    this.awareness = null;
    provider.destroy();
  }

  private handleMessage(payload: string): void {
    const message = parseMessage(payload);
    if (message === null) return;
    const { listener } = this.options;
    switch (message.type) {
      case "refused":
        listener.refused(message.code, message.detail);
        return;
      case "revoked":
        listener.revoked(message.code, message.wipe);
        return;
      case "rights-changed":
        listener.rightsChanged();
        return;
      case "not-stored":
        // Unacknowledged, so it stays unsent in the save state; the server closes the socket and takes it after the reconnect.
        listener.changed();
        return;
    }
  }
}
