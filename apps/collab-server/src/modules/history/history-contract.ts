import { z } from "zod";
import { instant, projectId, taskId } from "../../platform/http/fields.ts";
import { problems, type Operation } from "../../platform/http/operation.ts";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const touch = z
  .object({
    collection: z.string(),
    id: z.string(),
    taskId: z.string().optional(),
    field: z.string().optional(),
    kind: z.enum(["create", "set", "text"]),
    value: z.union([scalar, z.record(z.string(), scalar)]).optional(),
  })
  .meta({ id: "Touch" });

export const taskHistory = {
  method: "GET",
  url: "/api/projects/:projectId/tasks/:taskId/history",
  schema: {
    operationId: "taskHistory",
    params: z.object({ projectId, taskId }),
    querystring: z.object({ before: instant.optional() }),
    response: {
      200: z.object({
        items: z.array(
          z.object({
            at: z.string(),
            userId: z.string().nullable(),
            userName: z.string().nullable(),
            organisationId: z.string().nullable(),
            origin: z.string(),
            changes: z.array(touch),
          }),
        ),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;
