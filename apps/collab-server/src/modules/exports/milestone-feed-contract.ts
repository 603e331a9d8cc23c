import { z } from "zod";
import { instant, projectId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const params = z.object({ projectId });

/** Where calendar programs read; what they read follows from the token. */
export const FEED_PATH = "/api/milestones.ics";

export const getMilestoneFeed = {
  method: "GET",
  url: "/api/projects/:projectId/milestone-feed",
  schema: {
    operationId: "getMilestoneFeed",
    params,
    response: {
      200: z.object({
        feed: z
          .object({
            createdAt: instant,
            readAt: instant.nullable().describe("By a calendar program, last"),
          })
          .nullable()
          .meta({ id: "MilestoneFeed" }),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const renewMilestoneFeed = {
  method: "POST",
  url: "/api/projects/:projectId/milestone-feed",
  schema: {
    operationId: "renewMilestoneFeed",
    description: "Makes an address for the person who asks; the one before it ends.",
    params,
    response: {
      201: z.object({ url: z.string().describe("Shown this once: the server keeps a hash") }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const revokeMilestoneFeed = {
  method: "DELETE",
  url: "/api/projects/:projectId/milestone-feed",
  schema: { operationId: "revokeMilestoneFeed", params, response: { 204: nothing, ...problems } },
} as const satisfies Operation;

export const readMilestoneFeed = {
  method: "GET",
  url: FEED_PATH,
  schema: {
    operationId: "readMilestoneFeed",
    description: "The milestones that the owner of the token may read at this moment.",
    querystring: z.object({ token: z.string().min(1).max(100) }),
    response: { 200: z.any().describe("iCalendar (RFC 5545)"), 304: nothing, ...problems },
  },
} as const satisfies Operation;
