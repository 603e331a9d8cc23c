import { z } from "zod";
import { problems, type Operation } from "../../platform/http/operation.ts";

export const health = {
  method: "GET",
  url: "/healthz",
  schema: {
    operationId: "health",
    response: { 200: z.object({ status: z.literal("ok") }), ...problems },
  },
} as const satisfies Operation;

export const readiness = {
  method: "GET",
  url: "/readyz",
  schema: {
    operationId: "readiness",
    response: {
      200: z.object({ status: z.literal("ready") }),
      ...problems,
    },
  },
} as const satisfies Operation;
