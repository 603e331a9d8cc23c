import { canEndParticipation, canLeaveProject } from "@parley/shared/permissions/project-policy.ts";
import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { notify } from "../notifications/api.ts";
import { participantIn, userIdsOn } from "../people/api.ts";
import { signedIn } from "../sessions/api.ts";
import { endParticipation, leaveProject } from "./participant-contract.ts";
import { endParticipationRow, participantsOf, projectName } from "./participation-repository.ts";

export function registerParticipationRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, live, clock } = context;

  const participation = async (projectId: ProjectId, organisationId: OrganisationId) => {
    const all = await participantsOf(db.read, projectId);
    return all.find((one) => one.organisationId === organisationId) ?? null;
  };

  const end = async (
    projectId: ProjectId,
    organisationId: OrganisationId,
    by: { readonly userId: UserId; readonly organisationId: OrganisationId | null },
  ): Promise<void> => {
    const concerned = await userIdsOn(db.read, projectId, organisationId);
    await db.transact(async (tx) => {
      const ended = await endParticipationRow(tx, projectId, organisationId, new Date(clock()));
      if (!ended) throw new HttpError("request.conflict");
      await audit(tx, {
        action: "participation.ended",
        userId: by.userId,
        organisationId: by.organisationId,
        projectId,
        detail: { organisation: organisationId },
      });
    });
    await collaboration.accessChanged({ kind: "project", projectId });
    await collaboration.catalogChanged(projectId);
    live.projectChanged(projectId);
    live.projectsChanged(concerned);
    const name = await projectName(db.read, projectId);
    await notify(
      context,
      concerned
        .filter((userId) => userId !== by.userId)
        .map((userId) => ({ userId, organisationId })),
      // The project itself is out of reach by now: the notification names it and leads nowhere.
      { projectId: null, body: { type: "participation-ended", projectName: name } },
    );
  };

  app.route({
    ...endParticipation,
    handler: async (request, reply) => {
      const { projectId, organisationId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      const target = await participation(projectId, organisationId);
      enforce(
        canEndParticipation(standing, {
          organisationId,
          isHost: target?.isHost ?? false,
          hasEnded: target !== null && target.endedAt !== null,
        }),
      );
      found(target);
      await end(projectId, organisationId, standing);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...leaveProject,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const actor = signedIn(request);
      const { organisationId } = actor;
      const own = organisationId === null ? null : await participation(projectId, organisationId);
      const facts =
        own === null
          ? null
          : {
              organisationId: own.organisationId,
              isHost: own.isHost,
              hasEnded: own.endedAt !== null,
            };
      enforce(canLeaveProject(actor, facts));
      await end(projectId, found(organisationId), actor);
      return reply.code(204).send(null);
    },
  });
}
