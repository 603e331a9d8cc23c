import { randomInt, randomUUID } from "node:crypto";
import { PROTOCOL_VERSION } from "@parley/shared/protocol/collab-protocol.ts";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";

// The wire of Hocuspocus, spoken by hand: what a hostile client would send, no provider would.
const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const STATELESS = 5;
const CLOSE = 7;
const SYNC_STATUS = 8;
const TOKEN = 0;
const PERMISSION_DENIED = 1;
const AUTHENTICATED = 2;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

type Frame =
  | { readonly type: "authenticated" }
  | { readonly type: "denied"; readonly reason: string }
  | { readonly type: "state"; readonly update: Uint8Array }
  | { readonly type: "acknowledged" }
  | { readonly type: "refused"; readonly code: string }
  | { readonly type: "closed"; readonly reason: string };

export type Credentials = { readonly cookie: string; readonly csrf: string };

function readFrame(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case AUTH:
      switch (decoding.readVarUint(decoder)) {
        case PERMISSION_DENIED:
          return { type: "denied", reason: decoding.readVarString(decoder) };
        case AUTHENTICATED:
          return { type: "authenticated" };
        default:
          return null;
      }
    case SYNC: {
      const step = decoding.readVarUint(decoder);
      if (step !== STEP_2) return null;
      return { type: "state", update: decoding.readVarUint8Array(decoder) };
    }
    case SYNC_STATUS:
      return decoding.readVarInt(decoder) === 1 ? { type: "acknowledged" } : null;
    case STATELESS: {
      const message = JSON.parse(decoding.readVarString(decoder)) as {
        type: string;
        code?: string;
      };
      return message.type === "refused" ? { type: "refused", code: message.code! } : null;
    }
    case CLOSE:
      return { type: "closed", reason: decoding.readVarString(decoder) };
    default:
      return null;
  }
}

/** One socket that keeps every byte it was sent, so that it can be searched for what should not be there. */
export class RawCollabSocket {
  readonly received: Buffer[] = [];
  /** The code with which the socket ended. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #credentials: Credentials;
  readonly #sessions = new Map<string, (frame: Frame) => void>();

  private constructor(socket: WebSocket, credentials: Credentials) {
    this.#socket = socket;
    this.#credentials = credentials;
    socket.on("message", (data: Buffer) => this.#handleMessage(data));
    this.closed = new Promise((resolve) => {
      socket.on("close", (code) => {
        for (const receive of this.#sessions.values())
          receive({ type: "closed", reason: String(code) });
        resolve(code);
      });
    });
  }

  /** The HTTP status, where the upgrade is refused. */
  static connect(url: string, credentials: Credentials): Promise<RawCollabSocket | number> {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/collab`, {
      headers: { cookie: credentials.cookie, origin: url },
    });
    return new Promise((resolve, reject) => {
      socket.once("open", () => resolve(new RawCollabSocket(socket, credentials)));
      socket.once("unexpected-response", (_, response) => resolve(response.statusCode ?? 0));
      socket.once("error", reject);
    });
  }

  close(): void {
    this.#socket.terminate();
  }

  send(key: string, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, key);
    write(encoder);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  /** Opens one more session of a ydoc: each gets a clientID of its own. The code, where that is refused. */
  async open(ydocId: string): Promise<RawSession | string> {
    const key = `${ydocId}\0${randomUUID()}`;
    const clientId = randomInt(1, 2 ** 32);
    const frames = this.#listen(key);
    this.send(key, (encoder) => {
      encoding.writeVarUint(encoder, AUTH);
      encoding.writeVarUint(encoder, TOKEN);
      const token = { protocol: PROTOCOL_VERSION, csrf: this.#credentials.csrf, clientId };
      encoding.writeVarString(encoder, JSON.stringify(token));
      encoding.writeVarString(encoder, "4.7.0");
    });
    for (;;) {
      const frame = await frames();
      if (frame.type === "denied" || frame.type === "closed") return frame.reason;
      if (frame.type === "authenticated") break;
    }
    this.send(key, (encoder) => {
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarUint(encoder, STEP_1);
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Y.Doc()));
    });
    for (;;) {
      const frame = await frames();
      if (frame.type === "closed") return frame.reason;
      if (frame.type === "state")
        return new RawSession(this, key, clientId, frame.update, frames, () =>
          this.#sessions.delete(key),
        );
    }
  }

  /** Pushes bytes at a ydoc that was never opened on this socket; nothing tells what becomes of them. */
  pushUninvited(ydocId: string, update: Uint8Array): void {
    this.send(ydocId, (encoder) => writeUpdate(encoder, update));
  }

  #listen(key: string): () => Promise<Frame> {
    const queue: Frame[] = [];
    let wake: (() => void) | null = null;
    this.#sessions.set(key, (frame) => {
      queue.push(frame);
      wake?.();
    });
    return async () => {
      while (queue.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return queue.shift()!;
    };
  }

  #handleMessage(data: Buffer): void {
    this.received.push(data);
    const decoder = decoding.createDecoder(data);
    const receive = this.#sessions.get(decoding.readVarString(decoder));
    if (receive === undefined) return;
    const frame = readFrame(decoder);
    if (frame !== null) receive(frame);
  }
}

function writeUpdate(encoder: encoding.Encoder, update: Uint8Array): void {
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, UPDATE);
  encoding.writeVarUint8Array(encoder, update);
}

/** One opened ydoc. After one refusal it is worth nothing any more. */
export class RawSession {
  readonly ydoc = new Y.Doc();
  readonly #socket: RawCollabSocket;
  readonly #key: string;
  readonly #frames: () => Promise<Frame>;
  readonly #forget: () => void;

  constructor(
    socket: RawCollabSocket,
    key: string,
    clientId: number,
    state: Uint8Array,
    frames: () => Promise<Frame>,
    forget: () => void,
  ) {
    this.#socket = socket;
    this.#key = key;
    this.#frames = frames;
    this.#forget = forget;
    this.ydoc.clientID = clientId;
    Y.applyUpdate(this.ydoc, state);
  }

  /** Writes straight into Yjs, past every policy of the client. The answer is `accepted`, or why not. */
  async force(write: (ydoc: Y.Doc) => void): Promise<string> {
    this.#socket.send(this.#key, (encoder) => writeUpdate(encoder, forge(this.ydoc, write)));
    for (;;) {
      const frame = await this.#frames();
      if (frame.type === "acknowledged") return "accepted";
      if (frame.type === "refused") return frame.code;
      if (frame.type === "closed") return `closed: ${frame.reason}`;
    }
  }

  /** Publishes presence as bytes of one's own making. */
  pretend(awareness: Uint8Array): void {
    this.#socket.send(this.#key, (encoder) => {
      encoding.writeVarUint(encoder, AWARENESS);
      encoding.writeVarUint8Array(encoder, awareness);
    });
  }

  leave(): void {
    this.#socket.send(this.#key, (encoder) => {
      encoding.writeVarUint(encoder, CLOSE);
      encoding.writeVarString(encoder, "");
    });
    this.#forget();
  }
}

/** The one update that a write makes. */
export function forge(ydoc: Y.Doc, write: (ydoc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array) => updates.push(update);
  ydoc.on("update", collect);
  ydoc.transact(() => write(ydoc));
  ydoc.off("update", collect);
  return Y.mergeUpdates(updates);
}
