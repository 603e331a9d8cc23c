import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import type { Peer } from "crossws";
import crossws from "crossws/adapters/node";
import type { CollabLimits } from "./collab-limits.ts";
import { createRateBucket } from "./rate-bucket.ts";
import type { UpgradeGuard, UpgradeVerdict } from "./upgrade-guard.ts";
import type { CollabSocket, SessionContext } from "./ydoc-session.ts";

export type CollabEndpoint = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

type PeerState = {
  readonly verdict: Exclude<UpgradeVerdict, { kind: "foreign-origin" }>;
  live?: { readonly receive: (data: Uint8Array) => void; readonly end: () => void };
};

/**
 * The WebSocket of /collab: guards the upgrade, hands frames to Hocuspocus, and bounds what one client can make the server keep
 * (SPEC 6): size of a frame, rate of messages and bytes, bytes waiting to be read.
 */
export function createCollabEndpoint(options: {
  hocuspocus: Hocuspocus<SessionContext>;
  guard: UpgradeGuard;
  limits: CollabLimits;
  clock: () => number;
  opened: (socket: CollabSocket) => void;
  closed: (socket: CollabSocket) => void;
  overrun: (kind: "messages" | "bytes" | "unread") => void;
  failed: (error: unknown) => void;
}): CollabEndpoint {
  const { hocuspocus, guard, limits, clock } = options;

  const open = (peer: Peer): void => {
    const state = stateOf(peer);
    if (state.verdict.kind === "signed-out") {
      peer.close(COLLAB_CLOSE.sessionEnded, "access.session-ended");
      return;
    }
    const { websocket } = peer;
    const socket: CollabSocket = {
      id: randomUUID(),
      cookieHeader: state.verdict.cookieHeader,
      session: state.verdict.session,
      ydocSessions: new Set(),
      state: "open",
      close: (code, reason) => {
        if (socket.state === "closed") return;
        end();
        peer.close(code, reason);
        // Whoever does not answer the close frame, because it reads nothing, is cut off.
        setTimeout(() => peer.terminate(), limits.closeTimeoutMs).unref();
      },
    };
    const overrun = (kind: "messages" | "bytes" | "unread"): void => {
      if (socket.state === "closed") return;
      options.overrun(kind);
      socket.close(COLLAB_CLOSE.tooMuch, "auth.rate-limited");
    };
    const client = hocuspocus.handleConnection(
      {
        get readyState() {
          return socket.state === "closed"
            ? WebSocket.CLOSED
            : (websocket.readyState ?? WebSocket.CLOSED);
        },
        send: (data: unknown) => {
          if (socket.state === "closed") return;
          peer.send(data as Uint8Array, { compress: false });
          if (peer.bufferedAmount > limits.maxUnreadBytes) overrun("unread");
        },
        close: (code, reason) => socket.close(code ?? 1000, reason ?? ""),
      },
      peer.request as Request,
      { socket },
    );
    /** The sessions go first: nothing that Hocuspocus still has to say is for anybody any more. */
    const end = (): void => {
      if (socket.state === "closed") return;
      socket.state = "closed";
      for (const session of socket.ydocSessions) session.state = "ended";
      socket.ydocSessions.clear();
      client.handleClose({ code: 1000, reason: "" });
      options.closed(socket);
    };
    const messages = createRateBucket({ ...limits.messages, clock });
    const bytes = createRateBucket({ ...limits.bytes, clock });
    const receive = (data: Uint8Array): void => {
      if (socket.state === "closed") return;
      if (!messages.take(1)) overrun("messages");
      else if (!bytes.take(data.byteLength)) overrun("bytes");
      else client.handleMessage(data);
    };
    state.live = { receive, end };
    options.opened(socket);
  };

  const close = (peer: Peer): void => stateOf(peer).live?.end();

  const adapter = crossws({
    serverOptions: { maxPayload: limits.maxFrameBytes, perMessageDeflate: false },
    hooks: {
      upgrade: async (request) => {
        const verdict = await guard({
          origin: request.headers.get("origin") ?? undefined,
          host: request.headers.get("host") ?? undefined,
          cookie: request.headers.get("cookie") ?? undefined,
        });
        if (verdict.kind === "foreign-origin") return new Response(null, { status: 403 });
        const state: PeerState = { verdict };
        return { context: state as unknown as Record<string, unknown> };
      },
      open,
      message: (peer, message) => stateOf(peer).live?.receive(message.uint8Array()),
      close,
      error: (peer, error) => {
        close(peer);
        options.failed(error);
      },
    },
  });

  return {
    handleUpgrade: (request, socket, head) => {
      socket.on("error", () => socket.destroy());
      adapter.handleUpgrade(request, socket as never, head).catch(options.failed);
    },
  };
}

const stateOf = (peer: Peer): PeerState => peer.context as unknown as PeerState;
