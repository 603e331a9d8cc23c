import type { PlanCalendar, PlanFile, PlanResource } from "./plan-file.ts";

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

/** The calendar that each work resource runs in, by its uid: the project's where it comes to the same; null of one without. */
export function resourceCalendars(plan: PlanFile): ReadonlyMap<number, number | null> {
  const byUid = new Map(plan.calendars.map((calendar) => [calendar.uid, calendar]));
  const usual = essenceOf(plan.project.calendarUid, byUid);
  const assigned = new Set(plan.assignments.map(({ resourceUid }) => resourceUid));
  const found = (resource: PlanResource): number | null => {
    const uid = essenceOf(resource.calendarUid, byUid);
    return uid !== null && uid === usual ? plan.project.calendarUid : uid;
  };
  return new Map(
    plan.resources
      .filter(({ type, uid }) => type === "work" && assigned.has(uid))
      .map((resource) => [resource.uid, found(resource)]),
  );
}
