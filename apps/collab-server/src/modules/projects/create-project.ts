import {
  buildFrameUpdate,
  type FrameContent,
} from "@parley/shared/documents/build-frame-update.ts";
import { newFrame } from "@parley/shared/documents/new-frame.ts";
import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type { BuiltInRoleKey } from "@parley/shared/permissions/built-in-roles.ts";
import type { OrganisationId, ProjectId, RoleId, UserId } from "@parley/shared/primitives/ids.ts";
import type { LogAuthor } from "../../collaboration/api.ts";
import type { Writer } from "../../db/database.ts";
import { newYdocId, systemRng } from "../../platform/random.ts";
import { insertYdoc } from "../catalog/api.ts";
import { joinProject } from "../participants/api.ts";
import { insertPerson } from "../people/api.ts";
import { seedRoles } from "../roles/api.ts";
import { insertProject } from "./project-repository.ts";

export type NewProject = {
  readonly name: string;
  readonly timeZone: string;
  readonly hostOrganisationId: OrganisationId;
  readonly language: "en" | "zh-CN";
  readonly createdBy: UserId | null;
  readonly origin?: LogAuthor["origin"];
  /** The first day of the plan, 08:00, where the frame is the usual one; null: the earliest date of the plan. */
  readonly startsAt?: LocalDateTime | null;
  /** What the frame begins with, where it is not the usual. */
  readonly frame?: FrameContent;
  readonly hostColour?: number;
};

/** A project with its roles, its frame, and the lanes and ledgers of its host. Whoever creates it manages it. */
export async function createProject(
  tx: Writer,
  project: NewProject,
): Promise<{ projectId: ProjectId; roleIds: Record<BuiltInRoleKey, RoleId> }> {
  const { hostOrganisationId, createdBy } = project;
  const projectId = await insertProject(tx, {
    name: project.name,
    timeZone: project.timeZone,
    hostOrganisationId,
    createdBy,
  });
  const roleIds = await seedRoles(tx, projectId);
  const content = project.frame ?? newFrame(project.language, project.startsAt ?? null, systemRng);
  const by: LogAuthor = {
    userId: createdBy,
    organisationId: hostOrganisationId,
    origin: project.origin ?? "server",
  };
  await insertYdoc(
    tx,
    { ydocId: newYdocId(), projectId, place: { kind: "frame" } },
    { ...buildFrameUpdate(content, systemRng()), by },
  );
  await joinProject(tx, projectId, hostOrganisationId, project.hostColour);
  if (createdBy !== null) {
    await insertPerson(tx, {
      projectId,
      organisationId: hostOrganisationId,
      userId: createdBy,
      roleId: roleIds["host-project-manager"],
    });
  }
  return { projectId, roleIds };
}
