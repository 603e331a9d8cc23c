import { canManageOrganisation } from "@parley/shared/permissions/organisation-policy.ts";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { signedIn } from "../sessions/api.ts";
import { actingFor } from "./acting-organisation.ts";
import {
  createOrganisation,
  getOrganisation,
  updateOrganisation,
} from "./organisation-contract.ts";
import {
  changeOrganisation,
  createOrganisation as insertOrganisation,
  findOrganisation,
} from "./organisation-repository.ts";

export function registerOrganisationRoutes(app: App, { db, settings }: ServerContext): void {
  app.route({
    ...createOrganisation,
    handler: async (request, reply) => {
      const { userId } = signedIn(request);
      if (!settings.openRegistration) throw new HttpError("auth.registration-closed");
      const id = await db.transact(async (tx) => {
        const organisationId = await insertOrganisation(tx, { ...request.body, admin: userId });
        await audit(tx, { action: "organisation.created", userId, organisationId });
        return organisationId;
      });
      return reply.code(201).send({ id, ...request.body, role: "admin" as const });
    },
  });

  app.route({
    ...getOrganisation,
    handler: async (request) => {
      const { organisationId, organisationRole } = actingFor(request);
      const row = found(await findOrganisation(db.read, organisationId));
      return { ...row, role: organisationRole };
    },
  });

  app.route({
    ...updateOrganisation,
    handler: async (request) => {
      const actor = actingFor(request);
      const { organisationId, userId } = actor;
      enforce(canManageOrganisation(actor, organisationId));
      await db.transact(async (tx) => {
        await changeOrganisation(tx, organisationId, request.body);
        await audit(tx, {
          action: "organisation.changed",
          userId,
          organisationId,
          detail: request.body,
        });
      });
      const row = found(await findOrganisation(db.read, organisationId));
      return { ...row, role: actor.organisationRole };
    },
  });
}
