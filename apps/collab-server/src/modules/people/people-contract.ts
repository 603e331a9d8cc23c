import { z } from "zod";
import { organisationId, projectId, roleId, userId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const person = z.object({ projectId, userId });

export const listPeople = {
  method: "GET",
  url: "/api/projects/:projectId/people",
  schema: {
    operationId: "listPeople",
    params: z.object({ projectId }),
    response: {
      200: z.object({
        items: z.array(
          z.object({
            userId,
            name: z.string(),
            email: z.string().optional().describe("Only for people of one's own organisation"),
            organisationId,
            role: z.object({ id: roleId, key: z.string().nullable(), name: z.string() }),
          }),
        ),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const addPerson = {
  method: "POST",
  url: "/api/projects/:projectId/people",
  schema: {
    operationId: "addPerson",
    params: z.object({ projectId }),
    body: z.object({ userId, roleId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const updatePerson = {
  method: "PATCH",
  url: "/api/projects/:projectId/people/:userId",
  schema: {
    operationId: "updatePerson",
    params: person,
    body: z.object({ roleId }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const removePerson = {
  method: "DELETE",
  url: "/api/projects/:projectId/people/:userId",
  schema: {
    operationId: "removePerson",
    params: person,
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
