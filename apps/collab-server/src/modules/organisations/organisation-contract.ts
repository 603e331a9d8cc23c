import { z } from "zod";
import {
  colour,
  email,
  expiresInDays,
  line,
  organisationCode,
  organisationId,
  rowId,
  userId,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";
import { invitationView, newInvitationView } from "../invitations/api.ts";

const organisationRole = z.enum(["admin", "member"]);
const organisationView = z
  .object({
    id: organisationId,
    name: z.string(),
    code: z.string(),
    colour,
    role: organisationRole,
  })
  .meta({ id: "Organisation" });

export const createOrganisation = {
  method: "POST",
  url: "/api/organisations",
  schema: {
    operationId: "createOrganisation",
    body: z.object({ name: line(200), code: organisationCode, colour: colour.default(1) }),
    response: { 201: organisationView, ...problems },
  },
} as const satisfies Operation;

export const getOrganisation = {
  method: "GET",
  url: "/api/organisation",
  schema: { operationId: "getOrganisation", response: { 200: organisationView, ...problems } },
} as const satisfies Operation;

export const updateOrganisation = {
  method: "PATCH",
  url: "/api/organisation",
  schema: {
    operationId: "updateOrganisation",
    body: z.object({
      name: line(200).optional(),
      code: organisationCode.optional(),
      colour: colour.optional(),
    }),
    response: { 200: organisationView, ...problems },
  },
} as const satisfies Operation;

export const listMembers = {
  method: "GET",
  url: "/api/organisation/members",
  schema: {
    operationId: "listMembers",
    response: {
      200: z.object({
        items: z.array(
          z.object({
            userId,
            name: z.string(),
            email: z.string(),
            role: organisationRole,
            joinedAt: z.string(),
          }),
        ),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const updateMember = {
  method: "PATCH",
  url: "/api/organisation/members/:userId",
  schema: {
    operationId: "updateMember",
    params: z.object({ userId }),
    body: z.object({ role: organisationRole }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const removeMember = {
  method: "DELETE",
  url: "/api/organisation/members/:userId",
  schema: {
    operationId: "removeMember",
    params: z.object({ userId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const listMemberInvitations = {
  method: "GET",
  url: "/api/organisation/invitations",
  schema: {
    operationId: "listMemberInvitations",
    response: { 200: z.object({ items: z.array(invitationView) }), ...problems },
  },
} as const satisfies Operation;

export const inviteMember = {
  method: "POST",
  url: "/api/organisation/invitations",
  schema: {
    operationId: "inviteMember",
    body: z.object({ email: email.optional(), role: organisationRole, expiresInDays }),
    response: { 201: newInvitationView, ...problems },
  },
} as const satisfies Operation;

export const revokeMemberInvitation = {
  method: "DELETE",
  url: "/api/organisation/invitations/:id",
  schema: {
    operationId: "revokeMemberInvitation",
    params: z.object({ id: rowId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
