import { z } from "zod";
import {
  entityId,
  instant,
  line,
  organisationId,
  projectId,
  wallId,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const wallView = z
  .object({
    id: wallId,
    name: z.string(),
    organisationId,
    createdAt: instant,
    archivedAt: instant.nullable(),
    canManage: z.boolean(),
  })
  .meta({ id: "Wall" });

export const listWalls = {
  method: "GET",
  url: "/api/projects/:projectId/walls",
  schema: {
    operationId: "listWalls",
    params: z.object({ projectId }),
    response: { 200: z.object({ items: z.array(wallView) }), ...problems },
  },
} as const satisfies Operation;

export const createWall = {
  method: "POST",
  url: "/api/projects/:projectId/walls",
  schema: {
    operationId: "createWall",
    params: z.object({ projectId }),
    body: z.object({ name: line(200) }),
    response: { 201: z.object({ id: wallId }), ...problems },
  },
} as const satisfies Operation;

export const updateWall = {
  method: "PATCH",
  url: "/api/projects/:projectId/walls/:wallId",
  schema: {
    operationId: "updateWall",
    params: z.object({ projectId, wallId }),
    body: z.object({ name: line(200).optional(), archived: z.boolean().optional() }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const revealObjects = {
  method: "POST",
  url: "/api/projects/:projectId/walls/:wallId/reveals",
  schema: {
    operationId: "revealObjects",
    params: z.object({ projectId, wallId }),
    body: z.object({ objectIds: z.array(entityId).min(1).max(1_000) }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
