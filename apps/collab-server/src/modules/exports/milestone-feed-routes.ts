import { createHash } from "node:crypto";
import { canExport } from "@parley/shared/permissions/export-policy.ts";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, HttpError } from "../../platform/http/http-error.ts";
import { hashToken, newToken } from "../../platform/secret.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn, standingOf } from "../people/api.ts";
import { exportFactsOf } from "./export-facts.ts";
import * as contract from "./milestone-feed-contract.ts";
import * as repository from "./milestone-feed-repository.ts";
import { readPlan } from "./read-plan.ts";
import { exportAsIcalendar } from "./write-export.ts";

export function registerMilestoneFeedRoutes(app: App, context: ServerContext): void {
  const { db, clock, limiters, publicUrl } = context;

  app.route({
    ...contract.getMilestoneFeed,
    handler: async (request) => {
      const who = await participantIn(db.read, request, request.params.projectId);
      enforce(canExport(who));
      const feed = await repository.findFeed(db.read, who);
      if (feed === null) return { feed: null };
      const { createdAt, readAt } = feed;
      return {
        feed: { createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null },
      };
    },
  });

  app.route({
    ...contract.renewMilestoneFeed,
    handler: async (request, reply) => {
      const who = await participantIn(db.read, request, request.params.projectId);
      enforce(canExport(who));
      const token = newToken();
      const { projectId, organisationId, userId } = who;
      await db.transact(async (tx) => {
        await repository.renewFeed(tx, who, hashToken(token), new Date(clock()));
        await audit(tx, { action: "feed.renewed", userId, organisationId, projectId });
      });
      const url = `${publicUrl()}${contract.FEED_PATH}?token=${token}`;
      return reply.code(201).send({ url });
    },
  });

  app.route({
    ...contract.revokeMilestoneFeed,
    handler: async (request, reply) => {
      // Whoever may not export any more may still end what was made while it was allowed.
      const who = await participantIn(db.read, request, request.params.projectId);
      const { projectId, organisationId, userId } = who;
      await db.transact(async (tx) => {
        if (await repository.deleteFeed(tx, who))
          await audit(tx, { action: "feed.revoked", userId, organisationId, projectId });
      });
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...contract.readMilestoneFeed,
    handler: async (request, reply) => {
      limiters.tokenByAddress.check(request.ip);
      const tokenHash = hashToken(request.query.token);
      const feed = await repository.findFeedByToken(db.read, tokenHash);
      if (feed === null) {
        limiters.tokenByAddress.count(request.ip);
        throw new HttpError("access.not-found");
      }
      limiters.feedByToken.check(tokenHash);
      limiters.feedByToken.count(tokenHash);
      // A feed without its right looks like none: whoever holds the address learns nothing from it.
      const who = await standingOf(db.read, feed, feed.projectId);
      if (who.kind === "outsider" || !canExport(who).allowed) {
        throw new HttpError("access.not-found");
      }
      const language = feed.language === "zh-CN" ? "zh-CN" : "en";
      const [plan, facts] = await Promise.all([
        readPlan(context, who),
        exportFactsOf(context, feed.projectId, language),
      ]);
      const calendar = exportAsIcalendar(plan, facts);
      await db.transact((tx) => repository.markFeedRead(tx, tokenHash, facts.exportedAt));
      const tag = tagOf(calendar);
      reply.header("etag", tag);
      if (request.headers["if-none-match"] === tag) return reply.code(304).send(null);
      return reply
        .header("content-type", "text/calendar; charset=utf-8")
        .header("content-disposition", 'inline; filename="milestones.ics"')
        .serializer((body: unknown) => body as string)
        .send(calendar);
    },
  });
}

/** Of the milestones, and not of when they were asked for. */
function tagOf(calendar: string): string {
  const lasting = calendar.replaceAll(/^DTSTAMP:.*$/gm, "");
  return `W/"${createHash("sha256").update(lasting).digest("base64url")}"`;
}
