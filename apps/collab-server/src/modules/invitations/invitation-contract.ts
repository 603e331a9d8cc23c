import { z } from "zod";
import {
  colour,
  email,
  language,
  line,
  newPassword,
  organisationCode,
  organisationId,
  projectId,
  rowId,
  timeZone,
} from "../../platform/http/fields.ts";
import { problems, type Operation } from "../../platform/http/operation.ts";
import { sessionView } from "../sessions/api.ts";

export const invitationView = z
  .object({
    id: rowId,
    kind: z.enum(["member", "participant"]),
    organisationName: z.string().nullable(),
    email: z.string().nullable(),
    role: z.string().describe("Member: admin or member; participant: the name of the role"),
    createdAt: z.string(),
    expiresAt: z.string(),
    state: z.enum(["open", "accepted", "expired", "revoked"]),
  })
  .meta({ id: "Invitation" });
export type InvitationView = z.output<typeof invitationView>;

/** The address is shown once, to whoever invites: only a hash of it is kept. */
export const newInvitationView = invitationView.extend({ url: z.string() });

const token = z.object({ token: z.string().max(200) });

export const previewInvitation = {
  method: "GET",
  url: "/api/invitations/:token",
  schema: {
    operationId: "previewInvitation",
    params: token,
    response: {
      200: z.object({
        kind: z.enum(["member", "participant"]),
        organisation: z.object({ name: z.string(), code: z.string(), colour }),
        project: z.object({ name: z.string() }).nullable(),
        organisationName: z.string().nullable(),
        email: z.string().nullable(),
        invitedBy: z.string().nullable(),
        expiresAt: z.string(),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const acceptInvitation = {
  method: "POST",
  url: "/api/invitations/:token/acceptance",
  schema: {
    operationId: "acceptInvitation",
    params: token,
    body: z.object({
      as: z.discriminatedUnion("type", [
        z.object({
          type: z.literal("new-user"),
          email,
          name: line(100),
          password: newPassword,
          language,
          timeZone,
        }),
        z.object({ type: z.literal("signed-in") }),
      ]),
      organisation: z
        .discriminatedUnion("type", [
          z.object({ type: z.literal("new"), name: line(200), code: organisationCode }),
          z.object({ type: z.literal("mine"), organisationId }),
        ])
        .optional()
        .describe("Only for an invitation of kind participant"),
    }),
    response: { 200: sessionView.extend({ projectId: projectId.nullable() }), ...problems },
  },
} as const satisfies Operation;
export type Acceptance = z.output<(typeof acceptInvitation)["schema"]["body"]>;
