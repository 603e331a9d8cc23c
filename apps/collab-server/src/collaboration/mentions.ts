import type { Comment } from "@parley/shared/documents/task.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import { canReadYdoc } from "@parley/shared/permissions/ydoc-policy.ts";
import type { UserId } from "@parley/shared/primitives/ids.ts";
import type { AccessPorts, LiveEvents } from "./api.ts";
import type { NotificationRepository } from "./notification-repository.ts";
import type { OpenYdoc } from "./open-ydoc.ts";
import type { YdocSession } from "./ydoc-session.ts";

const MENTION = /@\[([^\]\n]{1,200})\]\(([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\)/g;
const MAX_MENTIONS = 20;
const EXCERPT_LENGTH = 160;

export const mentionedIn = (body: string): ReadonlySet<UserId> =>
  new Set([...body.matchAll(MENTION)].slice(0, MAX_MENTIONS).map((match) => match[2] as UserId));

/** The comment as a person reads it: names without ids. */
export function excerptOf(body: string): string {
  const text = body.replace(MENTION, "@$1").replace(/\s+/g, " ").trim();
  if (text.length <= EXCERPT_LENGTH) return text;
  const cut = text.slice(0, EXCERPT_LENGTH - 1);
  // Half of a surrogate pair is no text.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** Tells the people whom a new comment names, as far as they may read the ydoc that it lies in (SPEC 8.4). */
export function createMentions(options: {
  ports: AccessPorts;
  notifications: NotificationRepository;
  live: Pick<LiveEvents, "notify">;
}): (open: OpenYdoc, session: YdocSession, touches: readonly Touch[]) => Promise<void> {
  const { ports, notifications, live } = options;

  const tell = async (
    open: OpenYdoc,
    session: YdocSession,
    comment: Comment,
    userIds: readonly UserId[],
  ): Promise<void> => {
    for (const to of await notifications.onProject(open.projectId, userIds)) {
      const standing = await ports.standingOf(to, open.projectId);
      if (!canReadYdoc(standing, open.place).allowed) continue;
      const event = await notifications.insert(to, open.projectId, {
        type: "mention",
        taskId: comment.taskId,
        commentId: comment.id,
        byName: session.presence.name,
        excerpt: excerptOf(comment.body),
      });
      live.notify(to, event);
    }
  };

  return async (open, session, touches) => {
    const comments = open.document.getMap<Comment>("comments");
    for (const touch of touches) {
      if (touch.collection !== "comments" || touch.kind !== "create") continue;
      const comment = comments.get(touch.id);
      if (comment === undefined || comment.withdrawn === true) continue;
      const earlier = comment.amends === undefined ? "" : comments.get(comment.amends)?.body;
      const known = mentionedIn(earlier ?? "");
      const named = [...mentionedIn(comment.body)].filter(
        (userId) => userId !== session.userId && !known.has(userId),
      );
      if (named.length > 0) await tell(open, session, comment, named);
    }
  };
}
