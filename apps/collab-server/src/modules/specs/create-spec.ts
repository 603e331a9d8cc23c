import type { Audience, SpecWriters } from "@parley/shared/documents/ydoc-kind.ts";
import { specTextOfHeadings, type SpecHeading } from "@parley/shared/documents/spec-text.ts";
import type { OrganisationId, ProjectId, SpecId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { newYdocId } from "../../platform/random.ts";
import { insertYdoc, ydocsOfProject } from "../catalog/api.ts";
import { insertSpec } from "./spec-repository.ts";

export type NewSpec = {
  readonly projectId: ProjectId;
  readonly organisationId: OrganisationId;
  readonly title: string;
  readonly number: string;
  readonly audience: Audience;
  readonly writers: SpecWriters;
  readonly createdBy: UserId;
  /** What its text begins with. */
  readonly headings: readonly SpecHeading[];
};

/** A specification with its text, the talk about it, and notes of each organisation that takes part or once did. */
export async function createSpec(tx: Writer, spec: NewSpec): Promise<SpecId> {
  const { projectId, organisationId, audience, writers, createdBy, headings } = spec;
  const { title, number } = spec;
  const specId = await insertSpec(tx, {
    projectId,
    organisationId,
    audience,
    writers,
    title,
    number,
    createdBy,
  });
  const base = { specId, organisationId, audience, writers, isArchived: false } as const;
  const text = { ydocId: newYdocId(), projectId, place: { kind: "spec", ...base } } as const;
  const first = specTextOfHeadings(headings);
  const by = { userId: createdBy, organisationId, origin: "client" } as const;
  await insertYdoc(tx, text, first === null ? null : { ...first, by });
  await insertYdoc(tx, { ydocId: newYdocId(), projectId, place: { kind: "spec-talk", ...base } });
  // Whoever joins gets a lane: the catalog knows them all.
  const organisations = new Set(
    (await ydocsOfProject(tx, projectId)).flatMap(({ place }) =>
      place.kind === "lane" ? [place.organisationId] : [],
    ),
  );
  for (const each of organisations) {
    const place = { kind: "spec-notes", ...base, ownerId: organisationId } as const;
    await insertYdoc(tx, {
      ydocId: newYdocId(),
      projectId,
      place: { ...place, organisationId: each },
    });
  }
  return specId;
}
