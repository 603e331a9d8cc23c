import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FrozenPart, FrozenTask } from "@parley/shared/baselines/frozen-plan.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { BaselineScope } from "@parley/shared/permissions/baseline-policy.ts";
import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { baselineParts, baselines, projects, users } from "../../db/schema.ts";

export type OrganisationScope = {
  readonly kind: "organisation";
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
};
export type Scope = Extract<BaselineScope, { kind: "project" }> | OrganisationScope;

export type BaselineRow = {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly dataDate: string | null;
  readonly frozenAt: Date;
  readonly frozenBy: string | null;
};

const columns = {
  id: baselines.id,
  name: baselines.name,
  organisationId: baselines.organisationId,
  audience: baselines.audience,
  dataDate: baselines.dataDate,
  frozenAt: baselines.frozenAt,
  frozenBy: users.name,
};

type Row = Omit<BaselineRow, "scope"> & {
  readonly organisationId: string | null;
  readonly audience: string | null;
};

const baselineOf = ({ organisationId, audience, ...row }: Row): BaselineRow => ({
  ...row,
  scope:
    organisationId === null
      ? { kind: "project" }
      : {
          kind: "organisation",
          organisationId: organisationId as OrganisationId,
          audience: audience as Audience,
        },
});

/** Newest first. */
export async function baselinesOf(db: Reader, projectId: ProjectId): Promise<BaselineRow[]> {
  const rows = await db
    .select(columns)
    .from(baselines)
    .leftJoin(users, eq(users.id, baselines.frozenBy))
    .where(eq(baselines.projectId, projectId))
    .orderBy(desc(baselines.frozenAt), desc(baselines.id));
  return rows.map(baselineOf);
}

export async function findBaseline(
  db: Reader,
  projectId: ProjectId,
  id: string,
): Promise<BaselineRow | null> {
  const [row] = await db
    .select(columns)
    .from(baselines)
    .leftJoin(users, eq(users.id, baselines.frozenBy))
    .where(and(eq(baselines.projectId, projectId), eq(baselines.id, id)));
  return row === undefined ? null : baselineOf(row);
}

/** Those of the project, or those of one organisation. Until the transaction ends nobody else adds to the project's. */
export async function countBaselines(
  tx: Writer,
  projectId: ProjectId,
  organisationId: OrganisationId | null,
): Promise<number> {
  await tx.execute(sql`select 1 from ${projects} where id = ${projectId} for update`);
  return tx.$count(
    baselines,
    and(
      eq(baselines.projectId, projectId),
      organisationId === null
        ? isNull(baselines.organisationId)
        : eq(baselines.organisationId, organisationId),
    ),
  );
}

export type PackedPart = {
  readonly organisationId: OrganisationId | null;
  readonly audience: Audience | null;
  readonly tasks: Uint8Array;
};

export const packPart = async ({ tasks, ...place }: FrozenPart): Promise<PackedPart> => ({
  ...place,
  tasks: await promisify(gzip)(JSON.stringify(tasks)),
});

export async function insertBaseline(
  tx: Writer,
  baseline: {
    readonly projectId: ProjectId;
    readonly scope: Scope;
    readonly name: string;
    readonly dataDate: string | null;
    readonly frozenBy: UserId;
    readonly parts: readonly PackedPart[];
  },
): Promise<string> {
  const { scope, parts, ...own } = baseline;
  const place =
    scope.kind === "project"
      ? { organisationId: null, audience: null }
      : { organisationId: scope.organisationId, audience: scope.audience };
  const [row] = await tx
    .insert(baselines)
    .values({ ...own, ...place })
    .returning({ id: baselines.id });
  const baselineId = row!.id;
  await tx
    .insert(baselineParts)
    .values(parts.map((part, index) => ({ ...part, baselineId, part: index })));
  return baselineId;
}

export type PartPlace = Pick<FrozenPart, "organisationId" | "audience"> & { readonly part: number };

/** Where its parts come from; the tasks stay where they are. */
export async function placesOfBaseline(db: Reader, baselineId: string): Promise<PartPlace[]> {
  const rows = await db
    .select({
      part: baselineParts.part,
      organisationId: baselineParts.organisationId,
      audience: baselineParts.audience,
    })
    .from(baselineParts)
    .where(eq(baselineParts.baselineId, baselineId))
    .orderBy(baselineParts.part);
  return rows as PartPlace[];
}

export async function readParts(
  db: Reader,
  baselineId: string,
  places: readonly PartPlace[],
): Promise<FrozenPart[]> {
  if (places.length === 0) return [];
  const wanted = places.map(({ part }) => part);
  const rows = await db
    .select()
    .from(baselineParts)
    .where(and(eq(baselineParts.baselineId, baselineId), inArray(baselineParts.part, wanted)))
    .orderBy(baselineParts.part);
  return Promise.all(
    rows.map(async ({ organisationId, audience, tasks }) => ({
      organisationId: organisationId as OrganisationId | null,
      audience: audience as Audience | null,
      tasks: JSON.parse((await promisify(gunzip)(tasks)).toString()) as FrozenTask[],
    })),
  );
}

export async function renameBaseline(tx: Writer, id: string, name: string): Promise<void> {
  await tx.update(baselines).set({ name }).where(eq(baselines.id, id));
}

export async function deleteBaseline(tx: Writer, id: string): Promise<void> {
  await tx.delete(baselines).where(eq(baselines.id, id));
}
