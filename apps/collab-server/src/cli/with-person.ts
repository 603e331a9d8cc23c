import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Database } from "../db/database.ts";
import { findUserByEmail } from "../modules/accounts/user-repository.ts";
import { standingOf } from "../modules/people/standing-repository.ts";
import { deleteSession, organisationsOf } from "../modules/sessions/session-repository.ts";
import { createSessions } from "../modules/sessions/sessions.ts";
import { createLogger } from "../platform/logger.ts";
import { noMail } from "../platform/mail.ts";
import { readVersion } from "../read-settings.ts";
import { startServer } from "../start-server.ts";
import { Failure } from "./failure.ts";
import { withDatabase, type DatabaseAccess } from "./with-database.ts";

export interface PersonAccess {
  readonly organisationId: OrganisationId;
  /** Asks the server in the person's name. Throws what the server refuses as a Failure. */
  ask: (
    method: string,
    path: string,
    body?: RequestInit["body"],
    type?: string,
  ) => Promise<Response>;
}

export interface PersonOptions {
  readonly project: string;
  readonly as: string;
  readonly organisation?: string;
}

/**
 * Acts on a project through the server's own REST routes, so that rights, checks, log and live events are the same as for anybody.
 * A running server is asked; with none, one is started on a port of its own for as long as the command takes.
 */
export function withPerson<T>(
  options: PersonOptions,
  work: (person: PersonAccess) => Promise<T>,
): Promise<T> {
  return withDatabase(async (access) => {
    const { db, runtime } = access;
    const who = await findPerson(db, options);
    const { url, stop } = await reachServer(access);
    const sessions = createSessions(db, {
      days: 1,
      secure: false,
      visitorKey: runtime.visitorKey(),
    });
    const { cookie, session } = await sessions.begin(who.userId, {
      organisationId: who.organisationId,
      userAgent: "parley command",
    });
    try {
      return await work({
        organisationId: who.organisationId,
        ask: async (method, path, body, type) => {
          const headers = new Headers({
            cookie: cookie.split(";", 1)[0] ?? "",
            "x-parley-csrf": session.csrf,
          });
          if (type !== undefined) headers.set("content-type", type);
          const response = await fetch(new URL(path, url), {
            method,
            headers,
            ...(body == null ? {} : { body }),
          });
          if (!response.ok) throw await refusal(response);
          return response;
        },
      });
    } finally {
      await db.transact((tx) => deleteSession(tx, session.sessionId));
      await stop();
    }
  });
}

async function refusal(response: Response): Promise<Failure> {
  const body = (await response.json().catch(() => null)) as {
    code?: string;
    message?: string;
  } | null;
  return new Failure(`${body?.message ?? response.statusText} (${body?.code ?? response.status})`);
}

/** Chooses the one organisation for which the person is on the project, unless one is named. */
async function findPerson(
  db: Database,
  { project, as, organisation }: PersonOptions,
): Promise<{ userId: UserId; organisationId: OrganisationId }> {
  const user = await findUserByEmail(db.read, as.trim().toLowerCase());
  if (user === null) throw new Failure(`Nobody has the address ${as}.`);
  if (!/^[0-9a-f-]{36}$/i.test(project)) throw new Failure("--project takes the id of a project.");
  const own = await organisationsOf(db.read, user.id);
  const named = own.filter(
    ({ id, name }) => organisation === undefined || id === organisation || name === organisation,
  );
  const fitting = [];
  for (const { id } of named) {
    const actor = { userId: user.id, organisationId: id };
    const standing = await standingOf(db.read, actor, project as ProjectId);
    if (standing.kind === "participant") fitting.push(id);
  }
  const [first, ...others] = fitting;
  if (first === undefined) throw new Failure(`${as} is not on this project.`);
  if (others.length > 0) {
    throw new Failure(`${as} is on the project for several organisations: name one.`);
  }
  return { userId: user.id, organisationId: first };
}

async function reachServer({
  settings,
  runtime,
  serverUrl,
}: DatabaseAccess): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!runtime.isOwner) {
    if (serverUrl === null) throw new Failure("The server is just starting: try again.");
    return { url: serverUrl, stop: () => Promise.resolve() };
  }
  const server = await startServer({
    settings: { ...settings, host: "127.0.0.1", port: 0, publicUrlGiven: false },
    connection: runtime.connection,
    mail: noMail,
    log: createLogger({ level: "silent" }),
    clock: Date.now,
    version: readVersion(),
    visitorKey: runtime.visitorKey(),
    onProgress: () => undefined,
    onLockLost: () => undefined,
  });
  return { url: server.url, stop: server.close };
}
