import { isCapability, type Capability } from "@parley/shared/permissions/capability.ts";
import { OUTSIDER, type Standing } from "@parley/shared/permissions/standing.ts";
import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "../../db/database.ts";
import { memberships, participations, people, projects, roles } from "../../db/schema.ts";

/** What remains of any role in an archived project: it can be looked at, and taken out of the archive. */
const archivedCapabilities: ReadonlySet<Capability> = new Set<Capability>([
  "plan.read",
  "plan.read.internal",
  "plan.export",
  "history.read",
  "ledger.read",
  "wall.read",
  "file.read",
  "file.read.internal",
  "project.manage",
]);

/**
 * The one place where rows become a standing: somebody is a participant only while the person is a member of the organisation acted
 * for, that organisation takes part, and has put the person on the project. One indexed query.
 */
export async function standingOf(
  db: Reader,
  actor: { readonly userId: UserId; readonly organisationId: OrganisationId | null },
  projectId: ProjectId,
): Promise<Standing> {
  const { userId, organisationId } = actor;
  if (organisationId === null) return OUTSIDER;
  const [row] = await db
    .select({
      host: projects.hostOrganisationId,
      archivedAt: projects.archivedAt,
      capabilities: roles.capabilities,
    })
    .from(people)
    .innerJoin(roles, eq(roles.id, people.roleId))
    .innerJoin(projects, eq(projects.id, people.projectId))
    .innerJoin(
      participations,
      and(
        eq(participations.projectId, people.projectId),
        eq(participations.organisationId, people.organisationId),
        isNull(participations.endedAt),
      ),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.organisationId, people.organisationId),
        eq(memberships.userId, people.userId),
      ),
    )
    .where(
      and(
        eq(people.projectId, projectId),
        eq(people.organisationId, organisationId),
        eq(people.userId, userId),
      ),
    );
  if (row === undefined) return OUTSIDER;
  const held = row.capabilities.filter(isCapability);
  const capabilities =
    row.archivedAt === null ? held : held.filter((one) => archivedCapabilities.has(one));
  return {
    kind: "participant",
    projectId,
    userId,
    organisationId,
    isHost: row.host === organisationId,
    capabilities: new Set(capabilities),
  };
}
