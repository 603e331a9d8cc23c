import {
  canCreateSpec,
  canListSpecs,
  canManageSpec,
  canReadSpec,
  canWriteSpec,
} from "@parley/shared/permissions/spec-policy.ts";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn } from "../people/api.ts";
import { createSpec } from "./create-spec.ts";
import * as contract from "./spec-contract.ts";
import { changeSpec, findSpec, specsOfProject } from "./spec-repository.ts";

export function registerSpecRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, live, clock } = context;

  app.route({
    ...contract.listSpecs,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canListSpecs(who));
      const rows = await specsOfProject(db.read, projectId);
      return {
        items: rows
          .filter((row) => canReadSpec(who, row).allowed)
          .map(({ createdAt, archivedAt, ...row }) => ({
            ...row,
            createdAt: createdAt.toISOString(),
            archivedAt: archivedAt?.toISOString() ?? null,
            canManage: canManageSpec(who, row).allowed,
            canWrite: canWriteSpec(who, row, archivedAt !== null).allowed,
          })),
      };
    },
  });

  app.route({
    ...contract.createSpec,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canCreateSpec(who));
      const { title, number = "", audience, writers, headings } = request.body;
      const { organisationId, userId } = who;
      const id = await db.transact(async (tx) => {
        const specId = await createSpec(tx, {
          projectId,
          organisationId,
          title,
          number,
          audience,
          writers,
          createdBy: userId,
          headings,
        });
        await audit(tx, {
          action: "spec.created",
          userId,
          organisationId,
          projectId,
          detail: { specId, title, audience, writers },
        });
        return specId;
      });
      await collaboration.catalogChanged(projectId);
      live.projectChanged(projectId);
      return reply.code(201).send({ id });
    },
  });

  app.route({
    ...contract.updateSpec,
    handler: async (request, reply) => {
      const { projectId, specId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const spec = found(await findSpec(db.read, projectId, specId));
      enforce(canManageSpec(who, spec));
      const { title, number, audience, writers, archived } = request.body;
      await db.transact(async (tx) => {
        await changeSpec(tx, specId, {
          title,
          number,
          audience,
          writers,
          ...(archived === undefined ? {} : { archivedAt: archived ? new Date(clock()) : null }),
        });
        await audit(tx, {
          action: "spec.changed",
          userId: who.userId,
          organisationId: who.organisationId,
          projectId,
          detail: { specId, ...request.body },
        });
      });
      if (archived !== undefined || audience !== undefined || writers !== undefined) {
        // Who may read and write it changes at once, on sockets that are open too.
        await collaboration.accessChanged({ kind: "project", projectId });
        await collaboration.catalogChanged(projectId);
      }
      live.projectChanged(projectId);
      return reply.code(204).send(null);
    },
  });
}
