import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import {
  canChangeMember,
  canLeaveOrganisation,
  canManageOrganisation,
  canReadOrganisation,
} from "@parley/shared/permissions/organisation-policy.ts";
import type { ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import type { FastifyRequest } from "fastify";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { actingFor } from "./acting-organisation.ts";
import { listMembers, removeMember, updateMember } from "./organisation-contract.ts";
import {
  lockMembers,
  membersOf,
  removeMember as deleteMember,
  setMemberRole,
} from "./organisation-repository.ts";

export function registerMemberRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, live } = context;

  app.route({
    ...listMembers,
    handler: async (request) => {
      const actor = actingFor(request);
      enforce(canReadOrganisation(actor, actor.organisationId));
      const members = await membersOf(db.read, actor.organisationId);
      return { items: members.map((one) => ({ ...one, joinedAt: one.joinedAt.toISOString() })) };
    },
  });

  const change = async (
    request: FastifyRequest,
    userId: UserId,
    role: OrganisationRole | null,
  ): Promise<ProjectId[]> => {
    const actor = actingFor(request);
    const { organisationId } = actor;
    const isSelf = actor.userId === userId;
    // Whoever may not manage is not even told who is a member.
    if (!(isSelf && role === null)) enforce(canManageOrganisation(actor, organisationId));
    return db.transact(async (tx) => {
      const members = await lockMembers(tx, organisationId);
      const member = found(members.find((one) => one.userId === userId));
      const admins = members.filter((one) => one.role === "admin");
      const facts = {
        role: member.role,
        isLastAdmin: member.role === "admin" && admins.length === 1,
      };
      enforce(
        isSelf && role === null
          ? canLeaveOrganisation(actor, organisationId, facts)
          : canChangeMember(actor, organisationId, facts, role),
      );
      await audit(tx, {
        action: role === null ? "member.removed" : "member.changed",
        userId: actor.userId,
        organisationId,
        detail: { member: userId, role },
      });
      if (role === null) return deleteMember(tx, organisationId, userId);
      await setMemberRole(tx, organisationId, userId, role);
      return [];
    });
  };

  app.route({
    ...updateMember,
    handler: async (request, reply) => {
      const { userId } = request.params;
      await change(request, userId, request.body.role);
      await collaboration.accessChanged({ kind: "user", userId });
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...removeMember,
    handler: async (request, reply) => {
      const { userId } = request.params;
      const left = await change(request, userId, null);
      await collaboration.accessChanged({ kind: "user", userId });
      for (const projectId of left) live.projectChanged(projectId);
      live.projectsChanged([userId]);
      return reply.code(204).send(null);
    },
  });
}
