import {
  canCreateWall,
  canListWalls,
  canManageWall,
} from "@parley/shared/permissions/wall-policy.ts";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn } from "../people/api.ts";
import { createWall } from "./create-wall.ts";
import { revealObjects } from "./reveal-objects.ts";
import * as contract from "./wall-contract.ts";
import { changeWall, findWall, wallsOfProject } from "./wall-repository.ts";

export function registerWallRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, live, clock } = context;

  app.route({
    ...contract.listWalls,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canListWalls(who));
      const rows = await wallsOfProject(db.read, projectId);
      return {
        items: rows.map(({ createdAt, archivedAt, ...row }) => ({
          ...row,
          createdAt: createdAt.toISOString(),
          archivedAt: archivedAt?.toISOString() ?? null,
          canManage: canManageWall(who, row).allowed,
        })),
      };
    },
  });

  app.route({
    ...contract.createWall,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canCreateWall(who));
      const { name } = request.body;
      const { organisationId, userId } = who;
      const id = await db.transact(async (tx) => {
        const wallId = await createWall(tx, { projectId, name, organisationId, createdBy: userId });
        await audit(tx, {
          action: "wall.created",
          userId,
          organisationId,
          projectId,
          detail: { wallId, name },
        });
        return wallId;
      });
      await collaboration.catalogChanged(projectId);
      live.projectChanged(projectId);
      return reply.code(201).send({ id });
    },
  });

  app.route({
    ...contract.updateWall,
    handler: async (request, reply) => {
      const { projectId, wallId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canListWalls(who));
      const wall = found(await findWall(db.read, projectId, wallId));
      enforce(canManageWall(who, wall));
      const { name, archived } = request.body;
      await db.transact(async (tx) => {
        await changeWall(tx, wallId, {
          name,
          ...(archived === undefined ? {} : { archivedAt: archived ? new Date(clock()) : null }),
        });
        await audit(tx, {
          action: "wall.changed",
          userId: who.userId,
          organisationId: who.organisationId,
          projectId,
          detail: { wallId, ...request.body },
        });
      });
      if (archived !== undefined) {
        // What everybody may write on it changes at once, on sockets that are open too.
        await collaboration.accessChanged({ kind: "project", projectId });
        await collaboration.catalogChanged(projectId);
      }
      live.projectChanged(projectId);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...contract.revealObjects,
    handler: async (request, reply) => {
      const { projectId, wallId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      await revealObjects(context, who, wallId, request.body.objectIds);
      return reply.code(204).send(null);
    },
  });
}
