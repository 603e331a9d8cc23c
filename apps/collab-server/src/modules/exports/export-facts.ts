import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import { found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantsOf } from "../participants/api.ts";
import { peopleOfProject } from "../people/api.ts";
import { findProject } from "../projects/api.ts";
import type { ExportFacts } from "./write-export.ts";

/** What a file says besides its plan. The rights are the caller's to check. */
export async function exportFactsOf(
  { db, clock, publicUrl }: Pick<ServerContext, "db" | "clock" | "publicUrl">,
  projectId: ProjectId,
  language: "en" | "zh-CN",
): Promise<ExportFacts> {
  const project = found(await findProject(db.read, projectId));
  const [participants, people] = await Promise.all([
    participantsOf(db.read, projectId),
    peopleOfProject(db.read, projectId),
  ]);
  return {
    project: { id: projectId, name: project.name, timeZone: project.timeZone },
    exportedAt: new Date(clock()),
    publicUrl: publicUrl(),
    language,
    organisationName: (id) => participants.find((one) => one.organisationId === id)?.name ?? "",
    personName: (id) => people.find((one) => one.userId === id)?.name ?? null,
  };
}
