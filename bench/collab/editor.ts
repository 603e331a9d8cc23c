import { newEntityId } from "@parley/shared/primitives/ids.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import WebSocket from "ws";
import * as Y from "yjs";
import type { Wire } from "./wire.ts";

/** Every edit carries its number between these, so that a receiver finds it in whatever the server made of the update. */
const MARK = Buffer.from("@@");
const DIGITS = 9;

/** One person who edits a task of their own. Keeps no replica of the others': it looks for marks in what arrives. */
export class Editor {
  readonly #socket: WebSocket;
  readonly #wire: Wire;
  readonly #ydoc: Y.Doc;
  readonly #task: Y.Map<unknown> = new Y.Map();
  readonly #unacknowledged: number[] = [];
  #last: Uint8Array = new Uint8Array();

  private constructor(socket: WebSocket, wire: Wire, ydoc: Y.Doc) {
    this.#socket = socket;
    this.#wire = wire;
    this.#ydoc = ydoc;
    ydoc.on("update", (update: Uint8Array) => {
      this.#last = update;
    });
  }

  static async connect(options: {
    url: string;
    wire: Wire;
    clientId: number;
    userId: string;
    seen: (edit: number) => void;
    acknowledged: (milliseconds: number) => void;
  }): Promise<Editor> {
    const { wire } = options;
    const ydoc = new Y.Doc();
    ydoc.clientID = options.clientId;
    const socket = new WebSocket(options.url + wire.path, {
      headers: { ...wire.headers },
      perMessageDeflate: false,
    });
    const editor = new Editor(socket, wire, ydoc);
    await new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("open", () => {
        for (const greeting of wire.greeting) socket.send(greeting);
        if (wire.greeting.length === 0) resolve();
      });
      socket.on("message", (data: Buffer) => {
        if (wire.isWelcome(data)) resolve();
        else if (wire.isAcknowledgement?.(data) === true) {
          const sentAt = editor.#unacknowledged.shift();
          if (sentAt !== undefined) options.acknowledged(performance.now() - sentAt);
        } else findMarks(data, options.seen);
      });
    });
    editor.#createTask(options.userId);
    return editor;
  }

  edit(number: number): void {
    const mark = MARK.toString();
    this.#task.set("name", `${mark}${String(number).padStart(DIGITS, "0")}${mark}`);
    this.#send();
  }

  close(): void {
    this.#socket.terminate();
  }

  #createTask(userId: string): void {
    const id = newEntityId(seededRng(this.#ydoc.clientID));
    this.#ydoc.transact(() => {
      this.#task.set("createdBy", userId);
      this.#ydoc.getMap("tasks").set(id, this.#task);
    });
    this.#send();
  }

  #send(): void {
    if (this.#wire.isAcknowledgement !== null) this.#unacknowledged.push(performance.now());
    this.#socket.send(this.#wire.update(this.#last));
  }
}

function findMarks(data: Buffer, seen: (edit: number) => void): void {
  let at = data.indexOf(MARK);
  while (at !== -1) {
    const end = at + MARK.length + DIGITS;
    const number = Number(data.toString("latin1", at + MARK.length, end));
    if (Number.isInteger(number)) seen(number);
    at = data.indexOf(MARK, end + MARK.length);
  }
}
