import type { Audience, SpecWriters } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, ProjectId, SpecId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { specs } from "../../db/schema.ts";

export type SpecRow = {
  readonly id: SpecId;
  readonly organisationId: OrganisationId;
  readonly title: string;
  readonly number: string;
  readonly audience: Audience;
  readonly writers: SpecWriters;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

const columns = {
  id: specs.id,
  organisationId: specs.organisationId,
  title: specs.title,
  number: specs.number,
  audience: specs.audience,
  writers: specs.writers,
  createdAt: specs.createdAt,
  archivedAt: specs.archivedAt,
};

export async function specsOfProject(db: Reader, projectId: ProjectId): Promise<SpecRow[]> {
  const rows = await db
    .select(columns)
    .from(specs)
    .where(eq(specs.projectId, projectId))
    .orderBy(specs.number, specs.id);
  return rows as SpecRow[];
}

export async function findSpec(
  db: Reader,
  projectId: ProjectId,
  specId: SpecId,
): Promise<SpecRow | null> {
  const [row] = await db
    .select(columns)
    .from(specs)
    .where(and(eq(specs.projectId, projectId), eq(specs.id, specId)));
  return (row as SpecRow | undefined) ?? null;
}

export async function insertSpec(
  tx: Writer,
  spec: {
    readonly projectId: ProjectId;
    readonly organisationId: OrganisationId;
    readonly title: string;
    readonly number: string;
    readonly audience: Audience;
    readonly writers: SpecWriters;
    readonly createdBy: UserId | null;
  },
): Promise<SpecId> {
  const [row] = await tx.insert(specs).values(spec).returning({ id: specs.id });
  return row!.id as SpecId;
}

export async function changeSpec(
  tx: Writer,
  specId: SpecId,
  change: {
    readonly title?: string | undefined;
    readonly number?: string | undefined;
    readonly audience?: Audience | undefined;
    readonly writers?: SpecWriters | undefined;
    readonly archivedAt?: Date | null;
  },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await tx.update(specs).set(change).where(eq(specs.id, specId));
}
