import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import {
  PROTOCOL_VERSION,
  type CollabServerMessage,
} from "@parley/shared/protocol/collab-protocol.ts";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";
import type { Person } from "./test-company.ts";

const MESSAGE_AWARENESS = 1;

/** Never queues: what could not be sent is in the replica, and the next handshake carries it, counted once. */
class UnqueuedSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}

/** One browser tab: one socket, as many ydocs as are opened. */
export class TestClient {
  readonly person: Person;
  readonly websocket: HocuspocusProviderWebsocket;
  readonly replicas: TestReplica[] = [];
  closeCode: number | null = null;
  /** Attempts that did not get as far as an open socket. */
  failures = 0;

  constructor(person: Person, server: { url: string; origin: string }) {
    this.person = person;
    const failed = () => {
      this.failures += 1;
    };
    const headers = { cookie: `parley_session=${person.sessionId}`, origin: server.origin };
    this.websocket = new UnqueuedSocket({
      url: server.url,
      delay: 50,
      minDelay: 50,
      maxDelay: 200,
      jitter: false,
      WebSocketPolyfill: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers });
          this.on("error", failed);
        }
      },
      onClose: ({ event }) => {
        this.closeCode = event.code;
      },
    });
  }

  open(ydocId: YdocId, ydoc = new Y.Doc(), token?: string): TestReplica {
    const replica = new TestReplica(this, ydocId, ydoc, token);
    this.replicas.push(replica);
    return replica;
  }

  /** Takes nothing off the network any more, as a client would that hangs. */
  pauseReading(): void {
    (this.websocket.webSocket as unknown as WebSocket).pause();
  }

  disconnect(): void {
    this.websocket.disconnect();
  }

  connect(): void {
    void this.websocket.connect();
  }

  close(): void {
    for (const replica of this.replicas) replica.provider.destroy();
    this.websocket.destroy();
  }
}

export class TestReplica {
  readonly person: Person;
  readonly ydoc: Y.Doc;
  readonly provider: HocuspocusProvider;
  readonly messages: CollabServerMessage[] = [];
  denied: string | null = null;
  closed = false;
  /** Frames of this ydoc received so far. */
  frames = 0;

  constructor(client: TestClient, ydocId: YdocId, ydoc: Y.Doc, token?: string) {
    this.ydoc = ydoc;
    this.person = client.person;
    this.provider = new HocuspocusProvider({
      websocketProvider: client.websocket,
      name: ydocId,
      document: ydoc,
      sessionAwareness: true,
      token: () =>
        token ??
        JSON.stringify({
          protocol: PROTOCOL_VERSION,
          csrf: `csrf-${client.person.sessionId}`,
          clientId: ydoc.clientID,
        }),
      onStateless: ({ payload }) => this.messages.push(JSON.parse(payload) as CollabServerMessage),
      onAuthenticationFailed: ({ reason }) => {
        this.denied = reason;
      },
      onClose: () => {
        this.closed = true;
      },
      onMessage: () => {
        this.frames += 1;
      },
    });
    this.provider.attach();
  }

  edit(edit: Edit): void {
    const result = applyEdit(this.ydoc, edit, { origin: "test" });
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  }

  /** Sends these bytes as an awareness message of this ydoc. */
  sendAwareness(update: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.provider.effectiveName);
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
    this.provider.configuration.websocketProvider.send(encoding.toUint8Array(encoder));
  }

  synced(timeoutMs?: number): Promise<void> {
    return until(() => this.provider.synced, timeoutMs);
  }

  /** Every change that was made here is acknowledged. */
  acknowledged(): Promise<void> {
    return until(() => this.provider.synced && !this.provider.hasUnsyncedChanges);
  }

  task(id: string): Record<string, unknown> | undefined {
    const task = this.ydoc.getMap<Y.Map<unknown>>("tasks").get(id);
    return task?.toJSON();
  }
}

/** Waits for a condition; the time only bounds a failure. */
export async function until(condition: () => boolean, timeoutMs = 20_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("the condition was not met in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
