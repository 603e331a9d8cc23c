import {
  canDefineRole,
  canDeleteRole,
  canReadRoles,
} from "@parley/shared/permissions/role-policy.ts";
import type { ProjectId, RoleId } from "@parley/shared/primitives/ids.ts";
import { audit } from "../../db/audit.ts";
import { isStillReferenced } from "../../db/database-error.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn, type Participant } from "../people/api.ts";
import { createRole, deleteRole, listRoles, updateRole } from "./role-contract.ts";
import {
  changeRole,
  deleteRole as removeRole,
  findRole,
  insertRole,
  isRoleInUse,
  rolesOfProject,
} from "./role-repository.ts";

export function registerRoleRoutes(app: App, { db, collaboration, live }: ServerContext): void {
  const entry = (action: string, by: Participant, role: RoleId) => ({
    action,
    userId: by.userId,
    organisationId: by.organisationId,
    projectId: by.projectId,
    detail: { role },
  });

  const roleFacts = async (projectId: ProjectId, roleId: RoleId) => {
    const role = found(await findRole(db.read, projectId, roleId));
    return { role, facts: { key: role.key, isInUse: await isRoleInUse(db.read, roleId) } };
  };

  app.route({
    ...listRoles,
    handler: async (request) => {
      const { projectId } = request.params;
      enforce(canReadRoles(await participantIn(db.read, request, projectId)));
      return { items: await rolesOfProject(db.read, projectId) };
    },
  });

  app.route({
    ...createRole,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      enforce(canDefineRole(standing, null, request.body.capabilities));
      const role = await db.transact(async (tx) => {
        const inserted = await insertRole(tx, projectId, request.body);
        await audit(tx, entry("role.created", standing, inserted.id));
        return inserted;
      });
      live.projectChanged(projectId);
      return reply.code(201).send(role);
    },
  });

  app.route({
    ...updateRole,
    handler: async (request) => {
      const { projectId, roleId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      enforce(canReadRoles(standing));
      const { role, facts } = await roleFacts(projectId, roleId);
      const { name, capabilities } = request.body;
      enforce(canDefineRole(standing, facts, capabilities ?? role.capabilities));
      const changed = await db.transact(async (tx) => {
        const row =
          name === undefined && capabilities === undefined
            ? role
            : await changeRole(tx, roleId, { name, capabilities });
        await audit(tx, entry("role.changed", standing, roleId));
        return row;
      });
      await collaboration.accessChanged({ kind: "project", projectId });
      await collaboration.catalogChanged(projectId);
      live.projectChanged(projectId);
      return changed;
    },
  });

  app.route({
    ...deleteRole,
    handler: async (request, reply) => {
      const { projectId, roleId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      enforce(canReadRoles(standing));
      const { facts } = await roleFacts(projectId, roleId);
      enforce(canDeleteRole(standing, facts));
      try {
        await db.transact(async (tx) => {
          await removeRole(tx, roleId);
          await audit(tx, entry("role.deleted", standing, roleId));
        });
      } catch (error) {
        // Somebody was given the role in the meantime.
        if (isStillReferenced(error)) throw new HttpError("role.in-use");
        throw error;
      }
      live.projectChanged(projectId);
      return reply.code(204).send(null);
    },
  });
}
