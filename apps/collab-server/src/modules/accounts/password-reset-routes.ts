import type { App } from "../../platform/http/app.ts";
import { audit } from "../../db/audit.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import { hashToken } from "../../platform/secret.ts";
import type { ServerContext } from "../../server-context.ts";
import { deleteSessionsOfUser } from "../sessions/api.ts";
import { requestPasswordReset, resetPassword } from "./account-contract.ts";
import { hashNewPassword } from "./create-user.ts";
import { createResetLink, resetLetter } from "./password-reset.ts";
import { changeUser, findUserByEmail, usePasswordReset } from "./user-repository.ts";

export function registerPasswordResetRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, limiters, mail, clock, publicUrl, log } = context;

  const sendLink = async (email: string): Promise<void> => {
    const user = await findUserByEmail(db.read, email);
    if (user === null || !mail.canSend) return;
    const link = await createResetLink(db, { user, publicUrl: publicUrl(), now: clock() });
    mail.send({ to: user.email, ...resetLetter(user, link) });
  };

  app.route({
    ...requestPasswordReset,
    handler: async (request, reply) => {
      const { email } = request.body;
      limiters.resetByAddress.check(request.ip);
      limiters.resetByAccount.check(email);
      limiters.resetByAddress.count(request.ip);
      limiters.resetByAccount.count(email);
      // Not awaited: neither the answer nor its time tells whether the address is known.
      sendLink(email).catch((error: unknown) => log.error({ err: error }, "no reset link"));
      return reply.code(202).send(null);
    },
  });

  app.route({
    ...resetPassword,
    handler: async (request, reply) => {
      limiters.tokenByAddress.check(request.ip);
      const passwordHash = await hashNewPassword(request.body.password, []);
      const tokenHash = hashToken(request.params.token);
      const userId = await db.transact(async (tx) => {
        const id = await usePasswordReset(tx, tokenHash, new Date(clock()));
        if (id === null) return null;
        await changeUser(tx, id, { passwordHash });
        await deleteSessionsOfUser(tx, id, null);
        await audit(tx, { action: "password.reset", userId: id });
        return id;
      });
      if (userId === null) {
        limiters.tokenByAddress.count(request.ip);
        throw new HttpError("auth.reset-invalid");
      }
      await collaboration.accessChanged({ kind: "user", userId });
      return reply.code(204).send(null);
    },
  });
}
