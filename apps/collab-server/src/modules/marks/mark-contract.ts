import { z } from "zod";
import { fileId, projectId, revisionId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

export const openMarks = {
  method: "POST",
  url: "/api/projects/:projectId/files/:fileId/revisions/:revisionId/marks",
  schema: {
    operationId: "openMarks",
    params: z.object({ projectId, fileId, revisionId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
