import type { UserId } from "@parley/shared/primitives/ids.ts";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { passwordResets, users } from "../../db/schema.ts";

export type NewUser = {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly language: string;
  readonly timeZone: string;
};

export type UserRow = {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly passwordHash: string;
};

/** @throws the database's unique violation `users_email` where somebody has this address already */
export async function insertUser(tx: Writer, user: NewUser): Promise<UserId> {
  const [row] = await tx.insert(users).values(user).returning({ id: users.id });
  return row!.id as UserId;
}

const columns = {
  id: users.id,
  email: users.email,
  name: users.name,
  language: users.language,
  passwordHash: users.passwordHash,
};

export async function findUser(db: Reader, userId: UserId): Promise<UserRow | null> {
  const [row] = await db.select(columns).from(users).where(eq(users.id, userId));
  return (row as UserRow | undefined) ?? null;
}

export async function findUserByEmail(db: Reader, email: string): Promise<UserRow | null> {
  const [row] = await db.select(columns).from(users).where(eq(users.email, email));
  return (row as UserRow | undefined) ?? null;
}

export async function listUsers(db: Reader): Promise<UserRow[]> {
  return (await db.select(columns).from(users).orderBy(users.email)) as UserRow[];
}

export async function changeUser(
  tx: Writer,
  userId: UserId,
  change: {
    name?: string | undefined;
    language?: string | undefined;
    timeZone?: string | undefined;
    passwordHash?: string;
  },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await tx.update(users).set(change).where(eq(users.id, userId));
}

export async function insertPasswordReset(
  tx: Writer,
  reset: { readonly tokenHash: string; readonly userId: UserId; readonly expiresAt: Date },
): Promise<void> {
  await tx.insert(passwordResets).values(reset);
}

/** Uses the reset up, together with every other one of the same person. Null when it is used, too old, or none. */
export async function usePasswordReset(
  tx: Writer,
  tokenHash: string,
  now: Date,
): Promise<UserId | null> {
  const [row] = await tx
    .update(passwordResets)
    .set({ usedAt: now })
    .where(
      and(
        eq(passwordResets.tokenHash, tokenHash),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, now),
      ),
    )
    .returning({ userId: passwordResets.userId });
  if (row === undefined) return null;
  await tx
    .update(passwordResets)
    .set({ usedAt: now })
    .where(and(eq(passwordResets.userId, row.userId), isNull(passwordResets.usedAt)));
  return row.userId as UserId;
}
