import { canInviteMember } from "@parley/shared/permissions/organisation-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { createInvitation, listInvitations, revokeInvitation } from "../invitations/api.ts";
import { actingFor } from "./acting-organisation.ts";
import {
  inviteMember,
  listMemberInvitations,
  revokeMemberInvitation,
} from "./organisation-contract.ts";

export function registerMemberInvitationRoutes(app: App, context: ServerContext): void {
  app.route({
    ...listMemberInvitations,
    handler: async (request) => {
      const actor = actingFor(request);
      enforce(canInviteMember(actor, actor.organisationId));
      const scope = { kind: "member", organisationId: actor.organisationId } as const;
      return { items: await listInvitations(context, scope) };
    },
  });

  app.route({
    ...inviteMember,
    handler: async (request, reply) => {
      const actor = actingFor(request);
      enforce(canInviteMember(actor, actor.organisationId));
      const { email, role, expiresInDays } = request.body;
      const invitation = await createInvitation(context, {
        kind: "member",
        organisationId: actor.organisationId,
        projectId: null,
        organisationName: null,
        email: email ?? null,
        role,
        roleName: role,
        invitedBy: actor,
        expiresInDays,
      });
      return reply.code(201).send(invitation);
    },
  });

  app.route({
    ...revokeMemberInvitation,
    handler: async (request, reply) => {
      const actor = actingFor(request);
      enforce(canInviteMember(actor, actor.organisationId));
      const scope = { kind: "member", organisationId: actor.organisationId } as const;
      await revokeInvitation(context, scope, request.params.id, actor);
      return reply.code(204).send(null);
    },
  });
}
