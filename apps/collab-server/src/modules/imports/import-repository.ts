import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import type { ImportProgress } from "@parley/shared/protocol/live-events.ts";
import { and, eq, inArray, lt, max, notInArray } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { imports, ydocs } from "../../db/schema.ts";
import type { ImportSummary } from "./import-contract.ts";
import type { ImportFailure } from "./import-job.ts";

export type ImportState = ImportProgress["state"];

export type ImportRow = {
  readonly id: string;
  readonly projectId: ProjectId;
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly state: ImportState;
  readonly summary: ImportSummary | null;
  readonly error: ImportFailure | null;
};

export async function insertImport(
  tx: Writer,
  row: Pick<ImportRow, "id" | "projectId" | "organisationId" | "userId" | "fileName" | "fileBytes">,
): Promise<void> {
  await tx.insert(imports).values({ ...row, state: "reading" });
}

export async function findImport(db: Reader, id: string): Promise<ImportRow | null> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id));
  return (row as ImportRow | undefined) ?? null;
}

/**
 * Moves an import on, but only from where it is expected to be: of two that try, one wins.
 *
 * @returns whether it was there
 */
export async function moveImport(
  tx: Writer,
  id: string,
  from: readonly ImportState[],
  to: {
    readonly state: ImportState;
    readonly summary?: ImportSummary;
    readonly error?: ImportFailure;
    readonly finishedAt?: Date;
  },
): Promise<boolean> {
  const moved = await tx
    .update(imports)
    .set(to)
    .where(and(eq(imports.id, id), inArray(imports.state, [...from])))
    .returning({ id: imports.id });
  return moved.length > 0;
}

/** What was under way when the server ended: nothing of it was stored. */
export async function failInterrupted(tx: Writer, error: ImportFailure, at: Date): Promise<void> {
  await tx
    .update(imports)
    .set({ state: "failed", error, finishedAt: at })
    .where(notInArray(imports.state, ["ready", "done", "failed", "cancelled"]));
}

/** Ready since before `before` and never committed: the person has gone. */
export async function forgottenImports(db: Reader, before: Date): Promise<ImportRow[]> {
  const rows = await db
    .select()
    .from(imports)
    .where(and(eq(imports.state, "ready"), lt(imports.createdAt, before)));
  return rows as unknown as ImportRow[];
}

/** What an import said while it ran; that it took place stays in the audit entries. */
export async function deleteEndedImports(tx: Writer, before: Date): Promise<void> {
  await tx.delete(imports).where(lt(imports.finishedAt, before));
}

export async function nextPart(
  db: Reader,
  lane: { projectId: ProjectId; organisationId: OrganisationId; audience: string },
): Promise<number> {
  const [row] = await db
    .select({ last: max(ydocs.part) })
    .from(ydocs)
    .where(
      and(
        eq(ydocs.projectId, lane.projectId),
        eq(ydocs.kind, "lane"),
        eq(ydocs.organisationId, lane.organisationId),
        eq(ydocs.audience, lane.audience),
      ),
    );
  return (row?.last ?? -1) + 1;
}
