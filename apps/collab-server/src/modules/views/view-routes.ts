import {
  canChangeView,
  canKeepViews,
  canReadView,
  canShareViews,
  type ViewFacts,
} from "@parley/shared/permissions/view-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn, type Participant } from "../people/api.ts";
import * as contract from "./view-contract.ts";
import * as repository from "./view-repository.ts";
import type { ViewRow } from "./view-repository.ts";

/** Of one person in one project. */
const MOST_VIEWS = 50;

const factsOf = (who: Participant, { userId, isShared }: ViewRow): ViewFacts => ({
  isMine: userId === who.userId,
  isShared,
});

export function registerViewRoutes(app: App, { db }: ServerContext): void {
  app.route({
    ...contract.listViews,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canKeepViews(who));
      const rows = await repository.viewsFor(db.read, projectId, who.userId);
      const items = rows
        .filter((row) => canReadView(who, factsOf(who, row)).allowed)
        .map((row) => ({
          id: row.id,
          name: row.name,
          isShared: row.isShared,
          isMine: row.userId === who.userId,
          canChange: canChangeView(who, factsOf(who, row)).allowed,
          look: row.look,
        }));
      return { items, canShare: canShareViews(who).allowed };
    },
  });

  app.route({
    ...contract.saveView,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const { name, isShared, look } = request.body;
      const who = await participantIn(db.read, request, projectId);
      enforce(isShared ? canShareViews(who) : canKeepViews(who));
      const { userId } = who;
      const id = await db.transact(async (tx) => {
        if ((await repository.countViews(tx, projectId, userId)) >= MOST_VIEWS)
          throw new HttpError("view.too-many");
        return repository.insertView(tx, { projectId, userId, name, isShared, look });
      });
      return reply.code(201).send({ id });
    },
  });

  app.route({
    ...contract.changeView,
    handler: async (request, reply) => {
      const { projectId, viewId } = request.params;
      const { name, isShared, look } = request.body;
      const who = await participantIn(db.read, request, projectId);
      const row = found(await repository.findView(db.read, projectId, viewId));
      enforce(canChangeView(who, factsOf(who, row)));
      if (isShared === true) enforce(canShareViews(who));
      await db.transact((tx) =>
        repository.updateView(tx, viewId, {
          ...(name !== undefined && { name }),
          ...(isShared !== undefined && { isShared }),
          ...(look !== undefined && { look }),
        }),
      );
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...contract.removeView,
    handler: async (request, reply) => {
      const { projectId, viewId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const row = found(await repository.findView(db.read, projectId, viewId));
      enforce(canChangeView(who, factsOf(who, row)));
      await db.transact((tx) => repository.deleteView(tx, viewId));
      return reply.code(204).send(null);
    },
  });
}
