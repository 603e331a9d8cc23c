import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { milestoneFeeds } from "../../db/feed-schema.ts";
import { users } from "../../db/schema.ts";

/** Whose feed it is. */
export type FeedOwner = {
  readonly projectId: ProjectId;
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
};

const ownedBy = ({ projectId, organisationId, userId }: FeedOwner) =>
  and(
    eq(milestoneFeeds.projectId, projectId),
    eq(milestoneFeeds.organisationId, organisationId),
    eq(milestoneFeeds.userId, userId),
  );

export async function findFeed(
  db: Reader,
  owner: FeedOwner,
): Promise<{ readonly createdAt: Date; readonly readAt: Date | null } | null> {
  const [row] = await db
    .select({ createdAt: milestoneFeeds.createdAt, readAt: milestoneFeeds.readAt })
    .from(milestoneFeeds)
    .where(ownedBy(owner));
  return row ?? null;
}

export async function findFeedByToken(
  db: Reader,
  tokenHash: string,
): Promise<(FeedOwner & { readonly language: string }) | null> {
  const [row] = await db
    .select({
      projectId: milestoneFeeds.projectId,
      organisationId: milestoneFeeds.organisationId,
      userId: milestoneFeeds.userId,
      language: users.language,
    })
    .from(milestoneFeeds)
    .innerJoin(users, eq(users.id, milestoneFeeds.userId))
    .where(eq(milestoneFeeds.tokenHash, tokenHash));
  return (row as (FeedOwner & { readonly language: string }) | undefined) ?? null;
}

/** The owner's one feed; what opened it before opens nothing any more. */
export async function renewFeed(
  tx: Writer,
  { projectId, organisationId, userId }: FeedOwner,
  tokenHash: string,
  createdAt: Date,
): Promise<void> {
  await tx
    .insert(milestoneFeeds)
    .values({ projectId, organisationId, userId, tokenHash, createdAt })
    .onConflictDoUpdate({
      target: [milestoneFeeds.projectId, milestoneFeeds.organisationId, milestoneFeeds.userId],
      set: { tokenHash, createdAt, readAt: null },
    });
}

export async function markFeedRead(tx: Writer, tokenHash: string, at: Date): Promise<void> {
  await tx
    .update(milestoneFeeds)
    .set({ readAt: at })
    .where(eq(milestoneFeeds.tokenHash, tokenHash));
}

/** Whether there was one. */
export async function deleteFeed(tx: Writer, owner: FeedOwner): Promise<boolean> {
  const { rowCount } = await tx.delete(milestoneFeeds).where(ownedBy(owner));
  return rowCount === 1;
}
