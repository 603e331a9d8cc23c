import { boolean, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { projects, users } from "./schema.ts";

/** Ways of looking at a plan that somebody keeps. `look` is the client's: read there by a total function, and bounded here. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    isShared: boolean().notNull(),
    look: jsonb().$type<Record<string, unknown>>().notNull(),
    changedAt: timestamp({ withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (t) => [index("saved_views_project").on(t.projectId, t.userId)],
);
