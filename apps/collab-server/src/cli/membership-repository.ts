import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { eq } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { memberships, organisations } from "../db/schema.ts";

export async function membershipsOf(
  db: Reader,
  userId: UserId,
): Promise<{ id: OrganisationId; name: string }[]> {
  const rows = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.userId, userId))
    .orderBy(organisations.name);
  return rows as { id: OrganisationId; name: string }[];
}

export async function organisationsNamed(db: Reader, name: string): Promise<OrganisationId[]> {
  const rows = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.name, name));
  return rows.map(({ id }) => id as OrganisationId);
}
