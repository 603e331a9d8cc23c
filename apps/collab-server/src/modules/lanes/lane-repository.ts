import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { eq, sql } from "drizzle-orm";
import type { Writer } from "../../db/database.ts";
import { ydocs } from "../../db/schema.ts";

/** The log counts what is created; what is moved is counted here. */
export async function addToTaskCount(tx: Writer, ydocId: YdocId, tasks: number): Promise<void> {
  await tx
    .update(ydocs)
    .set({ taskCount: sql`greatest(${ydocs.taskCount} + ${tasks}, 0)` })
    .where(eq(ydocs.id, ydocId));
}
