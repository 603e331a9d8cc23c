import { z } from "zod";
import { line, projectId, rowId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const MOST_LOOK = 8_000;

/** Columns, widths, order, headings, filter and scale. What it means is the client's; a client that does not know it looks as usual. */
const look = z
  .record(z.string().max(40), z.unknown())
  .refine((value) => JSON.stringify(value).length <= MOST_LOOK, "must be at most 8,000 characters");

const view = z
  .object({
    id: rowId,
    name: z.string(),
    isShared: z.boolean().describe("Offered to everybody in the project"),
    isMine: z.boolean(),
    canChange: z.boolean(),
    look,
  })
  .meta({ id: "SavedView" });

const params = z.object({ projectId, viewId: rowId });
const name = line(100);

export const listViews = {
  method: "GET",
  url: "/api/projects/:projectId/views",
  schema: {
    operationId: "listViews",
    params: z.object({ projectId }),
    response: {
      200: z.object({ items: z.array(view), canShare: z.boolean() }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const saveView = {
  method: "POST",
  url: "/api/projects/:projectId/views",
  schema: {
    operationId: "saveView",
    params: z.object({ projectId }),
    body: z.object({ name, isShared: z.boolean(), look }),
    response: { 201: z.object({ id: rowId }), ...problems },
  },
} as const satisfies Operation;

export const changeView = {
  method: "PATCH",
  url: "/api/projects/:projectId/views/:viewId",
  schema: {
    operationId: "changeView",
    params,
    body: z.object({
      name: name.optional(),
      isShared: z.boolean().optional(),
      look: look.optional(),
    }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const removeView = {
  method: "DELETE",
  url: "/api/projects/:projectId/views/:viewId",
  schema: { operationId: "removeView", params, response: { 204: nothing, ...problems } },
} as const satisfies Operation;
