import { CAPABILITIES } from "@parley/shared/permissions/capability.ts";
import { z } from "zod";
import { line, projectId, roleId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const capabilities = z.array(z.enum(CAPABILITIES)).max(CAPABILITIES.length);
const roleView = z
  .object({ id: roleId, key: z.string().nullable(), name: z.string(), capabilities })
  .meta({ id: "Role" });

export const listRoles = {
  method: "GET",
  url: "/api/projects/:projectId/roles",
  schema: {
    operationId: "listRoles",
    params: z.object({ projectId }),
    response: { 200: z.object({ items: z.array(roleView) }), ...problems },
  },
} as const satisfies Operation;

export const createRole = {
  method: "POST",
  url: "/api/projects/:projectId/roles",
  schema: {
    operationId: "createRole",
    params: z.object({ projectId }),
    body: z.object({ name: line(100), capabilities }),
    response: { 201: roleView, ...problems },
  },
} as const satisfies Operation;

export const updateRole = {
  method: "PATCH",
  url: "/api/projects/:projectId/roles/:roleId",
  schema: {
    operationId: "updateRole",
    params: z.object({ projectId, roleId }),
    body: z.object({ name: line(100).optional(), capabilities: capabilities.optional() }),
    response: { 200: roleView, ...problems },
  },
} as const satisfies Operation;

export const deleteRole = {
  method: "DELETE",
  url: "/api/projects/:projectId/roles/:roleId",
  schema: {
    operationId: "deleteRole",
    params: z.object({ projectId, roleId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
