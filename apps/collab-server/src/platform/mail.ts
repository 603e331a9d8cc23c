import { createTransport } from "nodemailer";
import type { Logger } from "./logger.ts";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

export interface Mailer {
  /** Without one, links are shown on the screen or printed by the operator's command. */
  readonly canSend: boolean;
  /** Hands the mail over in the background: how long it takes, or that it fails, tells the asker nothing. */
  send: (mail: Mail) => void;
  /** Waits for what is under way. */
  close: () => Promise<void>;
}

export const noMail: Mailer = {
  canSend: false,
  send: () => undefined,
  close: () => Promise.resolve(),
};

export function createMailer(smtpUrl: string, from: string, log: Logger): Mailer {
  const transport = createTransport(
    { url: smtpUrl, pool: true, connectionTimeout: 20_000, socketTimeout: 30_000 },
    { from },
  );
  const underWay = new Set<Promise<void>>();
  return {
    canSend: true,
    send: (mail) => {
      const sending = transport
        .sendMail({ to: mail.to, subject: mail.subject, text: mail.text })
        .then(
          () => undefined,
          (error: unknown) => log.error({ err: error }, "a mail could not be sent"),
        )
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    close: async () => {
      await Promise.allSettled(underWay);
      transport.close();
    },
  };
}
