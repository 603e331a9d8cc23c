import type { Touch } from "@parley/shared/documents/touch.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { and, asc, eq, gte, inArray, isNotNull, lt, lte } from "drizzle-orm";
import type { Reader } from "../../db/database.ts";
import { ydocTouches, ydocUpdates } from "../../db/schema.ts";

export type LoggedUpdate = {
  readonly ydocId: YdocId;
  readonly at: Date;
  readonly userId: string;
  readonly organisationId: string | null;
  readonly touches: readonly Touch[];
};

const columns = {
  ydocId: ydocUpdates.ydocId,
  at: ydocUpdates.at,
  userId: ydocUpdates.userId,
  organisationId: ydocUpdates.organisationId,
  touches: ydocUpdates.touches,
};

/** What people did in some ydocs from one moment to another, in order. */
export async function updatesBetween(
  db: Reader,
  ydocIds: readonly YdocId[],
  from: Date,
  to: Date,
): Promise<LoggedUpdate[]> {
  if (ydocIds.length === 0) return [];
  const rows = await db
    .select(columns)
    .from(ydocUpdates)
    .where(
      and(
        inArray(ydocUpdates.ydocId, [...ydocIds]),
        gte(ydocUpdates.at, from),
        lte(ydocUpdates.at, to),
        isNotNull(ydocUpdates.userId),
      ),
    )
    .orderBy(asc(ydocUpdates.at), asc(ydocUpdates.seq));
  return rows as LoggedUpdate[];
}

/** What some entities went through before a moment, in order. */
export async function updatesBefore(
  db: Reader,
  entityIds: readonly string[],
  ydocIds: readonly YdocId[],
  before: Date,
): Promise<readonly { readonly touches: readonly Touch[] }[]> {
  if (ydocIds.length === 0 || entityIds.length === 0) return [];
  const rows = await db
    .selectDistinctOn([ydocUpdates.at, ydocUpdates.ydocId, ydocUpdates.seq], columns)
    .from(ydocTouches)
    .innerJoin(
      ydocUpdates,
      and(eq(ydocUpdates.ydocId, ydocTouches.ydocId), eq(ydocUpdates.seq, ydocTouches.seq)),
    )
    .where(
      and(
        inArray(ydocTouches.entityId, [...entityIds]),
        inArray(ydocTouches.ydocId, [...ydocIds]),
        lt(ydocUpdates.at, before),
      ),
    )
    .orderBy(asc(ydocUpdates.at), asc(ydocUpdates.ydocId), asc(ydocUpdates.seq));
  return rows as LoggedUpdate[];
}
