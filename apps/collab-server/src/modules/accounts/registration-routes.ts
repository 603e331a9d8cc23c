import type { App } from "../../platform/http/app.ts";
import { audit } from "../../db/audit.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { createOrganisation } from "../organisations/api.ts";
import { viewSession } from "../sessions/api.ts";
import { register } from "./account-contract.ts";
import { createUser, prepareUser } from "./create-user.ts";

export function registerRegistrationRoutes(app: App, context: ServerContext): void {
  const { db, sessions, settings, limiters } = context;

  app.route({
    ...register,
    handler: async (request, reply) => {
      if (!settings.openRegistration) throw new HttpError("auth.registration-closed");
      limiters.registrationByAddress.check(request.ip);
      limiters.registrationByAddress.count(request.ip);
      const { organisationName, organisationCode, ...registrant } = request.body;
      const user = await prepareUser(registrant);
      const userId = await db.transact(async (tx) => {
        const id = await createUser(tx, user);
        const organisationId = await createOrganisation(tx, {
          name: organisationName,
          code: organisationCode,
          colour: 1,
          admin: id,
        });
        await audit(tx, { action: "user.registered", userId: id, organisationId });
        return id;
      });
      const { cookie, session } = await sessions.begin(userId, {
        userAgent: request.headers["user-agent"] ?? "",
      });
      reply.header("set-cookie", cookie);
      return viewSession(context, session, session.csrf);
    },
  });
}
