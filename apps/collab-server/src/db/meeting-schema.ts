import { sql } from "drizzle-orm";
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { walls } from "./schema.ts";

const at = () => timestamp({ withTimezone: true, mode: "date" });

/** A joint session at a wall. What happened in it is its log; how it stands is computed from that. */
export const meetings = pgTable(
  "meetings",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    wallId: uuid()
      .notNull()
      .references(() => walls.id, { onDelete: "cascade" }),
    createdAt: at().notNull().defaultNow(),
    endedAt: at(),
  },
  (t) => [
    index("meetings_wall").on(t.wallId),
    // One at a time.
    uniqueIndex("meetings_open")
      .on(t.wallId)
      .where(sql`${t.endedAt} is null`),
  ],
);

/** Append-only. `seq` counts from 1 without gaps within a meeting. */
export const meetingEvents = pgTable(
  "meeting_events",
  {
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    seq: integer().notNull(),
    at: at().notNull(),
    userId: uuid().notNull(),
    organisationId: uuid().notNull(),
    command: jsonb().notNull(), // MeetingEvent["command"] of packages/shared
    results: jsonb(), // VoteResult[] of a vote that was closed
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.seq] })],
);

/** Told to nobody but the person until the vote is closed; and then only as sums. */
export const meetingDots = pgTable(
  "meeting_dots",
  {
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    voteId: text().notNull(),
    userId: uuid().notNull(),
    targetId: text().notNull(), // an object of the wall, or a task
    dots: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.voteId, t.userId, t.targetId] })],
);
