import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { Clock } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import type { ServerContext } from "../server-context.ts";
import { startServer } from "../start-server.ts";
import { createLogger } from "../platform/logger.ts";
import type { Mail } from "../platform/mail.ts";
import { parseSettings, type Settings } from "../platform/settings.ts";
import { createTestClient, type TestClient } from "./test-client.ts";
import { createTestDatabase } from "./test-database.ts";
import { insertPersona, TEST_PASSWORD } from "./test-people.ts";

/** A named person with an account, and a browser of their own that is signed in. */
export interface Actor extends TestClient {
  readonly name: string;
  readonly email: string;
  readonly userId: UserId;
  /** Begins to act for another of the person's organisations. */
  actFor: (organisationId: OrganisationId) => Promise<void>;
}

export interface TestServer {
  readonly url: string;
  readonly context: ServerContext;
  readonly pool: pg.Pool;
  readonly connection: pg.ClientConfig;
  /** Mails that were sent, oldest first. */
  readonly mails: readonly Mail[];
  /** The same name is the same person; a new one gets an account and no organisation. */
  actor: (name: string) => Promise<Actor>;
  /** Somebody who has not signed in. */
  visitor: () => TestClient;
  /** Ends the server and keeps its database. */
  stop: () => Promise<void>;
  close: () => Promise<void>;
}

export interface TestServerOptions {
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
  readonly canSendMail?: boolean;
}

/** The whole server on a port and a database of its own; everything but mail is real. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const mails: Mail[] = [];
  const folder = mkdtempSync(join(tmpdir(), "parley-server-"));
  const base = parseSettings({ PORT: "0", DEMO: "false", DATA_DIR: folder }, "/");
  const settings: Settings = { ...base, ...options.settings };
  const server = await startServer({
    settings,
    connection: database.connection,
    mail: {
      canSend: options.canSendMail ?? true,
      send: (mail) => mails.push(mail),
      close: () => Promise.resolve(),
    },
    log: createLogger({ level: process.env["TEST_LOG_LEVEL"] ?? "silent" }),
    clock: options.clock ?? Date.now,
    version: "0.0.0-test",
    visitorKey: randomBytes(32),
    onProgress: () => undefined,
    onLockLost: () => undefined,
  });
  const { context, url } = server;
  const actors = new Map<string, Promise<Actor>>();

  const signIn = async (name: string): Promise<Actor> => {
    const persona = await insertPersona(context.db, name);
    const client = createTestClient(url);
    const answer = await client.post("/api/session", {
      email: persona.email,
      password: TEST_PASSWORD,
    });
    if (answer.status !== 200) throw new Error(`${name} cannot sign in: ${answer.status}`);
    return {
      ...client,
      ...persona,
      actFor: async (organisationId) => {
        await client.put("/api/session/organisation", { organisationId });
      },
    };
  };

  return {
    url,
    context,
    pool: context.db.pool,
    connection: database.connection,
    mails,
    actor: (name) => {
      const known = actors.get(name) ?? signIn(name);
      actors.set(name, known);
      return known;
    },
    visitor: () => createTestClient(url),
    stop: server.close,
    close: async () => {
      await server.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
