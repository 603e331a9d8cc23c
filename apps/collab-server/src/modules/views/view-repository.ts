import type { ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { projects } from "../../db/schema.ts";
import { savedViews } from "../../db/view-schema.ts";

export type Look = Record<string, unknown>;
export type ViewRow = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly isShared: boolean;
  readonly look: Look;
};

const columns = {
  id: savedViews.id,
  userId: savedViews.userId,
  name: savedViews.name,
  isShared: savedViews.isShared,
  look: savedViews.look,
};

/** Those of one person and those for everybody, by name. */
export const viewsFor = (db: Reader, projectId: ProjectId, userId: UserId): Promise<ViewRow[]> =>
  db
    .select(columns)
    .from(savedViews)
    .where(
      and(
        eq(savedViews.projectId, projectId),
        or(eq(savedViews.userId, userId), eq(savedViews.isShared, true)),
      ),
    )
    .orderBy(asc(savedViews.name), asc(savedViews.id));

export async function findView(
  db: Reader,
  projectId: ProjectId,
  id: string,
): Promise<ViewRow | null> {
  const [row] = await db
    .select(columns)
    .from(savedViews)
    .where(and(eq(savedViews.projectId, projectId), eq(savedViews.id, id)));
  return row ?? null;
}

/** Until the transaction ends nobody else adds to the project's. */
export async function countViews(
  tx: Writer,
  projectId: ProjectId,
  userId: UserId,
): Promise<number> {
  await tx.execute(sql`select 1 from ${projects} where id = ${projectId} for update`);
  return tx.$count(
    savedViews,
    and(eq(savedViews.projectId, projectId), eq(savedViews.userId, userId)),
  );
}

export async function insertView(
  tx: Writer,
  view: Omit<ViewRow, "id"> & { readonly projectId: ProjectId },
): Promise<string> {
  const [row] = await tx.insert(savedViews).values(view).returning({ id: savedViews.id });
  return row!.id;
}

export async function updateView(
  tx: Writer,
  id: string,
  change: Partial<Pick<ViewRow, "name" | "isShared" | "look">>,
): Promise<void> {
  await tx
    .update(savedViews)
    .set({ ...change, changedAt: new Date() })
    .where(eq(savedViews.id, id));
}

export async function deleteView(tx: Writer, id: string): Promise<void> {
  await tx.delete(savedViews).where(eq(savedViews.id, id));
}
