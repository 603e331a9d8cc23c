import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { inArray } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { memberships, organisations, users } from "../../db/schema.ts";
import type { DemoOrganisation, DemoPerson } from "../demo/api.ts";

/** Nobody has ever used this database. */
export const isUnused = async (db: Reader): Promise<boolean> =>
  (await db.$count(users)) === 0 && (await db.$count(organisations)) === 0;

export async function insertOrganisations(
  tx: Writer,
  added: readonly DemoOrganisation[],
): Promise<ReadonlyMap<string, OrganisationId>> {
  const ids = new Map<string, OrganisationId>();
  for (const { key, ...organisation } of added) {
    const [row] = await tx
      .insert(organisations)
      .values(organisation)
      .returning({ id: organisations.id });
    ids.set(key, row!.id as OrganisationId);
  }
  return ids;
}

export async function insertUsers(
  tx: Writer,
  people: readonly DemoPerson[],
  passwordHash: string,
  organisationIds: ReadonlyMap<string, OrganisationId>,
): Promise<ReadonlyMap<string, UserId>> {
  const ids = new Map<string, UserId>();
  for (const { key, email, name, language, timeZone, memberships: joined } of people) {
    const [row] = await tx
      .insert(users)
      .values({ email, name, language, timeZone, passwordHash })
      .returning({ id: users.id });
    const userId = row!.id as UserId;
    ids.set(key, userId);
    for (const { organisation, role } of joined) {
      const organisationId = organisationIds.get(organisation);
      if (organisationId === undefined) throw new Error(`the demo has no company ${organisation}`);
      await tx.insert(memberships).values({ organisationId, userId, role });
    }
  }
  return ids;
}

export async function knownEmails(
  db: Reader,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ email: users.email })
    .from(users)
    .where(inArray(users.email, [...emails]));
  return new Set(rows.map(({ email }) => email));
}
