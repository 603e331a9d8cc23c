import {
  HocuspocusProvider,
  type HocuspocusProviderConfiguration,
  type onMessageParameters,
} from "@hocuspocus/provider";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { PlainTextDecoder } from "./plain-text-decoder.ts";
import { withoutUpdates } from "./without-updates.ts";

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const NOTHING = [2, 0, 0];

/** The content that a message of the handshake carries, and the same message without content; null of any other message. */
function contentOf(
  data: ArrayBuffer,
): { readonly update: Uint8Array; readonly rest: ArrayBuffer } | null {
  const bytes = new Uint8Array(data);
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarString(decoder);
  if (decoding.readVarUint(decoder) !== SYNC || decoding.readVarUint(decoder) !== STEP_2)
    return null;
  const rest = new Uint8Array([...bytes.subarray(0, decoder.pos), ...NOTHING]).buffer;
  return { update: decoding.readVarUint8Array(decoder), rest };
}

/**
 * Sends no edit before it has answered the server's state vector: that answer carries all of them. On a slow line an edit made
 * between the opening of the socket and that answer would else overtake the offline edits that it builds on, and be refused.
 */
export class PatientProvider extends HocuspocusProvider {
  private hasAnswered = false;
  /** Where nobody keeps what comes first: the ydoc then tells no update of it, which costs nearly as much to write as to read. */
  isFirstUnkept = false;
  /** Runs what reads a whole ydoc, at once or when something more urgent is done. */
  takeTurn: (read: () => void) => void = (read) => read();
  private held: MessageEvent<ArrayBuffer>[] | null = null;

  constructor(configuration: HocuspocusProviderConfiguration) {
    super(configuration);
    this.on("message", this.handleHandshake);
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (this.hasAnswered) super.documentUpdateHandler(update, origin);
  }

  override async onOpen(event: Event): Promise<void> {
    this.hasAnswered = false;
    await super.onOpen(event);
  }

  override onClose(): void {
    this.hasAnswered = false;
    this.held = null;
    super.onClose();
  }

  override destroy(): void {
    this.held = null;
    super.destroy();
  }

  override onMessage(event: MessageEvent<ArrayBuffer>): void {
    if (this.held !== null) this.held.push(event);
    else if (this.isFirstUnkept && this.document.store.clients.size === 0) this.readFirst(event);
    else super.onMessage(event);
  }

  /** Content waits for its turn, and what comes after it waits behind it. */
  private readFirst(event: MessageEvent<ArrayBuffer>): void {
    const content = contentOf(event.data);
    if (content === null) return super.onMessage(event);
    const held: MessageEvent<ArrayBuffer>[] = [];
    this.held = held;
    this.takeTurn(() => {
      if (this.held !== held) return;
      this.held = null;
      const { document, isFirstUnkept } = this;
      const read = (): void => Y.applyUpdateV2(document, content.update, this, PlainTextDecoder);
      if (isFirstUnkept) withoutUpdates(document, read);
      else read();
      super.onMessage(new MessageEvent("message", { data: content.rest }));
      for (const each of held) this.onMessage(each);
    });
  }

  /** Heard right before the message is answered, in the same tick. */
  private readonly handleHandshake = ({ message }: onMessageParameters): void => {
    message.readVarString();
    if (message.readVarUint() === SYNC && message.readVarUint() === STEP_1) this.hasAnswered = true;
  };
}
