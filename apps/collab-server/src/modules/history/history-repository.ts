import type { Touch } from "@parley/shared/documents/touch.ts";
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Reader } from "../../db/database.ts";
import { users, ydocTouches, ydocUpdates } from "../../db/schema.ts";

export type HistoryRow = {
  readonly at: Date;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly organisationId: string | null;
  readonly origin: string;
  readonly touches: readonly Touch[];
};

/** What happened to an entity in some ydocs, newest first. */
export async function historyOf(
  db: Reader,
  entityId: string,
  ydocIds: readonly string[],
  { before, limit }: { before: Date | null; limit: number },
): Promise<HistoryRow[]> {
  if (ydocIds.length === 0) return [];
  const rows = await db
    .select({
      at: ydocUpdates.at,
      userId: ydocUpdates.userId,
      userName: users.name,
      organisationId: ydocUpdates.organisationId,
      origin: ydocUpdates.origin,
      touches: ydocUpdates.touches,
    })
    .from(ydocTouches)
    .innerJoin(
      ydocUpdates,
      and(eq(ydocUpdates.ydocId, ydocTouches.ydocId), eq(ydocUpdates.seq, ydocTouches.seq)),
    )
    .leftJoin(users, eq(users.id, ydocUpdates.userId))
    .where(
      and(
        eq(ydocTouches.entityId, entityId),
        inArray(ydocTouches.ydocId, [...ydocIds]),
        before === null ? undefined : lt(ydocUpdates.at, before),
      ),
    )
    .orderBy(desc(ydocUpdates.at), desc(ydocUpdates.seq))
    .limit(limit);
  return rows as HistoryRow[];
}
