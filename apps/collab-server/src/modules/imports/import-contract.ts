import { PLAN_FIELDS } from "@parley/interchange/table-mapping-headings.ts";
import { ERROR_CODES } from "@parley/shared/protocol/error-codes.ts";
import { z } from "zod";
import { audience, organisationId, projectId, rowId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const importPlace = z.object({ projectId, importId: rowId });

/** What the columns of a table mean, as a person says it over what their headings suggest. */
export const tableColumns = z.object({
  fields: z.array(z.enum(PLAN_FIELDS).nullable()).max(500),
  /** How `3/5/2026` is meant; null: such dates are left out. */
  dateOrder: z.enum(["day-first", "month-first"]).nullable(),
  durationUnit: z.enum(["m", "h", "d", "w", "mo"]),
});
export type TableColumns = z.output<typeof tableColumns>;

export const importSummary = z.object({
  title: z.string().nullable(),
  taskCount: z.number(),
  relationCount: z.number(),
  resourceCount: z.number(),
  calendarCount: z.number(),
  start: z.string().nullable(),
  finish: z.string().nullable(),
  resources: z.array(z.object({ name: z.string(), taskCount: z.number() })),
  branches: z.array(z.object({ taskUid: z.string(), name: z.string(), taskCount: z.number() })),
  findings: z.array(z.object({ code: z.string(), count: z.number(), example: z.string() })),
  /** Of a CSV or a workbook. */
  table: tableColumns
    .extend({
      columns: z.array(z.object({ heading: z.string(), samples: z.array(z.string()) })),
    })
    .nullable(),
});
export type ImportSummary = z.output<typeof importSummary>;

const assignments = z.array(z.object({ key: z.string().max(500), organisationId })).max(2_000);
export const importMapping = z.discriminatedUnion("by", [
  z.object({ by: z.literal("one"), organisationId: organisationId.optional(), audience }),
  z.object({ by: z.literal("resource"), audience, assignments, rest: organisationId }),
  z.object({ by: z.literal("branch"), audience, assignments, rest: organisationId }),
]);
export type ImportMapping = z.output<typeof importMapping>;

export const startImport = {
  method: "POST",
  url: "/api/projects/:projectId/imports",
  schema: {
    operationId: "startImport",
    description: "A multipart form with one file, in the field `file`.",
    consumes: ["multipart/form-data"],
    params: z.object({ projectId }),
    response: { 202: z.object({ importId: rowId }), ...problems },
  },
} as const satisfies Operation;

export const getImport = {
  method: "GET",
  url: "/api/projects/:projectId/imports/:importId",
  schema: {
    operationId: "getImport",
    params: importPlace,
    response: {
      200: z
        .object({
          id: rowId,
          state: z.enum(["reading", "ready", "building", "storing", "done", "failed", "cancelled"]),
          fileName: z.string(),
          fileBytes: z.number(),
          summary: importSummary.nullable(),
          error: z
            .object({
              code: z.enum(ERROR_CODES),
              detail: z.string(),
              line: z.number().nullable(),
            })
            .nullable(),
          done: z.number(),
          total: z.number().nullable(),
        })
        .meta({ id: "Import" }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const readImportAgain = {
  method: "PUT",
  url: "/api/projects/:projectId/imports/:importId/columns",
  schema: {
    operationId: "readImportAgain",
    description: "Reads a table once more, by columns that mean what is said here.",
    params: importPlace,
    body: tableColumns,
    response: { 202: nothing, ...problems },
  },
} as const satisfies Operation;

export const commitImport = {
  method: "POST",
  url: "/api/projects/:projectId/imports/:importId/commit",
  schema: {
    operationId: "commitImport",
    params: importPlace,
    body: z.object({ mapping: importMapping }),
    response: { 202: nothing, ...problems },
  },
} as const satisfies Operation;

export const cancelImport = {
  method: "DELETE",
  url: "/api/projects/:projectId/imports/:importId",
  schema: {
    operationId: "cancelImport",
    params: importPlace,
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
