import { z } from "zod";
import { audience, organisationId, projectId, taskId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

export const listLanes = {
  method: "GET",
  url: "/api/projects/:projectId/lanes",
  schema: {
    operationId: "listLanes",
    params: z.object({ projectId }),
    response: {
      200: z.object({
        items: z.array(
          z.object({ organisationId, audience, parts: z.number(), taskCount: z.number() }),
        ),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const moveTasks = {
  method: "POST",
  url: "/api/projects/:projectId/task-moves",
  schema: {
    operationId: "moveTasks",
    params: z.object({ projectId }),
    body: z.object({ taskIds: z.array(taskId).min(1).max(1_000), audience }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
