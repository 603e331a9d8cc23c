import type { App } from "../../platform/http/app.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import { hashToken } from "../../platform/secret.ts";
import type { ServerContext } from "../../server-context.ts";
import { setSessionOrganisation, signedIn, viewSession } from "../sessions/api.ts";
import { acceptInvitation as accept, refuseUnlessOpen } from "./accept-invitation.ts";
import { acceptInvitation, previewInvitation } from "./invitation-contract.ts";
import { describeInvitation } from "./invitation-repository.ts";

export function registerInvitationRoutes(app: App, context: ServerContext): void {
  const { db, sessions, collaboration, live, limiters, clock } = context;

  app.route({
    ...previewInvitation,
    handler: async (request) => {
      limiters.tokenByAddress.check(request.ip);
      const found = await describeInvitation(db.read, hashToken(request.params.token));
      if (found === null) {
        limiters.tokenByAddress.count(request.ip);
        throw new HttpError("invitation.invalid");
      }
      const { invitation, organisation, projectName, invitedBy } = found;
      refuseUnlessOpen(invitation, clock());
      return {
        kind: invitation.kind === "participant" ? ("participant" as const) : ("member" as const),
        organisation,
        project: projectName === null ? null : { name: projectName },
        organisationName: invitation.organisationName,
        email: invitation.email,
        invitedBy,
        expiresAt: invitation.expiresAt.toISOString(),
      };
    },
  });

  app.route({
    ...acceptInvitation,
    handler: async (request, reply) => {
      limiters.tokenByAddress.check(request.ip);
      const former = request.body.as.type === "signed-in" ? signedIn(request) : null;
      const accepted = await accept(context, request.params.token, request.body, former).catch(
        (error: unknown) => {
          if (error instanceof HttpError && error.code === "invitation.invalid") {
            limiters.tokenByAddress.count(request.ip);
          }
          throw error;
        },
      );
      const { userId, organisationId, projectId } = accepted;
      let session = former;
      if (former === null) {
        const begun = await sessions.begin(userId, {
          organisationId,
          userAgent: request.headers["user-agent"] ?? "",
        });
        reply.header("set-cookie", begun.cookie);
        session = begun.session;
      } else {
        await db.transact((tx) => setSessionOrganisation(tx, former.sessionId, organisationId));
        await collaboration.accessChanged({ kind: "session", sessionId: former.sessionId });
        session = { ...former, organisationId };
      }
      if (projectId !== null) {
        await collaboration.accessChanged({ kind: "project", projectId });
        await collaboration.catalogChanged(projectId);
        live.projectChanged(projectId);
        live.projectsChanged([userId]);
      }
      const view = await viewSession(context, session, session?.csrf ?? request.csrf);
      return { ...view, projectId };
    },
  });
}
