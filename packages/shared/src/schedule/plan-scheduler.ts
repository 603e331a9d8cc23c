import { brokenDatesOf } from "@parley/schedule/broken-dates.ts";
import type { ChangeSet, ScheduleChange, Scheduler } from "@parley/schedule/change-set.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { Network, ProjectInput, TaskInput } from "@parley/schedule/network.ts";
import { boundTask, NO_PART_BOUNDS, type PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { Because, ScheduleFinding } from "@parley/schedule/schedule.ts";
import type { LocalDateTime } from "../documents/task.ts";
import type { Plan, PlanRelation, PlanRow } from "../documents/plan-row.ts";
import { placesIn, RowIndex } from "../documents/row-index.ts";
import { assignmentInputs, resourceInputs } from "./resource-input.ts";
import { calendarInputs, projectInput, taskInputs, type ScheduleFrame } from "./network-of-plan.ts";
import { taskInput } from "./task-input.ts";

const MOST_MINUTES = 50_000;
const minutes = new Map<number, LocalDateTime>();

/** Wall-clock minute of a moment of the engine; what lies within a minute is shown as its beginning. Many rows share one text. */
function minuteOf(at: number | null): LocalDateTime | null {
  if (at === null) return null;
  let text = minutes.get(at);
  if (text === undefined) {
    if (minutes.size >= MOST_MINUTES) minutes.clear();
    text = textOfInstant(at).slice(0, 16);
    minutes.set(at, text);
  }
  return text;
}

type Bounded = { readonly from: TaskInput; readonly bounds: PartBounds; readonly made: TaskInput };

/** What changed from one list of entities to the next; they are compared by identity. */
function changesOf<Entity extends { readonly id: string }>(
  before: ReadonlyMap<string, Entity>,
  after: ReadonlyMap<string, Entity>,
): { readonly put: readonly Entity[]; readonly remove: readonly string[] } | null {
  const put = [...after.values()].filter((entity) => before.get(entity.id) !== entity);
  const remove = [...before.keys()].filter((id) => !after.has(id));
  return put.length === 0 && remove.length === 0 ? null : { put, remove };
}

const byId = <Entity extends { readonly id: string }>(
  list: readonly Entity[],
): ReadonlyMap<string, Entity> => new Map(list.map((entity) => [entity.id, entity]));

type Tables = {
  readonly project: ProjectInput;
  readonly calendars: ReadonlyMap<string, Network["calendars"][number]>;
  readonly tasks: Map<string, TaskInput>;
  readonly relations: ReadonlyMap<string, Network["relations"][number]>;
  readonly resources: ReadonlyMap<string, Network["resources"][number]>;
  readonly assignments: ReadonlyMap<string, Network["assignments"][number]>;
};

/** Puts dates to a plan, and keeps them up to date: only what changed is told to the engine. */
export class PlanScheduler {
  readonly #createScheduler: (network: Network) => Scheduler;
  #scheduler: Scheduler | null = null;
  #tables: Tables | null = null;
  #bounds: PartBounds = NO_PART_BOUNDS;
  #frame: ScheduleFrame | null = null;
  #bounded = new Map<string, Bounded>();
  /** The plan as assembled, and as it was dated last. */
  #assembled: Plan | null = null;
  #dated: Plan | null = null;

  constructor(createScheduler: (network: Network) => Scheduler) {
    this.#createScheduler = createScheduler;
  }

  /** `plan` as assemblePlan made it. `bounds`: what hidden tasks force on visible ones; null where all is seen. */
  date(plan: Plan, frame: ScheduleFrame, bounds: PartBounds | null): Plan {
    const wanted = bounds ?? NO_PART_BOUNDS;
    const rows = this.#changedRows(plan, frame, wanted);
    this.#bounds = wanted;
    this.#frame = frame;
    const dated =
      rows === null
        ? this.#datedPlan(plan, this.#dateAll(plan, frame, wanted))
        : this.#patchedPlan(plan, rows, this.#dateSome(plan, frame, rows));
    this.#assembled = plan;
    this.#dated = dated;
    return dated;
  }

  /** Why a task stands where it does; null of a row that has no dates. */
  because(id: string): Because | null {
    const isDated = (this.#dated?.byId.get(id)?.dates ?? null) !== null;
    return isDated ? (this.#scheduler?.because(id) ?? null) : null;
  }

  /** Relations, constraints and deadlines that the dates do not keep. Costs about as much as all dates: for whoever looks, not for each edit. */
  brokenDates(): readonly ScheduleFinding[] {
    const scheduler = this.#scheduler;
    return scheduler === null ? [] : brokenDatesOf(scheduler.network, scheduler.schedule);
  }

  /** What would move if these rows and relations stood as they are given. Nothing is kept; null before there are dates. */
  preview(rows: readonly PlanRow[], relations: readonly PlanRelation[]): ScheduleChange | null {
    const put = rows.flatMap((row) => taskInput(row) ?? []);
    const bounded = put.map((task) => boundTask(task, this.#bounds));
    return (
      this.#scheduler?.preview({
        tasks: { put: bounded },
        relations: { put: relations },
      }) ?? null
    );
  }

  /** The rows that differ from those dated last; null where more than rows differs. */
  #changedRows(plan: Plan, frame: ScheduleFrame, bounds: PartBounds): readonly PlanRow[] | null {
    const before = this.#assembled;
    const isSame =
      before !== null &&
      bounds === this.#bounds &&
      frame.settings === this.#frame?.settings &&
      frame.calendars === this.#frame.calendars &&
      plan.relations === before.relations &&
      plan.resources === before.resources &&
      plan.assignments === before.assignments &&
      plan.rows.length === before.rows.length;
    if (!isSame) return null;
    const changed: PlanRow[] = [];
    const { rows } = plan;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!;
      const known = before.rows[at]!;
      if (known === row) continue;
      if (known.id !== row.id) return null;
      changed.push(row);
    }
    return changed;
  }

  /** Tells the engine everything that it does not know yet; the ids of what moved, null of the first schedule. */
  #dateAll(plan: Plan, frame: ScheduleFrame, bounds: PartBounds): readonly string[] | null {
    const tables = this.#tablesOf(plan, frame, bounds);
    const moved = this.#schedule(tables);
    this.#tables = tables;
    return moved;
  }

  /** The same where only these rows changed: nothing else is looked at. */
  #dateSome(plan: Plan, frame: ScheduleFrame, rows: readonly PlanRow[]): readonly string[] {
    const before = this.#tables!;
    const found = projectInput(plan, frame);
    const project = {
      ...found,
      start: this.#bounds.projectStart ?? found.start,
      outsideFinish: this.#bounds.outsideFinish ?? found.outsideFinish,
    };
    const put: TaskInput[] = [];
    const remove: string[] = [];
    for (const row of rows) {
      const from = taskInput(row);
      if (from === null) {
        if (before.tasks.delete(row.id)) remove.push(row.id);
        continue;
      }
      const known = before.tasks.get(row.id);
      const bounded = this.#bounded.get(row.id);
      if (known === from || (bounded?.from === from && known === bounded.made)) continue;
      const made = boundTask(from, this.#bounds);
      if (made !== from) this.#bounded.set(row.id, { from, bounds: this.#bounds, made });
      before.tasks.set(row.id, made);
      put.push(made);
    }
    const isSameProject = isAlike(before.project, project);
    this.#tables = { ...before, project };
    if (put.length === 0 && remove.length === 0 && isSameProject) return [];
    return this.#apply({ tasks: { put, remove }, ...(!isSameProject && { project }) });
  }

  #tablesOf(plan: Plan, frame: ScheduleFrame, bounds: PartBounds): Tables {
    const project = projectInput(plan, frame);
    const bounded = new Map<string, Bounded>();
    const given = taskInputs(plan);
    const isFree = bounds === NO_PART_BOUNDS;
    const tasks = given.map((from) => {
      if (isFree) return from;
      const known = this.#bounded.get(from.id);
      const isSame = known?.from === from && known.bounds === bounds;
      const made = isSame ? known.made : boundTask(from, bounds);
      if (made === from) return from;
      const kept = known !== undefined && known.from === from && isAlike(known.made, made);
      bounded.set(from.id, { from, bounds, made: kept ? known.made : made });
      return kept ? known.made : made;
    });
    this.#bounded = bounded;
    const ignored = new Set(bounds.ignoredRelationIds);
    // A relation of the plan says all that the engine asks for: there is no second one of each.
    const relations =
      ignored.size === 0 ? plan.relations : plan.relations.filter(({ id }) => !ignored.has(id));
    return {
      project: {
        ...project,
        start: bounds.projectStart ?? project.start,
        outsideFinish: bounds.outsideFinish ?? project.outsideFinish,
      },
      calendars: byId(calendarInputs(frame)),
      tasks: new Map(tasks.map((task) => [task.id, task])),
      relations: byId(relations),
      // An assignment of the plan says all that the engine asks for, too.
      resources: byId(resourceInputs(plan)),
      assignments: byId(assignmentInputs(plan)),
    };
  }

  #apply(change: ChangeSet): readonly string[] {
    const { changed, removedIds } = this.#scheduler!.apply(change);
    return [...removedIds, ...changed.map(({ id }) => id)];
  }

  #schedule(tables: Tables): readonly string[] | null {
    const before = this.#tables;
    if (this.#scheduler === null || before === null) {
      this.#scheduler = this.#createScheduler({
        project: tables.project,
        calendars: [...tables.calendars.values()],
        tasks: [...tables.tasks.values()],
        relations: [...tables.relations.values()],
        resources: [...tables.resources.values()],
        assignments: [...tables.assignments.values()],
      });
      return null;
    }
    const calendars = changesOf(before.calendars, tables.calendars);
    const tasks = changesOf(before.tasks, tables.tasks);
    const relations = changesOf(before.relations, tables.relations);
    const resources = changesOf(before.resources, tables.resources);
    const assignments = changesOf(before.assignments, tables.assignments);
    const change: ChangeSet = {
      ...(!isAlike(before.project, tables.project) && { project: tables.project }),
      ...(calendars && { calendars }),
      ...(tasks && { tasks }),
      ...(relations && { relations }),
      ...(resources && { resources }),
      ...(assignments && { assignments }),
    };
    return Object.keys(change).length === 0 ? [] : this.#apply(change);
  }

  /** `before`: the row as it was dated last; undefined where there is none, or where its dates may differ. */
  #datedRow(row: PlanRow, before: PlanRow | undefined): PlanRow {
    const dates =
      before === undefined ? (this.#scheduler!.schedule.byId.get(row.id) ?? null) : before.dates;
    if (before !== undefined && this.#assembled?.byId.get(row.id) === row) return before;
    const start = minuteOf(dates?.start ?? null);
    return { ...row, start, finish: minuteOf(dates?.finish ?? null), dates };
  }

  #datedPlan(plan: Plan, moved: readonly string[] | null): Plan {
    const before = this.#dated;
    const isMoved = new Set(moved);
    const rows = plan.rows.map((row) =>
      this.#datedRow(row, isMoved.has(row.id) ? undefined : before?.byId.get(row.id)),
    );
    return this.#withFacts(plan, { rows, byId: new RowIndex(rows, placesIn(plan.byId)) });
  }

  /** The plan that was dated last, with these rows and what moved made anew. */
  #patchedPlan(plan: Plan, changed: readonly PlanRow[], moved: readonly string[]): Plan {
    const before = this.#dated!;
    if (changed.length === 0 && moved.length === 0) return this.#withFacts(plan, before);
    const rows = [...before.rows];
    for (const id of moved) {
      const row = plan.byId.get(id);
      if (row !== undefined) rows[row.position] = this.#datedRow(row, undefined);
    }
    // What moved has been put there already.
    for (const row of changed)
      if (rows[row.position] === before.rows[row.position])
        rows[row.position] = this.#datedRow(row, before.rows[row.position]);
    return this.#withFacts(plan, { rows, byId: new RowIndex(rows, placesIn(plan.byId)) });
  }

  #withFacts(plan: Plan, { rows, byId: byRow }: Pick<Plan, "rows" | "byId">): Plan {
    const { start, finish, findings } = this.#scheduler!.schedule;
    return {
      ...plan,
      rows,
      byId: byRow,
      start: minuteOf(start),
      finish: minuteOf(finish),
      scheduleFindings: findings,
    };
  }
}

/** Small plain values only. */
const isAlike = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
