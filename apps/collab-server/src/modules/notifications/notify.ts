import type { ServerContext } from "../../server-context.ts";
import {
  insertNotification,
  type NewNotification,
  type Recipient,
} from "./notification-repository.ts";

/** Stores a notification for each recipient, then shows it to those who are online. */
export async function notify(
  { db, live }: Pick<ServerContext, "db" | "live">,
  recipients: readonly Recipient[],
  notification: NewNotification,
): Promise<void> {
  if (recipients.length === 0) return;
  const stored = await db.transact(async (tx) => {
    const rows = [];
    for (const to of recipients) {
      rows.push({ to, event: await insertNotification(tx, to, notification) });
    }
    return rows;
  });
  for (const { to, event } of stored) live.notify(to, event);
}
