import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { blankPlanAssignment, blankPlanResource } from "./blank-plan-task.ts";
import type { PlanAssignment, PlanCalendar, PlanResource } from "./plan-file.ts";

type Names = {
  readonly organisationName: (id: string) => string;
  readonly personName: (id: string) => string | null;
};

export type FileResources = {
  /** Those of resources, which follow one of the project's: a file wants one for each. */
  readonly calendars: readonly PlanCalendar[];
  /** Whether resources of the plan work on it: dates may follow their calendars. */
  isAssigned(taskId: TaskId): boolean;
  /** Notes who works on a task: its resources, else whom it names, else its company. */
  add(row: TaskRow, uid: number): void;
  resources(): readonly PlanResource[];
  assignments(): readonly PlanAssignment[];
};

/** Who works on the tasks of a plan, as a file holds it: with the company as group. */
export function fileResources(
  plan: Pick<Plan, "resources" | "assignments">,
  calendarUids: ReadonlyMap<string | null, number>,
  { organisationName, personName }: Names,
): FileResources {
  const own = new Map<string, PlanResource>();
  const calendars: PlanCalendar[] = [];
  for (const [id, { resource, organisationId }] of plan.resources) {
    const base = calendarUids.get(resource.calendarId);
    const calendar =
      base === undefined || resource.calendarId === null
        ? null
        : derived(calendarUids.size + calendars.length + 1, base, resource.name);
    if (calendar !== null) calendars.push(calendar);
    const { name, maxUnits } = resource;
    const group = organisationName(organisationId);
    const calendarUid = calendar?.uid ?? null;
    own.set(id, blankPlanResource(own.size + 1, { name, group, maxUnits, calendarUid }));
  }
  const named = new Map<string, PlanResource>();
  const assignmentsOf = Map.groupBy(plan.assignments, ({ taskId }) => taskId);
  const made: PlanAssignment[] = [];
  const add = (uid: number, resource: PlanResource, over: Partial<PlanAssignment> = {}): void =>
    void made.push(blankPlanAssignment(made.length + 1, uid, resource.uid, over));

  /** Work of one person, or of a company where nobody is named yet. */
  const nameOn = ({ task, organisationId }: TaskRow): PlanResource => {
    const group = organisationName(organisationId);
    const person = task.assigneeId === null ? null : personName(task.assigneeId);
    const name = person ?? task.assigneeName ?? group;
    const key = `${organisationId} ${name}`;
    const known = named.get(key);
    if (known !== undefined) return known;
    const resource = blankPlanResource(own.size + named.size + 1, { name, group });
    named.set(key, resource);
    return resource;
  };

  return {
    calendars,
    isAssigned: (taskId) => assignmentsOf.has(taskId),
    add(row, uid) {
      const assigned = assignmentsOf.get(row.task.id);
      if (assigned === undefined) {
        if (!row.isSummary) add(uid, nameOn(row));
        return;
      }
      for (const { resourceId, units, work, delay } of assigned) {
        const whole = work ?? Math.round(units * (row.task.duration ?? 0));
        add(uid, own.get(resourceId)!, { units, work: whole > 0 ? whole : null, delay });
      }
    },
    resources: () => [...own.values(), ...named.values()],
    assignments: () => made,
  };
}

const derived = (uid: number, baseUid: number, name: string): PlanCalendar => ({
  uid,
  name: name || `Calendar ${uid}`,
  isBase: false,
  baseUid,
  week: Array<null>(7).fill(null),
  workWeeks: [],
  exceptions: [],
  extra: [],
});
