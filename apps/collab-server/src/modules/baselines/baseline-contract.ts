import { z } from "zod";
import { audience, line, organisationId, projectId, rowId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const scope = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("project") }),
    z.object({ kind: z.literal("organisation"), organisationId, audience }),
  ])
  .meta({ id: "BaselineScope" });

const summary = z
  .object({
    id: rowId,
    name: z.string(),
    scope,
    dataDate: z.string().nullable(),
    frozenAt: z.string(),
    frozenBy: z.string().nullable().describe("Name of the person"),
    canManage: z.boolean(),
  })
  .meta({ id: "Baseline" });

const row = z
  .object({
    id: z.string(),
    parentId: z.string().nullable(),
    kind: z.enum(["task", "phase"]),
    name: z.string(),
    milestone: z.boolean(),
    organisationId: organisationId.nullable(),
    start: z.number().describe("Tenths of a minute of the plan's wall-clock time since 1970"),
    finish: z.number(),
    work: z.number().describe("Working time in tenths of a minute"),
    progress: z.number(),
    isSummary: z.boolean(),
  })
  .meta({ id: "FrozenRow" });

const params = z.object({ projectId, baselineId: rowId });
const name = line(100);

export const listBaselines = {
  method: "GET",
  url: "/api/projects/:projectId/baselines",
  schema: {
    operationId: "listBaselines",
    params: z.object({ projectId }),
    response: { 200: z.object({ items: z.array(summary) }), ...problems },
  },
} as const satisfies Operation;

export const freezeBaseline = {
  method: "POST",
  url: "/api/projects/:projectId/baselines",
  schema: {
    operationId: "freezeBaseline",
    params: z.object({ projectId }),
    body: z.object({
      name,
      scope: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("project") }),
        z.object({ kind: z.literal("organisation"), audience }),
      ]),
    }),
    response: { 201: z.object({ id: rowId }), ...problems },
  },
} as const satisfies Operation;

export const getBaseline = {
  method: "GET",
  url: "/api/projects/:projectId/baselines/:baselineId",
  schema: {
    operationId: "getBaseline",
    params,
    response: { 200: summary.extend({ rows: z.array(row) }), ...problems },
  },
} as const satisfies Operation;

export const renameBaseline = {
  method: "PATCH",
  url: "/api/projects/:projectId/baselines/:baselineId",
  schema: {
    operationId: "renameBaseline",
    params,
    body: z.object({ name }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const removeBaseline = {
  method: "DELETE",
  url: "/api/projects/:projectId/baselines/:baselineId",
  schema: { operationId: "removeBaseline", params, response: { 204: nothing, ...problems } },
} as const satisfies Operation;
