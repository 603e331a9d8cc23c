import { CAPABILITIES } from "@parley/shared/permissions/capability.ts";
import { z } from "zod";
import {
  colour,
  line,
  organisationId,
  projectId,
  roleId,
  timeZone,
  userId,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

export const listProjects = {
  method: "GET",
  url: "/api/projects",
  schema: {
    operationId: "listProjects",
    response: {
      200: z.object({
        items: z.array(
          z.object({
            id: projectId,
            name: z.string(),
            timeZone: z.string(),
            archivedAt: z.string().nullable(),
            host: z.object({ id: organisationId, name: z.string(), code: z.string(), colour }),
            isHost: z.boolean(),
            participantCount: z.number(),
            role: z.object({ key: z.string().nullable(), name: z.string() }),
            updatedAt: z.string(),
          }),
        ),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const createProject = {
  method: "POST",
  url: "/api/projects",
  schema: {
    operationId: "createProject",
    body: z.object({ name: line(200), timeZone }),
    response: { 201: z.object({ id: projectId }), ...problems },
  },
} as const satisfies Operation;

const projectView = z.object({
  id: projectId,
  name: z.string(),
  timeZone: z.string(),
  archivedAt: z.string().nullable(),
  hostOrganisationId: organisationId,
  standing: z.object({
    organisationId,
    isHost: z.boolean(),
    capabilities: z.array(z.enum(CAPABILITIES)),
  }),
  participants: z.array(
    z.object({
      organisationId,
      name: z.string(),
      code: z.string(),
      colour,
      isHost: z.boolean(),
      endedAt: z.string().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      userId,
      name: z.string(),
      organisationId,
      roleName: z.string().optional().describe("Only for people of one's own organisation"),
    }),
  ),
  roles: z.array(z.object({ id: roleId, key: z.string().nullable(), name: z.string() })),
});

export const getProject = {
  method: "GET",
  url: "/api/projects/:projectId",
  schema: {
    operationId: "getProject",
    params: z.object({ projectId }),
    response: { 200: projectView.meta({ id: "Project" }), ...problems },
  },
} as const satisfies Operation;

export const updateProject = {
  method: "PATCH",
  url: "/api/projects/:projectId",
  schema: {
    operationId: "updateProject",
    params: z.object({ projectId }),
    body: z.object({
      name: line(200).optional(),
      timeZone: timeZone.optional(),
      archived: z.boolean().optional(),
    }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
