import { z } from "zod";
import { projectId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

export const getPicture = {
  method: "GET",
  url: "/api/projects/:projectId/picture",
  schema: {
    operationId: "getPicture",
    description:
      "What of the plan is seen at first: rows and bars, as they stood a moment ago, to look at until the plan itself is there.",
    params: z.object({ projectId }),
    response: {
      200: z.any().describe("PlanPicture of packages/shared/src/pictures"),
      204: nothing,
      ...problems,
    },
  },
} as const satisfies Operation;
