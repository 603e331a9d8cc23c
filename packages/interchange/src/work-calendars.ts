import type { PlanCalendar, PlanFile } from "./plan-file.ts";

/** Of one task, which calendar its people's work runs in, and whether there are several. */
export type WorkCalendar = { readonly uid: number | null; readonly isMixed: boolean };

const isEmpty = ({ week, exceptions, workWeeks }: PlanCalendar): boolean =>
  exceptions.length === 0 && workWeeks.length === 0 && week.every((day) => day === null);

/** The first calendar from here to the outermost base that says something: each person has one, and most of them say nothing. */
function essenceOf(uid: number | null, byUid: ReadonlyMap<number, PlanCalendar>): number | null {
  let at = uid === null ? undefined : byUid.get(uid);
  const seen = new Set<number>();
  while (at !== undefined && isEmpty(at) && at.baseUid !== null && !seen.has(at.uid)) {
    seen.add(at.uid);
    at = byUid.get(at.baseUid) ?? at;
  }
  return at?.uid ?? null;
}

/**
 * Calendars that tasks follow because of who works on them, where that is not the project's; by uid of the task. Tasks of a fixed
 * duration, and those that ignore people's calendars, are none of them.
 */
export function workCalendars(plan: PlanFile): ReadonlyMap<number, WorkCalendar> {
  const byUid = new Map(plan.calendars.map((calendar) => [calendar.uid, calendar]));
  const usual = essenceOf(plan.project.calendarUid, byUid);
  const ofResource = new Map(
    plan.resources
      .filter(({ type }) => type === "work")
      .map(({ uid, calendarUid }) => [uid, essenceOf(calendarUid, byUid) ?? usual]),
  );
  const followers = new Set(
    plan.tasks
      .filter(
        ({ summary, manual, elapsed, fixed, ignoresResourceCalendars }) =>
          !summary && !manual && !elapsed && fixed !== "duration" && !ignoresResourceCalendars,
      )
      .map(({ uid }) => uid),
  );
  const found = new Map<number, WorkCalendar>();
  for (const { taskUid, resourceUid } of plan.assignments) {
    const uid = ofResource.get(resourceUid);
    if (uid === undefined || !followers.has(taskUid)) continue;
    const known = found.get(taskUid);
    if (known === undefined) found.set(taskUid, { uid, isMixed: false });
    else if (known.uid !== uid) found.set(taskUid, { uid: known.uid, isMixed: true });
  }
  for (const [taskUid, { uid, isMixed }] of found)
    if (!isMixed && uid === usual) found.delete(taskUid);
  return found;
}
