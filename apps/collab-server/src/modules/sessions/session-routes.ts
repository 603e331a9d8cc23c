import { HttpError } from "../../platform/http/http-error.ts";
import type { App } from "../../platform/http/app.ts";
import type { ServerContext } from "../../server-context.ts";
import { audit } from "../../db/audit.ts";
import { isPassword } from "./password.ts";
import { signedIn } from "./request-guard.ts";
import {
  getSession,
  signIn,
  signOut,
  signOutEverywhere,
  switchOrganisation,
} from "./session-contract.ts";
import {
  credentialsOf,
  deleteSession,
  deleteSessionsOfUser,
  membershipRole,
  setSessionOrganisation,
} from "./session-repository.ts";
import { viewSession } from "./session-view.ts";

export function registerSessionRoutes(app: App, context: ServerContext): void {
  const { db, sessions, collaboration, limiters } = context;

  app.route({
    ...getSession,
    handler: (request) => viewSession(context, request.session, request.csrf),
  });

  app.route({
    ...signIn,
    handler: async (request, reply) => {
      const { email, password } = request.body;
      limiters.signInByAddress.check(request.ip);
      limiters.signInByAccount.check(email);
      const known = await credentialsOf(db.read, email);
      if (!(await isPassword(known?.passwordHash ?? null, password)) || known === null) {
        limiters.signInByAddress.count(request.ip);
        limiters.signInByAccount.count(email);
        await db.transact((tx) =>
          audit(tx, { action: "session.refused", userId: known?.userId ?? null, ok: false }),
        );
        throw new HttpError("auth.bad-credentials");
      }
      limiters.signInByAccount.forgive(email);
      // A session that was open in this browser does not live on unseen.
      const former = request.session;
      if (former !== null) {
        await db.transact((tx) => deleteSession(tx, former.sessionId));
        await collaboration.accessChanged({ kind: "session", sessionId: former.sessionId });
      }
      const { cookie, session } = await sessions.begin(known.userId, {
        userAgent: request.headers["user-agent"] ?? "",
      });
      await db.transact((tx) => audit(tx, { action: "session.begun", userId: known.userId }));
      reply.header("set-cookie", cookie);
      return viewSession(context, session, session.csrf);
    },
  });

  app.route({
    ...signOut,
    handler: async (request, reply) => {
      const { session } = request;
      if (session !== null) {
        await db.transact((tx) => deleteSession(tx, session.sessionId));
        await collaboration.accessChanged({ kind: "session", sessionId: session.sessionId });
      }
      reply.header("set-cookie", sessions.clearingCookie);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...signOutEverywhere,
    handler: async (request, reply) => {
      const { userId } = signedIn(request);
      await db.transact(async (tx) => {
        await deleteSessionsOfUser(tx, userId, null);
        await audit(tx, { action: "session.all-ended", userId });
      });
      await collaboration.accessChanged({ kind: "user", userId });
      reply.header("set-cookie", sessions.clearingCookie);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...switchOrganisation,
    handler: async (request) => {
      const session = signedIn(request);
      const { organisationId } = request.body;
      const role = await membershipRole(db.read, session.userId, organisationId);
      if (role === null) throw new HttpError("access.not-found");
      await db.transact((tx) => setSessionOrganisation(tx, session.sessionId, organisationId));
      await collaboration.accessChanged({ kind: "session", sessionId: session.sessionId });
      const switched = { ...session, organisationId, organisationRole: role };
      return viewSession(context, switched, session.csrf);
    },
  });
}
