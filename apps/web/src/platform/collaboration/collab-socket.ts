import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";

const OPEN = 1;
/** Outside the codes of the server (SPEC.md of collaboration): what a socket closes with that nobody waits for. */
const NETWORK_CHANGED = { code: 4408, reason: "network changed" };

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

  /**
   * The browser says that the network went or came: begin anew now rather than at the next timeout. The old socket is given up
   * without waiting for it: its closing handshake needs the very network that went, and one that was about to open would stay.
   */
  reconsider(): void {
    if (this.halted) return;
    if (this.webSocket === null) void this.connect();
    else this.emit("close", { event: NETWORK_CHANGED });
  }
}
