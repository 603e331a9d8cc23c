import type {
  ClientToServerEvents,
  ServerToClientEvents,
} from "@parley/shared/protocol/live-events.ts";
import { io, type Socket } from "socket.io-client";
import { currentCsrf } from "../api/http.ts";

export type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** One socket a tab. It speaks for the session's cookie; the token proves that a page of ours opened it. */
export const createLiveSocket = (): LiveSocket =>
  io({
    path: "/socket.io",
    transports: ["websocket"],
    autoConnect: false,
    auth: (answer) => answer({ csrf: currentCsrf() }),
  });
