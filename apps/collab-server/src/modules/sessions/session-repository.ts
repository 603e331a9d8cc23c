import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import { and, eq, lte, ne } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Adapter } from "lucia";
import type { Reader, Writer } from "../../db/database.ts";
import { memberships, organisations, sessions, users } from "../../db/schema.ts";
import { hashToken } from "../../platform/secret.ts";

/** Lucia sees the id of the cookie, the database only its hash: a copy of the database opens no session. */
export function hashingAdapter(db: Reader): Adapter {
  const inner = new DrizzlePostgreSQLAdapter(db as PgDatabase<PgQueryResultHKT>, sessions, users);
  return {
    getSessionAndUser: async (id) => {
      const [session, user] = await inner.getSessionAndUser(hashToken(id));
      return session === null || user === null ? [null, null] : [{ ...session, id }, user];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: (session) => inner.setSession({ ...session, id: hashToken(session.id) }),
    updateSessionExpiration: (id, expiresAt) =>
      inner.updateSessionExpiration(hashToken(id), expiresAt),
    deleteSession: (id) => inner.deleteSession(hashToken(id)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
  };
}

export type OwnOrganisation = {
  readonly id: OrganisationId;
  readonly name: string;
  readonly code: string;
  readonly colour: number;
  readonly role: OrganisationRole;
};

export async function organisationsOf(db: Reader, userId: UserId): Promise<OwnOrganisation[]> {
  const rows = await db
    .select({
      id: organisations.id,
      name: organisations.name,
      code: organisations.code,
      colour: organisations.colour,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.userId, userId))
    .orderBy(memberships.createdAt, organisations.id);
  return rows as OwnOrganisation[];
}

export async function membershipRole(
  db: Reader,
  userId: UserId,
  organisationId: OrganisationId,
): Promise<OrganisationRole | null> {
  const [row] = await db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.organisationId, organisationId)));
  return (row?.role as OrganisationRole | undefined) ?? null;
}

export async function csrfHashOf(db: Reader, sessionId: string): Promise<string | null> {
  const [row] = await db
    .select({ csrfHash: sessions.csrfHash })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  return row?.csrfHash ?? null;
}

export async function setSessionOrganisation(
  tx: Writer,
  sessionId: string,
  organisationId: OrganisationId,
): Promise<void> {
  await tx.update(sessions).set({ organisationId }).where(eq(sessions.id, sessionId));
}

export async function deleteSession(tx: Writer, sessionId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.id, sessionId));
}

/** @param except id of a session that may stay */
export async function deleteSessionsOfUser(
  tx: Writer,
  userId: UserId,
  except: string | null,
): Promise<void> {
  await tx
    .delete(sessions)
    .where(
      except === null
        ? eq(sessions.userId, userId)
        : and(eq(sessions.userId, userId), ne(sessions.id, except)),
    );
}

export async function deleteExpiredSessions(tx: Writer, now: Date): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, now));
}

export type Credentials = { readonly userId: UserId; readonly passwordHash: string };

export async function credentialsOf(db: Reader, email: string): Promise<Credentials | null> {
  const [row] = await db
    .select({ userId: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  return row === undefined ? null : { ...row, userId: row.userId as UserId };
}
