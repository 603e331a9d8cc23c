import { sql } from "drizzle-orm";
import {
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { organisations, projects, users } from "./schema.ts";

const id = () =>
  uuid()
    .primaryKey()
    .default(sql`uuidv7()`);
const at = () => timestamp({ withTimezone: true, mode: "date" });

/** Several organisations look at revisions, and each says what it thinks of them. */
export const reviewRounds = pgTable(
  "review_rounds",
  {
    id: id(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id), // who opened it
    number: integer().notNull(), // from 1 in a project and organisation
    title: text().notNull(),
    instructions: text().notNull().default(""),
    order: text().notNull(), // 'together' | 'in-order'
    openedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    openedAt: at().notNull(),
    closedAt: at(),
    closedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    closingNote: text().notNull().default(""),
  },
  (t) => [uniqueIndex("review_rounds_number").on(t.projectId, t.organisationId, t.number)],
);

export const reviewSubjects = pgTable(
  "review_subjects",
  {
    roundId: uuid()
      .notNull()
      .references(() => reviewRounds.id, { onDelete: "cascade" }),
    kind: text().notNull(), // SubjectKind
    subjectId: uuid().notNull(), // of the file
    position: smallint().notNull(),
    /** The newest when the round closed: from then on this one counts. */
    closedRevisionId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.subjectId] }),
    index("review_subjects_subject").on(t.subjectId),
  ],
);

export const reviewers = pgTable(
  "reviewers",
  {
    id: id(),
    roundId: uuid()
      .notNull()
      .references(() => reviewRounds.id, { onDelete: "cascade" }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id),
    userId: uuid().references(() => users.id, { onDelete: "set null" }), // null: whoever decides
    step: smallint().notNull(), // from 1
    dueOn: date({ mode: "string" }),
    remindedAt: at(), // last, by hand or by itself
    /** How far the reminders that come by themselves are: 'none' | 'soon' | 'overdue'. */
    reminded: text().notNull().default("none"),
  },
  (t) => [index("reviewers_round").on(t.roundId)],
);

/** Append-only. */
export const reviewAnswers = pgTable(
  "review_answers",
  {
    id: id(),
    reviewerId: uuid()
      .notNull()
      .references(() => reviewers.id, { onDelete: "cascade" }),
    subjectId: uuid().notNull(),
    revisionId: uuid().notNull(),
    answer: text().notNull(), // ReviewAnswer
    reason: text().notNull(),
    userId: uuid().notNull(),
    at: at().notNull(),
  },
  (t) => [index("review_answers_reviewer").on(t.reviewerId, t.subjectId)],
);
