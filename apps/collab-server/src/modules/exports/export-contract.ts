import { z } from "zod";
import { projectId } from "../../platform/http/fields.ts";
import { problems, type Operation } from "../../platform/http/operation.ts";

export const exportFormat = z.enum(["json", "csv", "xlsx", "mspdi", "ics"]);
export type ExportFormat = z.output<typeof exportFormat>;

export const exportPlan = {
  method: "GET",
  url: "/api/projects/:projectId/export",
  schema: {
    operationId: "exportPlan",
    params: z.object({ projectId }),
    querystring: z.object({ format: exportFormat.default("json") }),
    response: { 200: z.any().describe("The file"), ...problems },
  },
} as const satisfies Operation;
