import { z } from "zod";
import { colour, email, language, organisationId, userId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

export const sessionView = z
  .object({
    user: z
      .object({
        id: userId,
        email: z.string(),
        name: z.string(),
        language,
        timeZone: z.string(),
      })
      .nullable(),
    organisations: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        code: z.string(),
        colour,
        role: z.enum(["admin", "member"]),
      }),
    ),
    organisationId: organisationId.nullable(),
    csrf: z.string(),
    settings: z.object({
      openRegistration: z.boolean(),
      demo: z
        .array(
          z.object({
            email: z.string(),
            password: z.string(),
            name: z.string(),
            organisation: z.string(),
            language,
          }),
        )
        .nullable(),
      maxUploadBytes: z.number(),
      version: z.string(),
    }),
  })
  .meta({ id: "Session" });
export type SessionView = z.output<typeof sessionView>;

export const getSession = {
  method: "GET",
  url: "/api/session",
  schema: { operationId: "getSession", response: { 200: sessionView, ...problems } },
} as const satisfies Operation;

export const signIn = {
  method: "POST",
  url: "/api/session",
  schema: {
    operationId: "signIn",
    body: z.object({ email, password: z.string().max(256) }),
    response: { 200: sessionView, ...problems },
  },
} as const satisfies Operation;

export const signOut = {
  method: "DELETE",
  url: "/api/session",
  schema: { operationId: "signOut", response: { 204: nothing, ...problems } },
} as const satisfies Operation;

export const signOutEverywhere = {
  method: "DELETE",
  url: "/api/sessions",
  schema: { operationId: "signOutEverywhere", response: { 204: nothing, ...problems } },
} as const satisfies Operation;

export const switchOrganisation = {
  method: "PUT",
  url: "/api/session/organisation",
  schema: {
    operationId: "switchOrganisation",
    body: z.object({ organisationId }),
    response: { 200: sessionView, ...problems },
  },
} as const satisfies Operation;
