import { z } from "zod";
import {
  email,
  expiresInDays,
  line,
  organisationId,
  projectId,
  roleId,
  rowId,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";
import { invitationView, newInvitationView } from "../invitations/api.ts";

export const listParticipantInvitations = {
  method: "GET",
  url: "/api/projects/:projectId/invitations",
  schema: {
    operationId: "listParticipantInvitations",
    params: z.object({ projectId }),
    response: { 200: z.object({ items: z.array(invitationView) }), ...problems },
  },
} as const satisfies Operation;

export const inviteParticipant = {
  method: "POST",
  url: "/api/projects/:projectId/invitations",
  schema: {
    operationId: "inviteParticipant",
    params: z.object({ projectId }),
    body: z.object({
      organisationName: line(200),
      email: email.optional(),
      roleId,
      expiresInDays,
    }),
    response: { 201: newInvitationView, ...problems },
  },
} as const satisfies Operation;

export const revokeParticipantInvitation = {
  method: "DELETE",
  url: "/api/projects/:projectId/invitations/:id",
  schema: {
    operationId: "revokeParticipantInvitation",
    params: z.object({ projectId, id: rowId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const endParticipation = {
  method: "DELETE",
  url: "/api/projects/:projectId/participants/:organisationId",
  schema: {
    operationId: "endParticipation",
    params: z.object({ projectId, organisationId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const leaveProject = {
  method: "DELETE",
  url: "/api/projects/:projectId/participation",
  schema: {
    operationId: "leaveProject",
    params: z.object({ projectId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
