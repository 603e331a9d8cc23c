import type { PlanFile } from "./plan-file.ts";
import { writeIcalendar, type IcalendarEvent, type IcalendarFacts } from "./write-icalendar.ts";

/** Where the working days of a plan begin and end; a milestone there is meant as the day. */
function edgesOfDays(plan: PlanFile): ReadonlySet<string> {
  const edges = new Set(["00:00"]);
  for (const { week } of plan.calendars)
    for (const hours of week) {
      if (hours === null || hours === "") continue;
      edges.add(hours.slice(0, 5));
      edges.add(hours.slice(-5));
    }
  return edges;
}

/** How an event is known to calendar programs, and the page that tells more of it. */
export type EventNames = (taskUid: number) => Pick<IcalendarEvent, "uid" | "url">;

const namedInFile =
  ({ project }: PlanFile): EventNames =>
  (uid) => ({ uid: `task-${uid}@${encodeURIComponent(project.name || "plan")}`, url: null });

/** The milestones of a plan that have a date, in its order. */
export function milestonesOf(
  plan: PlanFile,
  namesOf: EventNames = namedInFile(plan),
): readonly IcalendarEvent[] {
  const edges = edgesOfDays(plan);
  const resources = new Map(plan.resources.map((each) => [each.uid, each]));
  const groups = new Map<number, string>();
  for (const { taskUid, resourceUid } of plan.assignments) {
    const group = resources.get(resourceUid)?.group ?? "";
    if (group !== "" && !groups.has(taskUid)) groups.set(taskUid, group);
  }
  return plan.tasks.flatMap((task): IcalendarEvent[] => {
    const at = task.actualFinish ?? task.finish ?? task.start;
    if (!task.milestone || task.inactive || task.outlineLevel === 0 || at === null) return [];
    return [
      {
        ...namesOf(task.uid),
        name: task.name,
        at,
        allDay: edges.has(at.slice(11, 16)),
        description: task.notes,
        organisation: groups.get(task.uid) ?? "",
        done: task.percentComplete === 100 || task.actualFinish !== null,
      },
    ];
  });
}

export const planAsIcalendar = (
  plan: PlanFile,
  facts: Omit<IcalendarFacts, "name" | "refreshMinutes">,
): string =>
  writeIcalendar(milestonesOf(plan), {
    ...facts,
    name: plan.project.title || plan.project.name || "Parley",
    refreshMinutes: 60,
  });
