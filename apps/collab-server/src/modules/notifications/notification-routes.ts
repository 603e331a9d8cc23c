import type { App } from "../../platform/http/app.ts";
import type { ServerContext } from "../../server-context.ts";
import { signedIn } from "../sessions/api.ts";
import { listNotifications, readNotifications } from "./notification-contract.ts";
import { markRead, notificationsFor } from "./notification-repository.ts";

export function registerNotificationRoutes(app: App, { db, clock }: ServerContext): void {
  app.route({
    ...listNotifications,
    handler: async (request) => {
      const { userId, organisationId } = signedIn(request);
      if (organisationId === null) return { items: [] };
      const { before, limit } = request.query;
      const page = { before: before === undefined ? null : new Date(before), limit };
      return { items: await notificationsFor(db.read, { userId, organisationId }, page) };
    },
  });

  app.route({
    ...readNotifications,
    handler: async (request, reply) => {
      const { userId, organisationId } = signedIn(request);
      if (organisationId !== null) {
        const to = { userId, organisationId };
        await db.transact((tx) => markRead(tx, to, request.body.ids, new Date(clock())));
      }
      return reply.code(204).send(null);
    },
  });
}
