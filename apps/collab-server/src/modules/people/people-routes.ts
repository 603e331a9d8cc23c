import {
  canGiveRole,
  canRemovePerson,
  canSeePeople,
} from "@parley/shared/permissions/person-policy.ts";
import type { ProjectId, RoleId, UserId } from "@parley/shared/primitives/ids.ts";
import { audit } from "../../db/audit.ts";
import type { Writer } from "../../db/database.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { notify } from "../notifications/api.ts";
import { findRole } from "../roles/api.ts";
import { signedIn } from "../sessions/api.ts";
import { participantIn, type Participant } from "./participant-request.ts";
import { addPerson, listPeople, removePerson, updatePerson } from "./people-contract.ts";
import {
  capabilitiesOfPerson,
  deletePerson,
  hasManager,
  insertPerson,
  invitedRepresentatives,
  isMember,
  lockProject,
  nameOfProject,
  peopleOfProject,
  setPersonRole,
} from "./people-repository.ts";

export function registerPeopleRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, live } = context;

  /** Tells everybody concerned, before the answer: an open socket never outlives a right. */
  const changed = async (projectId: ProjectId, userId: UserId): Promise<void> => {
    await collaboration.accessChanged({ kind: "user", userId });
    await collaboration.catalogChanged(projectId);
    live.projectChanged(projectId);
    live.projectsChanged([userId]);
  };

  const record = (tx: Writer, action: string, by: Participant, detail: object): Promise<void> =>
    audit(tx, {
      action,
      userId: by.userId,
      organisationId: by.organisationId,
      projectId: by.projectId,
      detail: { ...detail },
    });

  app.route({
    ...listPeople,
    handler: async (request) => {
      const { projectId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      enforce(canSeePeople(standing));
      const [people, invited] = await Promise.all([
        peopleOfProject(db.read, projectId),
        invitedRepresentatives(db.read, projectId),
      ]);
      const isOwn = (one: { organisationId: string }): boolean =>
        one.organisationId === standing.organisationId;
      const shown = people.filter(
        (one) => isOwn(one) || (standing.isHost && invited.has(one.userId)),
      );
      return {
        items: shown.map(({ email, ...one }) => (isOwn(one) ? { ...one, email } : one)),
      };
    },
  });

  app.route({
    ...addPerson,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const { userId, roleId } = request.body;
      const standing = await participantIn(db.read, request, projectId);
      const { organisationId } = standing;
      const key = { projectId, organisationId, userId };
      const projectName = await db.transact(async (tx) => {
        await lockProject(tx, projectId);
        const role = found(await findRole(tx, projectId, roleId));
        const present = await capabilitiesOfPerson(tx, key);
        const facts = { organisationId, presentCapabilities: present };
        enforce(canGiveRole(standing, facts, role.capabilities));
        // Only people of one's own organisation: of others it is not even told that they exist.
        if (!(await isMember(tx, organisationId, userId))) throw new HttpError("access.not-found");
        if (present !== null) throw new HttpError("request.conflict");
        await insertPerson(tx, { ...key, roleId });
        await record(tx, "person.added", standing, { person: userId, role: roleId });
        return nameOfProject(tx, projectId);
      });
      await changed(projectId, userId);
      if (userId !== standing.userId) {
        const byName = signedIn(request).name;
        await notify(context, [{ userId, organisationId }], {
          projectId,
          body: { type: "added-to-project", projectName, byName },
        });
      }
      return reply.code(204).send(null);
    },
  });

  const change = async (
    standing: Participant,
    userId: UserId,
    roleId: RoleId | null,
  ): Promise<void> => {
    const { projectId, organisationId } = standing;
    const key = { projectId, organisationId, userId };
    await db.transact(async (tx) => {
      await lockProject(tx, projectId);
      const role = roleId === null ? null : found(await findRole(tx, projectId, roleId));
      const present = await capabilitiesOfPerson(tx, key);
      const facts = { organisationId, presentCapabilities: present };
      enforce(
        role === null
          ? canRemovePerson(standing, facts)
          : canGiveRole(standing, facts, role.capabilities),
      );
      found(present);
      if (role === null) await deletePerson(tx, key);
      else await setPersonRole(tx, key, role.id);
      if (!(await hasManager(tx, projectId))) throw new HttpError("project.last-manager");
      const action = role === null ? "person.removed" : "person.changed";
      await record(tx, action, standing, { person: userId, role: roleId });
    });
    await changed(projectId, userId);
  };

  app.route({
    ...updatePerson,
    handler: async (request, reply) => {
      const { projectId, userId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      await change(standing, userId, request.body.roleId);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...removePerson,
    handler: async (request, reply) => {
      const { projectId, userId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      await change(standing, userId, null);
      return reply.code(204).send(null);
    },
  });
}
