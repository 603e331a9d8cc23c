import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";

const OPEN = 1;

/**
 * One socket for every ydoc of a project. It never queues: what could not be sent is still in the replica, and the handshake after
 * the next connect carries all of it. A queue would be sent beside that handshake, so that its acknowledgements would be counted
 * for changes that are not stored yet.
 */
export class CollabSocket extends HocuspocusProviderWebsocket {
  /** While true nothing is sent at all: what providers flush then is carried by the handshake that follows. */
  muted = false;
  private halted = false;

  override send(message: unknown): void {
    if (!this.muted && this.webSocket?.readyState === OPEN) super.send(message);
  }

  override async connect(): Promise<void> {
    if (!this.halted) await super.connect();
  }

  /** Ends all attempts to connect: the session is over, or the page is too old to talk to this server. */
  halt(): void {
    this.halted = true;
    this.disconnect();
  }

  /** The browser says that the network went or came: find out now rather than at the next timeout. */
  reconsider(): void {
    if (this.webSocket !== null && this.webSocket.readyState === OPEN) this.webSocket.close();
    else void this.connect();
  }
}
