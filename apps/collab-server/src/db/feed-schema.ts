import { pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { organisations, projects, users } from "./schema.ts";

/**
 * Addresses at which a calendar program reads somebody's milestones without signing in: one a person, organisation and project. Of the
 * secret in it the SHA-256 (hex) is kept. What is read is judged anew each time: the row alone opens nothing.
 */
export const milestoneFeeds = pgTable(
  "milestone_feeds",
  {
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text().notNull(),
    createdAt: timestamp({ withTimezone: true, mode: "date" }).notNull().defaultNow(),
    readAt: timestamp({ withTimezone: true, mode: "date" }), // by a calendar program, last
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.organisationId, t.userId] }),
    uniqueIndex("milestone_feeds_token").on(t.tokenHash),
  ],
);
