import { canHoldRole } from "@parley/shared/permissions/person-policy.ts";
import { canInviteParticipant } from "@parley/shared/permissions/project-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { createInvitation, listInvitations, revokeInvitation } from "../invitations/api.ts";
import { participantIn } from "../people/api.ts";
import { findRole } from "../roles/api.ts";
import { signedIn } from "../sessions/api.ts";
import {
  inviteParticipant,
  listParticipantInvitations,
  revokeParticipantInvitation,
} from "./participant-contract.ts";

export function registerParticipantInvitationRoutes(app: App, context: ServerContext): void {
  const { db } = context;

  app.route({
    ...listParticipantInvitations,
    handler: async (request) => {
      const { projectId } = request.params;
      enforce(canInviteParticipant(await participantIn(db.read, request, projectId)));
      return { items: await listInvitations(context, { kind: "participant", projectId }) };
    },
  });

  app.route({
    ...inviteParticipant,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      enforce(canInviteParticipant(standing));
      const { organisationName, email, roleId, expiresInDays } = request.body;
      const role = found(await findRole(db.read, projectId, roleId));
      enforce(canHoldRole(false, role.capabilities));
      const invitation = await createInvitation(context, {
        kind: "participant",
        organisationId: standing.organisationId,
        projectId,
        organisationName,
        email: email ?? null,
        role: role.id,
        roleName: role.name,
        invitedBy: signedIn(request),
        expiresInDays,
      });
      return reply.code(201).send(invitation);
    },
  });

  app.route({
    ...revokeParticipantInvitation,
    handler: async (request, reply) => {
      const { projectId, id } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      enforce(canInviteParticipant(standing));
      await revokeInvitation(context, { kind: "participant", projectId }, id, standing);
      return reply.code(204).send(null);
    },
  });
}
