import { SPEC_WRITERS } from "@parley/shared/documents/ydoc-kind.ts";
import { z } from "zod";
import {
  audience,
  instant,
  line,
  organisationId,
  projectId,
  specId,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const writers = z.enum(SPEC_WRITERS);

const specView = z
  .object({
    id: specId,
    title: z.string(),
    number: z.string(),
    audience,
    organisationId,
    createdAt: instant,
    archivedAt: instant.nullable(),
    writers,
    canWrite: z.boolean(),
    canManage: z.boolean(),
  })
  .meta({ id: "Spec" });

const number = z.string().trim().max(60);
const heading = z.object({ level: z.number().int().min(1).max(3), text: line(300) });
const params = z.object({ projectId, specId });

export const listSpecs = {
  method: "GET",
  url: "/api/projects/:projectId/specs",
  schema: {
    operationId: "listSpecs",
    params: z.object({ projectId }),
    response: { 200: z.object({ items: z.array(specView) }), ...problems },
  },
} as const satisfies Operation;

export const createSpec = {
  method: "POST",
  url: "/api/projects/:projectId/specs",
  schema: {
    operationId: "createSpec",
    params: z.object({ projectId }),
    body: z.object({
      title: line(300),
      number: number.optional(),
      audience,
      writers,
      headings: z.array(heading).max(200).default([]).describe("What its text begins with"),
    }),
    response: { 201: z.object({ id: specId }), ...problems },
  },
} as const satisfies Operation;

export const updateSpec = {
  method: "PATCH",
  url: "/api/projects/:projectId/specs/:specId",
  schema: {
    operationId: "updateSpec",
    params,
    body: z.object({
      title: line(300).optional(),
      number: number.optional(),
      audience: audience.optional(),
      writers: writers.optional(),
      archived: z.boolean().optional(),
    }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
