import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as decoding from "lib0/decoding";

const SYNC = 0;
const STEP_1 = 0;

const OPEN = 1;

/** What cannot be sent now is carried by the next handshake; a queue would bring it a second time, and too early. */
export class UnqueuedSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === OPEN) super.send(message);
  }
}

function asksForOurState(data: ArrayBuffer): boolean {
  const decoder = decoding.createDecoder(new Uint8Array(data));
  decoding.readVarString(decoder);
  return decoding.readVarUint(decoder) === SYNC && decoding.readVarUint(decoder) === STEP_1;
}

/**
 * Sends no edit before it has answered the server's state vector: that answer carries all of them. An edit made between the
 * opening of the socket and that answer would else overtake the edits that it builds on.
 */
export class PatientProvider extends HocuspocusProvider {
  #hasAnswered = false;

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (this.#hasAnswered) super.documentUpdateHandler(update, origin);
  }

  override async onOpen(event: Event): Promise<void> {
    this.#hasAnswered = false;
    await super.onOpen(event);
  }

  override onMessage(event: MessageEvent): void {
    super.onMessage(event);
    if (asksForOurState(event.data as ArrayBuffer)) this.#hasAnswered = true;
  }

  override onClose(): void {
    this.#hasAnswered = false;
    super.onClose();
  }
}
