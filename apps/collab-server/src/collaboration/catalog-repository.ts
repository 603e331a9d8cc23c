import type {
  Audience,
  MarkedFile,
  SpecWriters,
  YdocPlace,
} from "@parley/shared/documents/ydoc-kind.ts";
import { effectiveAudience, type FileStatus } from "@parley/shared/files/file.ts";
import type {
  FileId,
  OrganisationId,
  ProjectId,
  RevisionId,
  SpecId,
  UserId,
  WallId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import type { PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import type pg from "pg";

export type CatalogRow = {
  readonly ydocId: YdocId;
  readonly projectId: ProjectId;
  readonly place: YdocPlace;
  readonly schemaVersion: number;
};

export type CatalogRepository = {
  find(ydocId: YdocId): Promise<CatalogRow | null>;
  ofProject(projectId: ProjectId): Promise<readonly CatalogRow[]>;
  /** Who this is to everybody else in the project. */
  presenceOf(
    userId: UserId,
    organisationId: OrganisationId,
    projectId: ProjectId,
  ): Promise<PresenceUser | null>;
};

type Row = {
  id: string;
  project_id: string;
  kind: YdocPlace["kind"];
  organisation_id: string;
  audience: Audience;
  part: number;
  wall_id: string | null;
  is_archived: boolean;
  revision_id: string | null;
  file_id: string;
  file_organisation_id: string;
  file_audience: Audience;
  file_status: FileStatus;
  spec_id: string | null;
  owner_id: string;
  spec_audience: Audience;
  spec_writers: SpecWriters;
  schema_version: number;
};

const ROWS = `select ydocs.id, ydocs.project_id, ydocs.kind, ydocs.organisation_id, ydocs.audience, part, wall_id,
  coalesce(walls.archived_at, specs.archived_at) is not null as is_archived, schema_version, revision_id, files.id as file_id,
  files.organisation_id as file_organisation_id, files.audience as file_audience, files.status as file_status,
  spec_id, specs.organisation_id as owner_id, specs.audience as spec_audience, specs.writers as spec_writers
  from ydocs left join walls on walls.id = ydocs.wall_id
  left join file_revisions on file_revisions.id = ydocs.revision_id
  left join files on files.id = file_revisions.file_id
  left join specs on specs.id = ydocs.spec_id`;

export function createCatalogRepository(pool: pg.Pool): CatalogRepository {
  return {
    find: async (ydocId) => {
      const { rows } = await pool.query<Row>(`${ROWS} where ydocs.id = $1`, [ydocId]);
      return rows[0] ? catalogRow(rows[0]) : null;
    },

    ofProject: async (projectId) => {
      const { rows } = await pool.query<Row>(
        `${ROWS} where ydocs.project_id = $1
         order by ydocs.kind, ydocs.organisation_id, ydocs.audience, part, ydocs.id`,
        [projectId],
      );
      return rows.map(catalogRow);
    },

    presenceOf: async (userId, organisationId, projectId) => {
      const { rows } = await pool.query<{ name: string; code: string; colour: number }>(
        `select users.name, organisations.code, participations.colour
         from users, organisations, participations
         where users.id = $1 and organisations.id = $2
           and participations.organisation_id = $2 and participations.project_id = $3`,
        [userId, organisationId, projectId],
      );
      const row = rows[0];
      if (row === undefined) return null;
      return {
        id: userId,
        name: row.name,
        organisationId,
        organisationCode: row.code,
        colour: row.colour,
      };
    },
  };
}

function catalogRow(row: Row): CatalogRow {
  return {
    ydocId: row.id as YdocId,
    projectId: row.project_id as ProjectId,
    place: placeOf(row),
    schemaVersion: row.schema_version,
  };
}

function placeOf(row: Row): YdocPlace {
  const { kind, organisation_id, audience, part, is_archived: isArchived } = row;
  const wallId = row.wall_id as WallId;
  const organisationId = organisation_id as OrganisationId;
  const ownerId = row.owner_id as OrganisationId;
  const ofSpec = {
    specId: row.spec_id as SpecId,
    audience: row.spec_audience,
    isArchived,
    writers: row.spec_writers,
  };
  switch (kind) {
    case "frame":
      return { kind };
    case "lane":
      return { kind, organisationId, audience, part };
    case "ledger":
      return { kind, organisationId, audience };
    case "wall":
      return { kind, wallId, isArchived };
    case "wall-area":
      return { kind, wallId, isArchived, organisationId };
    case "marks":
      return { kind, revisionId: row.revision_id as RevisionId, file: fileOf(row) };
    case "marks-area":
      return { kind, revisionId: row.revision_id as RevisionId, file: fileOf(row), organisationId };
    case "spec":
    case "spec-talk":
      return { kind, ...ofSpec, organisationId: ownerId };
    case "spec-notes":
      return { kind, ...ofSpec, ownerId, organisationId };
  }
}

function fileOf(row: Row): MarkedFile {
  const { file_audience: audience, file_status: status } = row;
  return {
    fileId: row.file_id as FileId,
    organisationId: row.file_organisation_id as OrganisationId,
    audience: effectiveAudience({ audience, status }),
    isArchived: status === "archived",
  };
}
