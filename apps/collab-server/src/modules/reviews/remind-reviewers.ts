import type { ServerContext } from "../../server-context.ts";
import { findProject } from "../projects/api.ts";
import { roundsToRemind, setReminded, standingsIn } from "./review-repository.ts";
import { factsOf, subjectsOf } from "./round-facts.ts";
import { dueReviewers, peopleAsked, tell } from "./tell-round.ts";

const DAY_MS = 86_400_000;

/** The date that it is somewhere, YYYY-MM-DD. */
export const dateIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);

/** Tells those who have to answer that their day is near or over; each is told each of it once. */
export async function remindReviewers(
  context: Pick<ServerContext, "db" | "live" | "clock">,
): Promise<void> {
  const { db, clock } = context;
  const now = clock();
  for (const row of await roundsToRemind(db.read)) {
    const project = await findProject(db.read, row.projectId);
    if (project === null) continue;
    const today = dateIn(project.timeZone, now);
    const tomorrow = dateIn(project.timeZone, now + DAY_MS);
    const subjects = await subjectsOf(
      db.read,
      row.projectId,
      row.subjects.map(({ id }) => id),
    );
    const due = dueReviewers(factsOf(row, subjects));
    const standings = await standingsIn(db.read, row.projectId);
    for (const reviewer of row.reviewers) {
      const { dueOn, reminded } = reviewer;
      if (dueOn === null || !due.has(reviewer.id)) continue;
      const stage = dueOn < today ? "overdue" : dueOn <= tomorrow ? "soon" : "none";
      if (stage === "none" || stage === reminded) continue;
      await db.transact((tx) => setReminded(tx, [reviewer.id], new Date(now), stage));
      const event = stage === "overdue" ? "overdue" : "due-soon";
      const people = peopleAsked(row, reviewer, subjects, standings);
      await tell(context, row, people, { event, byName: "", subject: "" }, null);
    }
  }
}
