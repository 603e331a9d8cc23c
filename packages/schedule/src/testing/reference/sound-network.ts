import { MAX_INSTANT, MIN_INSTANT } from "../../instant.ts";
import type {
  AssignmentInput,
  CalendarInput,
  Instant,
  Network,
  ProjectInput,
  RelationInput,
  ResourceInput,
  Tenths,
} from "../../network.ts";
import type { ScheduleFinding } from "../../schedule.ts";
import { weekOf, type Line } from "./calendar-days.ts";
import { cutCircles } from "./cut-circles.ts";
import type { SoundTask } from "./sound-task.ts";
import { checkHours, inCircle, soundParents } from "./sound-references.ts";

/** What the passes work on (SPEC, rules of totality). Maps are in order of ids. */
export type SoundNetwork = {
  readonly project: ProjectInput;
  readonly tasks: ReadonlyMap<string, SoundTask>;
  /** Without those that close a circle. */
  readonly relations: readonly RelationInput[];
  /** A calendar and what it inherits, nearest first. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly resources: ReadonlyMap<string, ResourceInput>;
  readonly assignmentsOf: ReadonlyMap<string, readonly AssignmentInput[]>;
  readonly findings: readonly ScheduleFinding[];
};

export const LONGEST: Tenths = 2_000_000_000;
const MOST_PERCENT = 1_000_000;
const USUAL_DURATION: Tenths = 4_800;

/** JSON with sorted keys, so that equal content is equal text (X4). */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
        )
      : part,
  );
}

export function soundNetwork(network: Network): SoundNetwork {
  const findings: ScheduleFinding[] = [];

  function unique<Entity extends { readonly id: string }>(
    of: "task" | "relation" | "calendar" | "resource" | "assignment",
    list: readonly Entity[],
  ): Map<string, Entity> {
    const byId = new Map<string, Entity>();
    const twice = new Set<string>();
    for (const entity of list) {
      const other = byId.get(entity.id);
      if (other !== undefined) twice.add(entity.id);
      if (other === undefined || canonicalText(entity) > canonicalText(other))
        byId.set(entity.id, entity);
    }
    for (const id of twice) findings.push({ type: "duplicate-id", of, id });
    return new Map([...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** X5: rounded unless `exact`, and brought between `least` and `most`; NaN becomes `none`. */
  function number<None>(
    owner: string,
    field: string,
    value: number,
    range: {
      readonly least: number;
      readonly most: number;
      readonly none: None;
      readonly exact?: true;
    },
  ): number | None {
    const whole = range.exact ? value : Math.round(value);
    const good = Number.isNaN(whole)
      ? range.none
      : Math.min(range.most, Math.max(range.least, whole));
    if (good !== value) findings.push({ type: "value-out-of-range", ownerId: owner, field });
    return good === 0 ? 0 : good; // no −0
  }
  const instant = (owner: string, field: string, value: Instant | null): Instant | null => {
    if (value === null) return null;
    if (Number.isFinite(value))
      return number(owner, field, value, { least: MIN_INSTANT, most: MAX_INSTANT, none: null });
    findings.push({ type: "value-out-of-range", ownerId: owner, field });
    return null;
  };
  const length = (owner: string, field: string, value: Tenths): Tenths =>
    number(owner, field, value, { least: 0, most: LONGEST, none: 0 });

  const calendars = unique("calendar", network.calendars);
  const lines = new Map<string, Line>();
  for (const calendar of calendars.values()) {
    checkHours(calendar, findings);
    const line: CalendarInput[] = [calendar];
    for (let at = calendar; at.baseId !== null;) {
      const base = calendars.get(at.baseId);
      if (base === undefined || line.includes(base)) break;
      line.push(base);
      at = base;
    }
    if (calendar.baseId !== null && !calendars.has(calendar.baseId))
      findings.push({
        type: "unknown-calendar",
        ownerId: calendar.id,
        calendarId: calendar.baseId,
      });
    lines.set(calendar.id, line);
    if (inCircle(calendar, calendars))
      findings.push({ type: "calendar-cycle", calendarId: calendar.id });
    if (weekOf(line).idle)
      findings.push({ type: "calendar-without-work", calendarId: calendar.id });
  }
  const knownCalendar = (owner: string, id: string | null): string | null => {
    if (id === null || calendars.has(id)) return id;
    findings.push({ type: "unknown-calendar", ownerId: owner, calendarId: id });
    return null;
  };

  const given = unique("task", network.tasks);
  const parentOf = soundParents(given, findings);
  const children = new Map<string, string[]>();
  for (const [id, parentId] of parentOf)
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const isActive = (id: string | null): boolean =>
    id === null || (given.get(id)!.active && isActive(parentOf.get(id)!));

  const tasks = new Map<string, SoundTask>();
  for (const task of given.values()) {
    const own = children.get(task.id) ?? [];
    const isLeaf = own.length === 0;
    const { id, bounds } = task;
    const dated = task.constraint !== "ASAP" && task.constraint !== "ALAP";
    const constraintDate = instant(id, "constraintDate", task.constraintDate);
    if (dated && constraintDate === null)
      findings.push({ type: "constraint-without-date", taskId: id });
    let duration = task.duration;
    if (duration === null) {
      if (isLeaf && !task.milestone) findings.push({ type: "no-duration", taskId: id });
      duration = task.milestone ? 0 : USUAL_DURATION;
    }
    tasks.set(id, {
      ...task,
      parentId: parentOf.get(id)!,
      children: own,
      isActive: isActive(id),
      start: instant(id, "start", task.start),
      finish: instant(id, "finish", task.finish),
      duration: length(id, "duration", duration),
      constraint: dated && constraintDate === null ? "ASAP" : task.constraint,
      constraintDate,
      deadline: instant(id, "deadline", task.deadline),
      calendarId: knownCalendar(id, task.calendarId),
      percentComplete: number(id, "percentComplete", task.percentComplete, {
        least: 0,
        most: 100,
        none: 0,
        exact: true,
      }),
      actualStart: instant(id, "actualStart", task.actualStart),
      actualFinish: instant(id, "actualFinish", task.actualFinish),
      remainingDuration:
        task.remainingDuration === null
          ? null
          : length(id, "remainingDuration", task.remainingDuration),
      resume: instant(id, "resume", task.resume),
      splits: task.splits.map(({ after, rest }) => ({
        after: length(id, "splits", after),
        rest: length(id, "splits", rest),
      })),
      levellingDelay: length(id, "levellingDelay", task.levellingDelay),
      bounds: bounds && {
        startNotBefore: instant(id, "bounds", bounds.startNotBefore),
        finishNotBefore: instant(id, "bounds", bounds.finishNotBefore),
        startNotAfter: instant(id, "bounds", bounds.startNotAfter),
        finishNotAfter: instant(id, "bounds", bounds.finishNotAfter),
      },
    });
  }

  const above = (id: string): string[] => {
    const parentId = parentOf.get(id)!;
    return parentId === null ? [] : [parentId, ...above(parentId)];
  };
  const sound: RelationInput[] = [];
  for (const relation of unique("relation", network.relations).values()) {
    const { id, predecessorId: from, successorId: to } = relation;
    const missingId = [from, to].find((end) => !tasks.has(end));
    if (missingId !== undefined)
      findings.push({ type: "dangling-relation", relationId: id, missingId });
    else if (from === to || above(from).includes(to) || above(to).includes(from))
      findings.push({ type: "relation-to-own-summary", relationId: id });
    else {
      const isPercent = relation.lagUnit === "percent" || relation.lagUnit === "elapsed-percent";
      const most = isPercent ? MOST_PERCENT : LONGEST;
      const lag = number(id, "lag", relation.lag, {
        least: -most,
        most,
        none: 0,
        ...(isPercent && { exact: true }),
      });
      sound.push({ ...relation, lag });
    }
  }

  const resources = new Map<string, ResourceInput>();
  for (const resource of unique("resource", network.resources).values())
    resources.set(resource.id, {
      ...resource,
      calendarId: knownCalendar(resource.id, resource.calendarId),
    });
  const assignmentsOf = new Map<string, AssignmentInput[]>();
  for (const assignment of unique("assignment", network.assignments).values()) {
    const { id, taskId, resourceId } = assignment;
    const missingId = !tasks.has(taskId)
      ? taskId
      : resources.has(resourceId)
        ? undefined
        : resourceId;
    if (missingId !== undefined)
      findings.push({ type: "dangling-assignment", assignmentId: id, missingId });
    else
      assignmentsOf.set(taskId, [
        ...(assignmentsOf.get(taskId) ?? []),
        {
          ...assignment,
          units: number(id, "units", assignment.units, {
            least: 0,
            most: MOST_PERCENT,
            none: 1,
            exact: true,
          }),
          work: assignment.work === null ? null : length(id, "work", assignment.work),
          delay: length(id, "delay", assignment.delay),
        },
      ]);
  }

  const { project } = network;
  const date = (field: "start" | "finish" | "dataDate" | "outsideFinish") =>
    instant("project", field, project[field]);
  const criticalFloat = number("project", "criticalFloat", project.conventions.criticalFloat, {
    least: -LONGEST,
    most: LONGEST,
    none: 0,
  });
  return {
    project: {
      ...project,
      start: date("start"),
      finish: date("finish"),
      dataDate: date("dataDate"),
      outsideFinish: date("outsideFinish"),
      calendarId: knownCalendar("project", project.calendarId),
      conventions: { ...project.conventions, criticalFloat },
    },
    tasks,
    relations: cutCircles(tasks, sound, findings),
    lines,
    resources,
    assignmentsOf,
    findings,
  };
}
