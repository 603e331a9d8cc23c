import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import { MOST_ASSIGNMENTS, type Assignment } from "@parley/shared/documents/resource.ts";
import type { Relation } from "@parley/shared/documents/task.ts";
import { LANE_PART_TASKS } from "@parley/shared/documents/ydoc-kind.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import {
  newEntityId,
  type EntityId,
  type OrganisationId,
  type TaskId,
} from "@parley/shared/primitives/ids.ts";
import { dealTasks, parentIndexes, workersByTask } from "./deal-tasks.ts";
import { createFindings, type Findings } from "./finding.ts";
import { mapCalendars } from "./map-calendar.ts";
import { mapSettings } from "./map-settings.ts";
import { splitsOfSpans } from "./network-of-plan-splits.ts";
import { startsToKeep } from "./starts-to-keep.ts";
import { resourceCalendars } from "./resource-calendars.ts";
import { mapResources, type MappedWork } from "./map-resources.ts";
import { mapNotes, mapTask } from "./map-task.ts";
import type { PlanFile } from "./plan-file.ts";
import type {
  MappedNote,
  MappedPart,
  MappedPlan,
  MappedResource,
  MappedTask,
  PlanMapping,
} from "./plan-mapping-types.ts";

export type MapPlanOptions = {
  readonly importingOrganisationId: OrganisationId;
  readonly rng: Rng;
  /** Whether calendars go to the frame: only those of the host who may edit it. */
  readonly withCalendars: boolean;
  /** Whether the project takes over what the plan counts from and how: only one that has no tasks yet, and is the importer's own. Absent: as
   * withCalendars. */
  readonly withSettings?: boolean;
  /** Order key of the last root row that the project has already. */
  readonly rootAfter?: string | null;
};

const takesSettings = ({ withSettings, withCalendars }: MapPlanOptions): boolean =>
  withSettings ?? withCalendars;

/** Relations that one part holds at most; the schema of a lane allows no more. */
const PART_RELATIONS = 20_000;
/** The frame holds 200, and has some already. */
const MOST_CALENDARS = 100;

/** Order keys of all rows: among siblings in the order of the file, whichever organisation they go to. */
function orderKeys(parents: readonly number[], rootAfter: string | null): string[] {
  const siblings = Map.groupBy(parents.keys(), (index) => parents[index]!);
  const orders: string[] = [];
  for (const [parent, children] of siblings) {
    const keys = orderKeysBetween(parent < 0 ? rootAfter : null, null, children.length);
    for (const [place, child] of children.entries()) orders[child] = keys[place]!;
  }
  return orders;
}

type Calendars = {
  readonly ids: ReadonlyMap<number, EntityId>;
  readonly defaultId: EntityId | null;
};

/** The project's calendar, and those of tasks and of who works on them. */
function chooseCalendars(
  plan: PlanFile,
  ofResources: Iterable<number | null>,
  options: MapPlanOptions,
  findings: Findings,
): Calendars {
  const known = new Map(plan.calendars.map((calendar) => [calendar.uid, calendar]));
  const named = new Set(
    [
      plan.project.calendarUid,
      ...plan.tasks.map(({ calendarUid }) => calendarUid),
      ...ofResources,
    ].filter((uid): uid is number => uid !== null && known.has(uid)),
  );
  if (!options.withCalendars) {
    for (const uid of named) findings.add("map.calendar-left-out", known.get(uid)!.name, "");
    return { ids: new Map(), defaultId: null };
  }
  const kept = [...named].slice(0, MOST_CALENDARS);
  for (const uid of [...named].slice(MOST_CALENDARS))
    findings.add("map.calendar-left-out", known.get(uid)!.name, "");
  const ids = new Map(kept.map((uid) => [uid, newEntityId<EntityId>(options.rng)]));
  const { calendarUid } = plan.project;
  return { ids, defaultId: calendarUid === null ? null : (ids.get(calendarUid) ?? null) };
}

type Row = {
  readonly task: MappedTask;
  readonly paragraphs: readonly string[];
  readonly relations: readonly Relation[];
};
type OwnedRow = Row & { readonly work: MappedWork };

function mapRows(
  plan: PlanFile,
  calendars: Calendars,
  workers: ReadonlyMap<number, readonly string[]>,
  options: MapPlanOptions,
  findings: Findings,
): (Row | null)[] {
  const { rng, rootAfter = null } = options;
  const parents = parentIndexes(plan.tasks);
  const rootless = parents.map((parent, index) =>
    plan.tasks[index]!.outlineLevel === 0 ? -2 : parent,
  );
  const orders = orderKeys(rootless, rootAfter);
  const spans = splitsOfSpans(plan);
  const kept = startsToKeep(plan, parents, takesSettings(options));
  const ids = plan.tasks.map(({ outlineLevel }) =>
    outlineLevel === 0 ? null : newEntityId<TaskId>(rng),
  );
  const byUid = new Map(plan.tasks.map((task, index) => [task.uid, ids[index]!]));
  return plan.tasks.map((task, index) => {
    const id = ids[index]!;
    if (id === null) {
      for (const link of task.predecessors)
        findings.add(
          "map.relation-left-out",
          task.name,
          `To the project's own row, from ${link.uid}`,
        );
      return null;
    }
    const relations: Relation[] = [];
    for (const { uid, type, lag, lagUnit } of task.predecessors) {
      const predecessorId = byUid.get(uid) ?? null;
      if (predecessorId === null || relations.length === PART_RELATIONS)
        findings.add("map.relation-left-out", task.name, `From UID ${uid}`);
      else
        relations.push({
          id: newEntityId(rng),
          predecessorId,
          successorId: id,
          type,
          lag,
          lagUnit,
          removed: false,
        });
    }
    const context = {
      parentId: parents[index]! < 0 ? null : ids[parents[index]!]!,
      order: orders[index]!,
      calendarId: calendars.ids.get(task.calendarUid ?? -1) ?? null,
      splits: spans.get(task.uid) ?? task.splits,
      workers: workers.get(task.uid) ?? [],
      keepStart: kept[index]!,
    };
    const fields = mapTask(task, context, findings);
    return { task: { id, fields }, paragraphs: mapNotes(task, findings), relations };
  });
}

/** Cuts the rows of a lane into ydocs, in the order of the file so that neighbours stay together. */
function cutIntoParts(rows: readonly OwnedRow[]): MappedPart[] {
  const parts: {
    tasks: MappedTask[];
    relations: Relation[];
    resources: MappedResource[];
    assignments: Assignment[];
    notes: MappedNote[];
  }[] = [];
  for (const { task, relations, paragraphs, work } of rows) {
    let part = parts.at(-1);
    const isFull =
      part !== undefined &&
      (part.tasks.length >= LANE_PART_TASKS ||
        part.relations.length + relations.length > PART_RELATIONS ||
        part.assignments.length + work.assignments.length > MOST_ASSIGNMENTS);
    if (part === undefined || isFull) {
      part = { tasks: [], relations: [], resources: [], assignments: [], notes: [] };
      parts.push(part);
    }
    part.tasks.push(task);
    for (const relation of relations) part.relations.push(relation);
    part.resources.push(...work.resources);
    for (const assignment of work.assignments) part.assignments.push(assignment);
    if (paragraphs.length > 0) part.notes.push({ taskId: task.id, paragraphs });
  }
  return parts;
}

/** Turns a plan that was read into what goes to the lanes of each organisation. Pure: the same Rng gives the same ids. */
export function mapPlan(plan: PlanFile, mapping: PlanMapping, options: MapPlanOptions): MappedPlan {
  const findings = createFindings();
  const { importingOrganisationId: importing } = options;
  const workers = workersByTask(plan, findings);
  const ofResources = resourceCalendars(plan);
  const calendars = chooseCalendars(plan, ofResources.values(), options, findings);
  const rows = mapRows(plan, calendars, workers, options, findings);
  const owners = dealTasks(plan, mapping, importing, workers, findings);
  const works = mapResources(
    plan,
    rows.map((row, index) => ({ taskId: row?.task.id ?? null, organisationId: owners[index]! })),
    ({ uid }) => calendars.ids.get(ofResources.get(uid) ?? -1) ?? null,
    options.rng,
    findings,
  );

  const byOwner = new Map<OrganisationId, OwnedRow[]>([[importing, []]]);
  for (const [index, row] of rows.entries()) {
    if (row === null) continue;
    const owned = { ...row, work: works[index]! };
    const own = byOwner.get(owners[index]!);
    if (own === undefined) byOwner.set(owners[index]!, [owned]);
    else own.push(owned);
  }
  const wanted = [...calendars.ids].map(([uid, id]) => ({ uid, id }));
  return {
    audience: mapping.audience,
    lanes: [...byOwner]
      .filter(([, own]) => own.length > 0)
      .map(([organisationId, own]) => ({
        organisationId,
        taskCount: own.length,
        parts: cutIntoParts(own),
      })),
    calendars: mapCalendars(plan, wanted, findings),
    defaultCalendarId: calendars.defaultId,
    settings: takesSettings(options) ? mapSettings(plan, findings) : {},
    findings: findings.groups(),
  };
}
