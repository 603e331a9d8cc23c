import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Notification, NotificationBody } from "@parley/shared/protocol/live-events.ts";
import { and, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { notifications } from "../../db/schema.ts";

export type Recipient = { readonly userId: UserId; readonly organisationId: OrganisationId };
export type NewNotification = {
  readonly projectId: ProjectId | null;
  readonly body: NotificationBody;
};

const view = (row: typeof notifications.$inferSelect): Notification => ({
  id: row.id,
  at: row.at.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
  projectId: row.projectId as ProjectId | null,
  body: row.body as NotificationBody,
});

export async function insertNotification(
  tx: Writer,
  to: Recipient,
  notification: NewNotification,
): Promise<Notification> {
  const [row] = await tx
    .insert(notifications)
    .values({ ...to, ...notification })
    .returning();
  return view(row!);
}

const isFor = ({ userId, organisationId }: Recipient) =>
  and(eq(notifications.userId, userId), eq(notifications.organisationId, organisationId));

export async function notificationsFor(
  db: Reader,
  to: Recipient,
  { before, limit }: { before: Date | null; limit: number },
): Promise<Notification[]> {
  const rows = await db
    .select()
    .from(notifications)
    .where(before === null ? isFor(to) : and(isFor(to), lt(notifications.at, before)))
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(limit);
  return rows.map(view);
}

export async function markRead(
  tx: Writer,
  to: Recipient,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(notifications)
    .set({ readAt: at })
    .where(and(isFor(to), inArray(notifications.id, [...ids]), isNull(notifications.readAt)));
}
