import type { Database } from "../../db/database.ts";
import type { Settings } from "../../platform/settings.ts";
import type { SessionView } from "./session-contract.ts";
import { organisationsOf } from "./session-repository.ts";
import type { Session } from "./sessions.ts";

export type DemoAccount = NonNullable<SessionView["settings"]["demo"]>[number];

export interface SessionFacts {
  readonly settings: Settings;
  readonly db: Database;
  readonly version: string;
  readonly demoAccounts: readonly DemoAccount[] | null;
}

/** What the web app needs to know about who it runs for. */
export async function viewSession(
  { settings, db, version, demoAccounts }: SessionFacts,
  session: Session | null,
  csrf: string,
): Promise<SessionView> {
  return {
    user:
      session === null
        ? null
        : {
            id: session.userId,
            email: session.email,
            name: session.name,
            language: session.language,
            timeZone: session.timeZone,
          },
    organisations: session === null ? [] : await organisationsOf(db.read, session.userId),
    organisationId: session?.organisationId ?? null,
    csrf,
    settings: {
      openRegistration: settings.openRegistration,
      demo: settings.demo && demoAccounts !== null ? [...demoAccounts] : null,
      maxUploadBytes: settings.maxUploadMb * 2 ** 20,
      version,
    },
  };
}
