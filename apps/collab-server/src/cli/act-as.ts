import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { findUserByEmail } from "../modules/accounts/api.ts";
import { deleteSession } from "../modules/sessions/session-repository.ts";
import { membershipsOf } from "./membership-repository.ts";
import { noMail } from "../platform/mail.ts";
import { readVersion } from "../read-settings.ts";
import { readAddress } from "../server-address.ts";
import { startServer } from "../start-server.ts";
import { CommandError } from "./command-error.ts";
import type { CommandEnvironment } from "./environment.ts";

/** Speaks to the server's own API as one person: every rule that holds in the browser holds here. */
export type Person = {
  readonly organisationId: OrganisationId;
  request: (method: string, path: string, body?: object) => Promise<Response>;
};

/**
 * Begins a session for somebody, without a password (whoever can run this command can read the database), and ends it afterwards.
 * Where no server runs, one is started for as long as `work` takes, on a port of its own that only this machine reaches.
 *
 * @param organisation name or id of the organisation to act for; null where the person has only one
 */
export async function actAs<T>(
  environment: CommandEnvironment,
  { email, organisation }: { email: string; organisation: string | null },
  work: (person: Person) => Promise<T>,
): Promise<T> {
  const { db, sessions, settings } = environment;
  const user = await findUserByEmail(db.read, email.toLowerCase());
  if (user === null) throw new CommandError(`Nobody has the address ${email}.`);
  const organisationId = choose(await membershipsOf(db.read, user.id), email, organisation);
  const server = await reachServer(environment);
  try {
    const { cookie, session } = await sessions.begin(user.id, {
      organisationId,
      userAgent: "parley command",
    });
    try {
      return await work({
        organisationId,
        request: async (method, path, body) => {
          const isForm = body instanceof FormData;
          return fetch(new URL(path, server.url), {
            method,
            headers: {
              cookie: cookie.split(";", 1)[0]!,
              "x-parley-csrf": session.csrf,
              origin: settings.publicUrlGiven ? settings.publicUrl : server.url,
              ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
            },
            ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
          });
        },
      });
    } finally {
      await db.transact((tx) => deleteSession(tx, session.sessionId));
    }
  } finally {
    await server.close();
  }
}

function choose(
  own: readonly { readonly id: OrganisationId; readonly name: string }[],
  email: string,
  wanted: string | null,
): OrganisationId {
  const names = own.map(({ name }) => name).join(", ");
  const chosen =
    wanted === null ? own : own.filter(({ id, name }) => wanted === id || wanted === name);
  if (chosen.length === 1) return chosen[0]!.id;
  if (own.length === 0) throw new CommandError(`${email} belongs to no organisation.`);
  throw new CommandError(
    wanted === null
      ? `${email} belongs to several organisations; name one with --organisation: ${names}`
      : `${email} belongs to: ${names}`,
  );
}

async function reachServer({
  settings,
  runtime,
  log,
}: CommandEnvironment): Promise<{ url: string; close: () => Promise<void> }> {
  const known = readAddress(settings.dataDir);
  if (known !== null && (await answers(known))) return { url: known, close: async () => undefined };
  if (!runtime.isOwner) {
    throw new CommandError("The server is starting or stopping. Try again in a moment.");
  }
  return startServer({
    settings: { ...settings, host: "127.0.0.1", port: 0 },
    connection: runtime.connection,
    mail: noMail,
    log,
    clock: Date.now,
    version: readVersion(),
    visitorKey: runtime.visitorKey(),
    onProgress: () => undefined,
    onLockLost: (error) => log.fatal({ err: error }, "another server took the database"),
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(new URL("/healthz", url), { signal: AbortSignal.timeout(3_000) });
    return ok;
  } catch {
    return false;
  }
}

/** The answer's JSON, or the refusal in its own words. */
export async function expectJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  const body: unknown = text === "" ? null : JSON.parse(text);
  if (response.ok) return body as T;
  const { code, message } = body as { code: string; message: string };
  throw new CommandError(`${message} (${code})`);
}
