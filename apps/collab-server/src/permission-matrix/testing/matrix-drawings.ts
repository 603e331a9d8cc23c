import { createHash, randomUUID } from "node:crypto";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { Owner } from "./matrix-cast.ts";
import type { RestClient } from "./rest-client.ts";

/** A drawing of the world, whose layers of marks were opened. */
export type Drawing = {
  readonly owner: Owner;
  readonly readBy: Audience;
  readonly fileId: string;
  readonly revisionId: string;
};

/** Who files them. */
type Filer = {
  readonly userId: string;
  readonly organisationId: string;
  readonly rest: RestClient;
};
type Query = (sql: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>;

const DRAWINGS: readonly Pick<Drawing, "owner" | "readBy">[] = [
  { owner: "host", readBy: "everyone" },
  { owner: "supplier", readBy: "host" },
  { owner: "supplier", readBy: "private" },
];

export const marksPath = (projectId: string, { fileId, revisionId }: Drawing): string =>
  `/api/projects/${projectId}/files/${fileId}/revisions/${revisionId}/marks`;

/** Drawings of which nobody asks for the bytes: how these come is no matter of marks. */
export async function fileDrawings(
  query: Query,
  bosses: ReadonlyMap<Owner, Filer>,
  projectId: string,
): Promise<readonly Drawing[]> {
  const drawings: Drawing[] = [];
  for (const { owner, readBy } of DRAWINGS) {
    const { organisationId, userId, rest } = bosses.get(owner)!;
    const sha256 = createHash("sha256").update(`${owner} ${readBy}`).digest("hex");
    await query(
      "insert into blobs (sha256, bytes, media_type, preview_state) values ($1, 1, 'application/pdf', 'done')",
      [sha256],
    );
    const [file] = await query(
      `insert into files (project_id, organisation_id, audience, kind, status, title, words, created_by)
       values ($1, $2, $3, 'drawing', 'shared', 'Plant room', '', $4) returning id`,
      [projectId, organisationId, readBy, userId],
    );
    const [revision] = await query(
      `insert into file_revisions (file_id, ordinal, name, file_name, sha256, user_id, organisation_id, upload_id)
       values ($1, 1, 'A', 'A.pdf', $2, $3, $4, $5) returning id`,
      [file!["id"], sha256, userId, organisationId, randomUUID()],
    );
    const drawing = {
      owner,
      readBy,
      fileId: file!["id"] as string,
      revisionId: revision!["id"] as string,
    };
    await rest.must("POST", marksPath(projectId, drawing), {});
    drawings.push(drawing);
  }
  return drawings;
}
