import { z } from "zod";
import {
  email,
  language,
  line,
  newPassword,
  organisationCode,
  timeZone,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";
import { sessionView } from "../sessions/api.ts";

export const register = {
  method: "POST",
  url: "/api/registrations",
  schema: {
    operationId: "register",
    body: z.object({
      email,
      name: line(100),
      password: newPassword,
      language,
      timeZone,
      organisationName: line(200),
      organisationCode,
    }),
    response: { 200: sessionView, ...problems },
  },
} as const satisfies Operation;

export const updateMe = {
  method: "PATCH",
  url: "/api/me",
  schema: {
    operationId: "updateMe",
    body: z.object({
      name: line(100).optional(),
      language: language.optional(),
      timeZone: timeZone.optional(),
    }),
    response: { 200: sessionView, ...problems },
  },
} as const satisfies Operation;

export const changePassword = {
  method: "PUT",
  url: "/api/me/password",
  schema: {
    operationId: "changePassword",
    body: z.object({ current: z.string().max(256), next: newPassword }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const requestPasswordReset = {
  method: "POST",
  url: "/api/password-resets",
  schema: {
    operationId: "requestPasswordReset",
    body: z.object({ email }),
    response: { 202: nothing, ...problems },
  },
} as const satisfies Operation;

export const resetPassword = {
  method: "POST",
  url: "/api/password-resets/:token",
  schema: {
    operationId: "resetPassword",
    params: z.object({ token: z.string().max(200) }),
    body: z.object({ password: newPassword }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
