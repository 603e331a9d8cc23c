// The reference server of y-websocket: no permissions, nothing stored, no acknowledgements.
import type { AddressInfo } from "node:net";
import { setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";
import { sayReady, serveUsage } from "./report-usage.ts";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("connection", (socket, request) => {
  setupWSConnection(socket, request, { docName: "plan" });
});
serveUsage();
server.on("listening", () => sayReady((server.address() as AddressInfo).port));
