// Hocuspocus as it comes: no permissions, nothing stored.
import { Server } from "@hocuspocus/server";
import { sayReady, serveUsage } from "./report-usage.ts";

const server = new Server({ port: 0, address: "127.0.0.1", quiet: true, stopOnSignals: false });
serveUsage();
await server.listen();
sayReady(server.address.port);
