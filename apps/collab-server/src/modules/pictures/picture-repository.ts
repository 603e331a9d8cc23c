import type { Touch } from "@parley/shared/documents/touch.ts";
import type { StoredYdoc } from "@parley/shared/documents/read-stored.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { Reader } from "../../db/database.ts";
import { ydocSnapshots, ydocUpdates } from "../../db/schema.ts";

/** The number of the last update that is on disk; 0 of a ydoc without any. */
export async function headOf(db: Reader, ydocId: YdocId): Promise<number> {
  const [row] = await db
    .select({ seq: ydocUpdates.seq })
    .from(ydocUpdates)
    .where(eq(ydocUpdates.ydocId, ydocId))
    .orderBy(desc(ydocUpdates.seq))
    .limit(1);
  return row?.seq ?? 0;
}

/** What was changed after an update; at most so many updates. */
export async function touchesAfter(
  db: Reader,
  ydocId: YdocId,
  seq: number,
  most: number,
): Promise<readonly (readonly Touch[])[]> {
  const rows = await db
    .select({ touches: ydocUpdates.touches })
    .from(ydocUpdates)
    .where(and(eq(ydocUpdates.ydocId, ydocId), gt(ydocUpdates.seq, seq)))
    .orderBy(asc(ydocUpdates.seq))
    .limit(most);
  return rows.map(({ touches }) => touches as readonly Touch[]);
}

export type StoredAt = {
  /** As saved: gzip of a whole state. */
  readonly packed: Uint8Array | null;
  readonly updates: StoredYdoc["updates"];
  readonly seq: number;
};

/** A ydoc as it is on disk, without opening it. */
export async function storedYdoc(db: Reader, ydocId: YdocId): Promise<StoredAt> {
  const [snapshot] = await db
    .select({ seq: ydocSnapshots.seq, state: ydocSnapshots.state })
    .from(ydocSnapshots)
    .where(eq(ydocSnapshots.ydocId, ydocId))
    .orderBy(desc(ydocSnapshots.seq))
    .limit(1);
  const from = snapshot?.seq ?? 0;
  const rows = await db
    .select({ seq: ydocUpdates.seq, update: ydocUpdates.update })
    .from(ydocUpdates)
    .where(and(eq(ydocUpdates.ydocId, ydocId), gt(ydocUpdates.seq, from)))
    .orderBy(asc(ydocUpdates.seq));
  return {
    packed: snapshot?.state ?? null,
    updates: rows.map(({ update }) => update),
    seq: rows.at(-1)?.seq ?? from,
  };
}
