import type { Audience, SpecWriters } from "@parley/shared/documents/ydoc-kind.ts";
import type { Owner } from "./matrix-cast.ts";
import type { RestClient } from "./rest-client.ts";

/** A specification of the world. */
export type WrittenSpec = {
  readonly owner: Owner;
  readonly readBy: Audience;
  readonly writers: SpecWriters;
  readonly specId: string;
  readonly title: string;
};

const SPECS: readonly Pick<WrittenSpec, "owner" | "readBy" | "writers">[] = [
  { owner: "host", readBy: "everyone", writers: "readers" },
  { owner: "supplier", readBy: "host", writers: "owner" },
];

export async function writeSpecs(
  bosses: ReadonlyMap<Owner, { readonly rest: RestClient }>,
  projectId: string,
): Promise<readonly WrittenSpec[]> {
  const specs: WrittenSpec[] = [];
  for (const { owner, readBy, writers } of SPECS) {
    const title = `Specification of ${owner} for ${readBy}`;
    const { id } = await bosses
      .get(owner)!
      .rest.must<{ id: string }>("POST", `/api/projects/${projectId}/specs`, {
        title,
        audience: readBy,
        writers,
      });
    specs.push({ owner, readBy, writers, specId: id, title });
  }
  return specs;
}
