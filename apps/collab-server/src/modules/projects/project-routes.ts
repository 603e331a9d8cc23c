import { canCreateProject, canManageProject } from "@parley/shared/permissions/project-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import { audit } from "../../db/audit.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import { participantsOf } from "../participants/api.ts";
import { participantIn, peopleOfProject, standingOf, userIdsOn } from "../people/api.ts";
import { rolesOfProject } from "../roles/api.ts";
import { signedIn } from "../sessions/api.ts";
import { createProject } from "./create-project.ts";
import { morningIn } from "./morning-in.ts";
import * as contract from "./project-contract.ts";
import { changeProject, findProject, lastEdits, projectsOf } from "./project-repository.ts";

export function registerProjectRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, live, clock } = context;

  app.route({
    ...contract.listProjects,
    handler: async (request) => {
      const actor = signedIn(request);
      if (actor.organisationId === null) return { items: [] };
      const rows = await projectsOf(db.read, actor.userId, actor.organisationId);
      const items = rows.map(async (row) => {
        const projectId = row.id as Parameters<typeof standingOf>[2];
        const standing = await standingOf(db.read, actor, projectId);
        // Only of what may be read: that somebody works in a private lane is nobody else's business.
        const readable = await readableYdocs(db.read, standing, projectId);
        const edited = await lastEdits(
          db.read,
          readable.map(({ ydocId }) => ydocId),
        );
        return {
          id: projectId,
          name: row.name,
          timeZone: row.timeZone,
          archivedAt: row.archivedAt?.toISOString() ?? null,
          host: {
            id: row.hostId as NonNullable<typeof actor.organisationId>,
            name: row.hostName,
            code: row.hostCode,
            colour: row.hostColour,
          },
          isHost: row.hostId === actor.organisationId,
          participantCount: row.participantCount,
          role: { key: row.roleKey, name: row.roleName },
          updatedAt: (edited ?? row.createdAt).toISOString(),
        };
      });
      return { items: await Promise.all(items) };
    },
  });

  app.route({
    ...contract.createProject,
    handler: async (request, reply) => {
      const actor = signedIn(request);
      enforce(canCreateProject(actor));
      const { name, timeZone } = request.body;
      const { projectId } = await db.transact(async (tx) => {
        const created = await createProject(tx, {
          name,
          timeZone,
          hostOrganisationId: actor.organisationId!,
          language: actor.language,
          createdBy: actor.userId,
          startsAt: morningIn(timeZone, clock()),
        });
        await audit(tx, {
          action: "project.created",
          userId: actor.userId,
          organisationId: actor.organisationId,
          projectId: created.projectId,
        });
        return created;
      });
      live.projectsChanged([actor.userId]);
      return reply.code(201).send({ id: projectId });
    },
  });

  app.route({
    ...contract.getProject,
    handler: async (request) => {
      const { projectId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      const project = found(await findProject(db.read, projectId));
      const [participants, people, roles] = await Promise.all([
        participantsOf(db.read, projectId),
        peopleOfProject(db.read, projectId),
        rolesOfProject(db.read, projectId),
      ]);
      return {
        id: projectId,
        name: project.name,
        timeZone: project.timeZone,
        archivedAt: project.archivedAt?.toISOString() ?? null,
        hostOrganisationId: project.hostOrganisationId,
        standing: {
          organisationId: standing.organisationId,
          isHost: standing.isHost,
          capabilities: [...standing.capabilities],
        },
        participants: participants.map((one) => ({
          ...one,
          endedAt: one.endedAt?.toISOString() ?? null,
        })),
        people: people.map((one) => ({
          userId: one.userId,
          name: one.name,
          organisationId: one.organisationId,
          ...(one.organisationId === standing.organisationId ? { roleName: one.role.name } : {}),
        })),
        roles: roles.map(({ id, key, name }) => ({ id, key, name })),
      };
    },
  });

  app.route({
    ...contract.updateProject,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      enforce(canManageProject(standing));
      const { name, timeZone, archived } = request.body;
      await db.transact(async (tx) => {
        await changeProject(tx, projectId, {
          name,
          timeZone,
          ...(archived === undefined ? {} : { archivedAt: archived ? new Date(clock()) : null }),
        });
        await audit(tx, {
          action: "project.changed",
          userId: standing.userId,
          organisationId: standing.organisationId,
          projectId,
          detail: request.body,
        });
      });
      if (archived !== undefined) {
        await collaboration.accessChanged({ kind: "project", projectId });
        await collaboration.catalogChanged(projectId);
      }
      live.projectChanged(projectId);
      live.projectsChanged(await userIdsOn(db.read, projectId));
      return reply.code(204).send(null);
    },
  });
}
