import type {} from "@fastify/swagger";
import type { FastifySchema } from "fastify";
import { ERROR_CODES } from "@parley/shared/protocol/error-codes.ts";
import { z } from "zod";

/** One REST operation as data: a route file adds the handler, the OpenAPI document and the typed client come from the rest. */
export type Operation = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly schema: FastifySchema;
};

/** Body of every answer that is no success. */
export const problem = z
  .object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

/** What every operation may answer besides its success. */
export const problems = { "4xx": problem, "5xx": problem } as const;

/** An answer without a body. */
export const nothing = z.null().describe("No content");
