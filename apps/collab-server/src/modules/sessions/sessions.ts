import { createHash, createHmac } from "node:crypto";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Actor } from "@parley/shared/permissions/standing.ts";
import { generateIdFromEntropySize, Lucia, TimeSpan } from "lucia";
import type { Database } from "../../db/database.ts";
import { hashToken, isSameText } from "../../platform/secret.ts";
import {
  csrfHashOf,
  hashingAdapter,
  membershipRole,
  organisationsOf,
} from "./session-repository.ts";

export const SESSION_COOKIE = "parley_session";

/** A signed-in person in one browser. */
export type Session = Actor & {
  /** Hash of what the cookie holds: names the row, opens nothing. */
  readonly sessionId: string;
  readonly email: string;
  readonly name: string;
  readonly language: "en" | "zh-CN";
  readonly timeZone: string;
  readonly csrf: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** A cookie to hand out again, because the session was extended. */
  readonly renewal: string | null;
};

export interface Sessions {
  find: (cookieHeader: string | undefined) => Promise<Session | null>;
  /** Begins a session that acts for the organisation, or for the person's first one. */
  begin: (
    userId: UserId,
    options: { organisationId?: OrganisationId; userAgent: string },
  ) => Promise<{ cookie: string; session: Session }>;
  readonly clearingCookie: string;
  csrfMatches: (sessionId: string, csrf: string) => Promise<boolean>;
  /** The token of a visitor who has not signed in: signed, so that it cannot be made up by whoever can set a cookie. */
  visitorCsrf: (visitor: string) => string;
}

interface SessionRow {
  organisationId: string | null;
  csrfHash: string;
  userAgent: string;
}
interface UserRow {
  email: string;
  name: string;
  language: string;
  timeZone: string;
}
declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseSessionAttributes: SessionRow;
    DatabaseUserAttributes: UserRow;
  }
}

export interface SessionOptions {
  readonly days: number;
  readonly secure: boolean;
  /** Signs the tokens of visitors. */
  readonly visitorKey: Uint8Array;
}

function createLucia(db: Database, { days, secure }: SessionOptions) {
  return new Lucia(hashingAdapter(db.read), {
    sessionExpiresIn: new TimeSpan(days, "d"),
    sessionCookie: { name: SESSION_COOKIE, attributes: { secure, sameSite: "lax", path: "/" } },
    getSessionAttributes: ({ organisationId }) => ({ organisationId }),
    getUserAttributes: ({ email, name, language, timeZone }) => ({
      email,
      name,
      language,
      timeZone,
    }),
  });
}

/** Follows from the id, so that every answer can carry it; only its hash is stored. */
const csrfOf = (id: string): string =>
  createHash("sha256").update(`csrf of ${id}`).digest("base64url");

export function createSessions(db: Database, options: SessionOptions): Sessions {
  const lucia = createLucia(db, options);

  const open = async (id: string): Promise<Session | null> => {
    const { session, user } = await lucia.validateSession(id);
    if (session === null) return null;
    const userId = user.id as UserId;
    const chosen = session.organisationId as OrganisationId | null;
    const role = chosen === null ? null : await membershipRole(db.read, userId, chosen);
    return {
      sessionId: hashToken(id),
      userId,
      // Whoever was removed from the organisation acts for nobody.
      organisationId: role === null ? null : chosen,
      organisationRole: role,
      email: user.email,
      name: user.name,
      language: user.language === "zh-CN" ? "zh-CN" : "en",
      timeZone: user.timeZone,
      csrf: csrfOf(id),
      expiresAt: session.expiresAt.getTime(),
      renewal: session.fresh ? lucia.createSessionCookie(id).serialize() : null,
    };
  };

  return {
    find: async (cookieHeader) => {
      const id = cookieHeader === undefined ? null : lucia.readSessionCookie(cookieHeader);
      return id === null || id === "" ? null : open(id);
    },
    begin: async (userId, { organisationId, userAgent }) => {
      const own = await organisationsOf(db.read, userId);
      const chosen = own.find(({ id }) => id === organisationId) ?? own[0];
      const sessionId = generateIdFromEntropySize(25);
      const { id } = await lucia.createSession(
        userId,
        {
          organisationId: chosen?.id ?? null,
          csrfHash: hashToken(csrfOf(sessionId)),
          userAgent: userAgent.slice(0, 300),
        },
        { sessionId },
      );
      const session = await open(id);
      if (session === null) throw new Error("a session ended while it began");
      return { cookie: lucia.createSessionCookie(id).serialize(), session };
    },
    clearingCookie: lucia.createBlankSessionCookie().serialize(),
    csrfMatches: async (sessionId, csrf) => {
      const stored = await csrfHashOf(db.read, sessionId);
      return stored !== null && isSameText(stored, hashToken(csrf));
    },
    visitorCsrf: (visitor) =>
      createHmac("sha256", options.visitorKey).update(`visitor ${visitor}`).digest("base64url"),
  };
}
