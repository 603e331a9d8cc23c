import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createCollaboration, type CollaborationOptions } from "../collaboration.ts";
import { TestWorld } from "./test-company.ts";
import { startTestDatabase, type TestDatabase } from "./test-database.ts";

export type TestServer = {
  readonly url: string;
  readonly origin: string;
  readonly collaboration: ReturnType<typeof createCollaboration>;
  readonly stop: () => Promise<void>;
};

export async function startCollabServer(
  options: Pick<CollaborationOptions, "pool" | "ports"> & Partial<CollaborationOptions>,
): Promise<TestServer> {
  const collaboration = createCollaboration({
    clock: Date.now,
    logger: pino({ level: process.env["LOG_LEVEL"] ?? "silent" }),
    publicOrigin: null,
    ...options,
  });
  const http = createServer((_request, response) => response.writeHead(404).end());
  collaboration.attach(http);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/collab`,
    origin: `http://127.0.0.1:${port}`,
    collaboration,
    stop: async () => {
      await collaboration.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

export type Site = {
  readonly database: TestDatabase;
  readonly world: TestWorld;
  readonly server: TestServer;
  readonly stop: () => Promise<void>;
};

/** A database and a server on it, for one file of tests. */
export async function startSite(options: Partial<CollaborationOptions> = {}): Promise<Site> {
  const database = await startTestDatabase();
  const world = new TestWorld(database.pool);
  const server = await startCollabServer({
    pool: database.pool,
    ports: world.ports,
    ...options,
  });
  return {
    database,
    world,
    server,
    stop: async () => {
      await server.stop();
      await database.stop();
    },
  };
}
