import { REVIEW_NEWS } from "@parley/shared/protocol/live-events.ts";
import { z } from "zod";
import { instant, projectId, reviewRoundId, rowId } from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const notificationBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("mention"),
    taskId: z.string(),
    commentId: z.string(),
    byName: z.string(),
    excerpt: z.string(),
  }),
  z.object({
    type: z.literal("added-to-project"),
    projectName: z.string(),
    byName: z.string(),
  }),
  z.object({ type: z.literal("participation-ended"), projectName: z.string() }),
  z.object({
    type: z.literal("review"),
    event: z.enum(REVIEW_NEWS),
    roundId: reviewRoundId,
    title: z.string(),
    byName: z.string(),
    subject: z.string(),
  }),
]);

const notification = z
  .object({
    id: rowId,
    at: z.string(),
    readAt: z.string().nullable(),
    projectId: projectId.nullable(),
    body: notificationBody,
  })
  .meta({ id: "Notification" });

export const listNotifications = {
  method: "GET",
  url: "/api/me/notifications",
  schema: {
    operationId: "listNotifications",
    querystring: z.object({
      before: instant.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: { 200: z.object({ items: z.array(notification) }), ...problems },
  },
} as const satisfies Operation;

export const readNotifications = {
  method: "POST",
  url: "/api/me/notifications/read",
  schema: {
    operationId: "readNotifications",
    body: z.object({ ids: z.array(rowId).max(500) }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;
