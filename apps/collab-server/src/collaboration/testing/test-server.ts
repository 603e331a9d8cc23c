import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createCollaboration, type CollaborationOptions } from "../collaboration.ts";
import { NO_METRICS, type CollabMetrics } from "../collab-metrics.ts";
import { faultyPool, type FaultyPool } from "./faulty-pool.ts";
import { TestClient } from "./test-client.ts";
import { TestWorld, type Person } from "./test-company.ts";
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

/** A database and a server on it, for one file of tests. */
export class Site {
  readonly database: TestDatabase;
  readonly world: TestWorld;
  readonly faults: FaultyPool;
  server: TestServer;
  readonly #options: Partial<CollaborationOptions>;
  readonly #clients: TestClient[] = [];
  #sockets = 0;

  private constructor(
    database: TestDatabase,
    world: TestWorld,
    faults: FaultyPool,
    server: TestServer,
    options: Partial<CollaborationOptions>,
    observer: CollabMetrics,
  ) {
    this.database = database;
    this.world = world;
    this.faults = faults;
    this.server = server;
    this.#options = options;
    observer.socketOpened = () => {
      this.#sockets += 1;
    };
    observer.socketClosed = () => {
      this.#sockets -= 1;
    };
  }

  static async start(options: Partial<CollaborationOptions> = {}): Promise<Site> {
    const database = await startTestDatabase();
    const world = new TestWorld(database.pool);
    const faults = faultyPool(database.pool);
    const metrics = { ...NO_METRICS };
    const all = { metrics, ...options };
    const server = await startCollabServer({ pool: faults.pool, ports: world.ports, ...all });
    return new Site(database, world, faults, server, all, metrics);
  }

  /** A new browser tab of this person. */
  client(person: Person, overrides: { readonly origin?: string } = {}): TestClient {
    const client = new TestClient(person, { ...this.server, ...overrides });
    this.#clients.push(client);
    return client;
  }

  /** Ends the server and begins another on the same database: whatever it shows then came from there. */
  async restart(): Promise<void> {
    this.closeClients();
    await this.server.stop();
    const { pool } = this.faults;
    this.server = await startCollabServer({ pool, ports: this.world.ports, ...this.#options });
  }

  /** Sockets of /collab that the server holds. */
  openSockets(): number {
    return this.#sockets;
  }

  closeClients(): void {
    for (const client of this.#clients.splice(0)) client.close();
  }

  async stop(): Promise<void> {
    this.closeClients();
    await this.server.stop();
    await this.database.stop();
  }
}

export const startSite = (options: Partial<CollaborationOptions> = {}): Promise<Site> =>
  Site.start(options);
