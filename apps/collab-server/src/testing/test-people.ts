import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { eq } from "drizzle-orm";
import type { Database } from "../db/database.ts";
import { memberships, organisations, users } from "../db/schema.ts";
import { hashPassword } from "../modules/sessions/password.ts";

export const TEST_PASSWORD = "copper-lantern-42";
let passwordHash: Promise<string> | null = null;

export const emailOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ".")}@example.com`;

export type Persona = { readonly name: string; readonly email: string; readonly userId: UserId };

/** The account of a named person, made when there is none yet. */
export async function insertPersona(db: Database, name: string): Promise<Persona> {
  const email = emailOf(name);
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const hash = await passwordHash;
  return db.transact(async (tx) => {
    await tx.insert(users).values({ email, name, passwordHash: hash }).onConflictDoNothing();
    const [row] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    return { name, email, userId: row!.id as UserId };
  });
}

export async function insertOrganisation(
  db: Database,
  name: string,
  members: readonly { readonly userId: UserId; readonly role: "admin" | "member" }[],
): Promise<OrganisationId> {
  return db.transact(async (tx) => {
    const code = name.slice(0, 2).toUpperCase();
    const [row] = await tx.insert(organisations).values({ name, code }).returning();
    const organisationId = row!.id as OrganisationId;
    for (const { userId, role } of members) {
      await tx.insert(memberships).values({ organisationId, userId, role });
    }
    return organisationId;
  });
}
