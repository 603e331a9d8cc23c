import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Notification, NotificationBody } from "@parley/shared/protocol/live-events.ts";
import type pg from "pg";

export type NotificationRepository = {
  /** The organisations for which these users were put on the project. */
  onProject(
    projectId: ProjectId,
    userIds: readonly UserId[],
  ): Promise<readonly { userId: UserId; organisationId: OrganisationId }[]>;
  insert(
    to: { readonly userId: UserId; readonly organisationId: OrganisationId },
    projectId: ProjectId,
    body: NotificationBody,
  ): Promise<Notification>;
};

export function createNotificationRepository(pool: pg.Pool): NotificationRepository {
  return {
    onProject: async (projectId, userIds) => {
      const { rows } = await pool.query<{ user_id: string; organisation_id: string }>(
        "select user_id, organisation_id from people where project_id = $1 and user_id = any($2::uuid[])",
        [projectId, userIds],
      );
      return rows.map((row) => ({
        userId: row.user_id as UserId,
        organisationId: row.organisation_id as OrganisationId,
      }));
    },

    insert: async ({ userId, organisationId }, projectId, body) => {
      const { rows } = await pool.query<{ id: string; at: Date }>(
        `insert into notifications (user_id, organisation_id, project_id, body)
         values ($1, $2, $3, $4) returning id, at`,
        [userId, organisationId, projectId, JSON.stringify(body)],
      );
      const row = rows[0];
      if (row === undefined) throw new Error("the notification was not stored");
      return { id: row.id, at: row.at.toISOString(), readAt: null, projectId, body };
    },
  };
}
