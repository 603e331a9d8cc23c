import type { App } from "../../platform/http/app.ts";
import { audit } from "../../db/audit.ts";
import { found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { deleteSessionsOfUser, isPassword, signedIn, viewSession } from "../sessions/api.ts";
import { changePassword, updateMe } from "./account-contract.ts";
import { hashNewPassword } from "./create-user.ts";
import { changeUser, findUser } from "./user-repository.ts";

export function registerAccountRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, limiters } = context;

  app.route({
    ...updateMe,
    handler: async (request) => {
      const session = signedIn(request);
      await db.transact((tx) => changeUser(tx, session.userId, request.body));
      const given = Object.fromEntries(
        Object.entries(request.body).filter(([, value]) => value !== undefined),
      );
      return viewSession(context, { ...session, ...given }, session.csrf);
    },
  });

  app.route({
    ...changePassword,
    handler: async (request, reply) => {
      const { userId, sessionId, email, name } = signedIn(request);
      const { current, next } = request.body;
      // Whoever sits at an open browser must not be able to try passwords without end.
      limiters.signInByAccount.check(email);
      const user = found(await findUser(db.read, userId));
      if (!(await isPassword(user.passwordHash, current))) {
        limiters.signInByAccount.count(email);
        throw new HttpError("auth.bad-credentials");
      }
      const passwordHash = await hashNewPassword(next, [email, name, current]);
      await db.transact(async (tx) => {
        await changeUser(tx, userId, { passwordHash });
        await deleteSessionsOfUser(tx, userId, sessionId);
        await audit(tx, { action: "password.changed", userId });
      });
      await collaboration.accessChanged({ kind: "user", userId });
      return reply.code(204).send(null);
    },
  });
}
