import type { Changes, ChangeSet } from "../change-set.ts";
import type {
  AssignmentInput,
  CalendarInput,
  Network,
  ProjectInput,
  RelationInput,
  ResourceInput,
  TaskInput,
} from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import { uniqueById } from "./canonical-text.ts";
import { EntityTable } from "./entity-table.ts";

type Kind = "task" | "relation" | "calendar" | "resource" | "assignment";

/** The network by ids. */
export type Entities = {
  project: ProjectInput;
  readonly tasks: EntityTable<TaskInput>;
  readonly relations: EntityTable<RelationInput>;
  readonly calendars: Map<string, CalendarInput>;
  readonly resources: Map<string, ResourceInput>;
  readonly assignments: Map<string, AssignmentInput>;
};

/** X4: each id once, with findings of those that came more than once. */
export function entitiesOf(network: Network, report: (finding: ScheduleFinding) => void): Entities {
  const twice = (of: Kind) => (id: string) => report({ type: "duplicate-id", of, id });
  return {
    project: network.project,
    tasks: new EntityTable(network.tasks, twice("task")),
    relations: new EntityTable(network.relations, twice("relation")),
    calendars: uniqueById(network.calendars, twice("calendar")),
    resources: uniqueById(network.resources, twice("resource")),
    assignments: uniqueById(network.assignments, twice("assignment")),
  };
}

type EntityMap<Entity> = Pick<Map<string, Entity>, "get" | "delete" | "values"> & {
  set(id: string, entity: Entity): unknown;
};

const byId = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** The network as it stands, its lists by id. */
export function networkOf(entities: Entities): Network {
  const listed = <Entity extends { readonly id: string }>(map: EntityMap<Entity>) =>
    [...map.values()].toSorted(byId);
  return {
    project: entities.project,
    calendars: listed(entities.calendars),
    tasks: listed(entities.tasks),
    relations: listed(entities.relations),
    resources: listed(entities.resources),
    assignments: listed(entities.assignments),
  };
}

/** What became of one kind of entity: old and new ones by id, null where there is none; nothing of those that stay the same object. */
export type Delta<Entity> = ReadonlyMap<
  string,
  { readonly old: Entity | null; readonly now: Entity | null }
>;

export function deltaOf<Entity extends { readonly id: string }>(
  map: EntityMap<Entity>,
  changes: Changes<Entity> | undefined,
): Delta<Entity> {
  const delta = new Map<string, { old: Entity | null; now: Entity | null }>();
  for (const id of changes?.remove ?? []) {
    const old = map.get(id);
    if (old !== undefined) delta.set(id, { old, now: null });
  }
  const put = changes?.put ?? [];
  for (const [id, now] of put.length > 1
    ? uniqueById(put, () => {})
    : put.map((one) => [one.id, one] as const)) {
    const old = map.get(id) ?? null;
    if (old === now) delta.delete(id);
    else delta.set(id, { old, now });
  }
  return delta;
}

export type Deltas = {
  readonly project: { readonly old: ProjectInput; readonly now: ProjectInput } | null;
  readonly tasks: Delta<TaskInput>;
  readonly relations: Delta<RelationInput>;
  readonly calendars: Delta<CalendarInput>;
  readonly resources: Delta<ResourceInput>;
  readonly assignments: Delta<AssignmentInput>;
};

export function deltasOf(entities: Entities, change: ChangeSet): Deltas {
  const { project } = change;
  return {
    project:
      project === undefined || project === entities.project
        ? null
        : { old: entities.project, now: project },
    tasks: deltaOf(entities.tasks, change.tasks),
    relations: deltaOf(entities.relations, change.relations),
    calendars: deltaOf(entities.calendars, change.calendars),
    resources: deltaOf(entities.resources, change.resources),
    assignments: deltaOf(entities.assignments, change.assignments),
  };
}

/** In the opposite order, so that what was taken out gets back into its slot. */
function reversed<Entity>(delta: Delta<Entity>): Delta<Entity> {
  const pairs = [...delta].toReversed();
  return new Map(pairs.map(([id, { old, now }]) => [id, { old: now, now: old }]));
}

/** What takes these back. */
export function reversedDeltas(deltas: Deltas): Deltas {
  const { project } = deltas;
  return {
    project: project && { old: project.now, now: project.old },
    tasks: reversed(deltas.tasks),
    relations: reversed(deltas.relations),
    calendars: reversed(deltas.calendars),
    resources: reversed(deltas.resources),
    assignments: reversed(deltas.assignments),
  };
}

function write<Entity>(map: EntityMap<Entity>, delta: Delta<Entity>): void {
  for (const [id, { now }] of delta)
    if (now === null) map.delete(id);
    else map.set(id, now);
}

export function writeDeltas(entities: Entities, deltas: Deltas): void {
  if (deltas.project !== null) entities.project = deltas.project.now;
  write(entities.tasks, deltas.tasks);
  write(entities.relations, deltas.relations);
  write(entities.calendars, deltas.calendars);
  write(entities.resources, deltas.resources);
  write(entities.assignments, deltas.assignments);
}
