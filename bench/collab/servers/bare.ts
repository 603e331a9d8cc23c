// The least that any relay has to do: the same bytes to everybody else, and one byte back to the sender.
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { sayReady, serveUsage } from "./report-usage.ts";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
const acknowledgement = Buffer.from([8]);
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    for (const other of server.clients) if (other !== socket) other.send(data);
    socket.send(acknowledgement);
  });
});
serveUsage();
server.on("listening", () => sayReady((server.address() as AddressInfo).port));
