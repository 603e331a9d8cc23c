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

const moment = z.number().describe("Tenths of a minute of the project's own time since 1970.");

export const getOutline = {
  method: "GET",
  url: "/api/projects/:projectId/outline",
  schema: {
    operationId: "getOutline",
    description:
      "The project in one lane: phases, milestones, and what of its promises is late or at risk; of what the reader may read.",
    params: z.object({ projectId }),
    response: {
      200: z
        .object({
          today: z.string(),
          organisations: z.array(
            z.object({ id: z.string(), name: z.string(), code: z.string(), colour: z.number() }),
          ),
          span: z.object({ start: moment, finish: moment }).nullable(),
          counts: z.object({ late: z.number(), atRisk: z.number(), onCourse: z.number() }),
          items: z.array(
            z.object({
              id: z.string(),
              kind: z.enum(["phase", "milestone", "promise"]),
              name: z.string(),
              organisation: z.number().describe("A place in organisations, or -1."),
              start: moment,
              finish: moment,
              due: moment.nullable(),
              state: z.enum(["kept", "kept-late", "late", "at-risk", "on-course"]).nullable(),
              progress: z.number(),
              isCritical: z.boolean(),
            }),
          ),
          left: z.number(),
        })
        .describe("PlanOutline of packages/shared/src/pictures"),
      204: nothing,
      ...problems,
    },
  },
} as const satisfies Operation;

export type OutlineAnswer = z.infer<(typeof getOutline.schema.response)[200]>;
