import type { ScheduleChange } from "@parley/schedule/change-set.ts";
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { Because, ScheduleFinding } from "@parley/schedule/schedule.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import {
  EMPTY_FRAME as EMPTY_FRAME_SNAPSHOT,
  readFrame,
} from "@parley/shared/documents/frame-snapshot.ts";
import { readLedger } from "@parley/shared/documents/ledger-snapshot.ts";
import { observeYdoc } from "@parley/shared/documents/observe-ydoc.ts";
import { schemaOf } from "@parley/shared/documents/schema-of.ts";
import { EMPTY_PLAN, type PlanRelation, type PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import type * as Y from "yjs";
import { EMPTY_FRAME, EMPTY_STATE, type PlanState } from "./plan-state.ts";
import { everythingIn, readLaneChanges, type Changes } from "./read-lane-changes.ts";

type Source = { readonly ydoc: Y.Doc; readonly place: YdocPlace; readonly stop: () => void };

/** Rows that are dated within a frame or two. */
const DATED_AT_ONCE = 1_000;

/**
 * Plain snapshots of everything that the replicas hold. Only what a transaction changed is read again; what did not change keeps its
 * identity. Changes are gathered and delivered once per `schedule`.
 */
export class ProjectStore {
  private state: PlanState = EMPTY_STATE;
  private readonly sources = new Map<YdocId, Source>();
  private pending = new Map<YdocId, Map<string, Set<string>>>();
  private isScheduled = false;
  /** The plan as assembled, without dates: what changed in it is told to the engine. */
  private tree = EMPTY_PLAN;
  /** Where rows come first and their dates behind them: dating a plan again with every ydoc that arrives would hold all of them up. */
  private dating: "with-rows" | "behind" | "due" = "with-rows";
  private readonly scheduler = new PlanScheduler(createScheduler);
  private readonly listeners = new Set<() => void>();
  private readonly schedule: (deliver: () => void) => void;
  private readonly handleRemote: (origin: unknown, changes: Changes) => void;

  constructor(
    schedule: (deliver: () => void) => void,
    handleRemote: (origin: unknown, changes: Changes) => void = () => undefined,
  ) {
    this.schedule = schedule;
    this.handleRemote = handleRemote;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): PlanState => this.state;

  /** Shows a ydoc, or another replica of one that is shown already: what only the former one held goes away. */
  add(ydocId: YdocId, place: YdocPlace, ydoc: Y.Doc): void {
    const isReplaced = this.sources.has(ydocId);
    this.sources.get(ydocId)?.stop();
    const stop = observeYdoc(ydoc, (changes) => {
      this.note(ydocId, changes.entities);
      if (!changes.local) this.handleRemote(changes.origin, changes.entities);
    });
    this.sources.set(ydocId, { ydoc, place, stop });
    if (isReplaced) this.note(ydocId, this.shownOf(ydocId));
    this.note(ydocId, everythingIn(ydoc, schemaOf(place.kind).collections.keys()));
  }

  remove(ydocId: YdocId): void {
    const source = this.sources.get(ydocId);
    if (source === undefined) return;
    source.stop();
    this.sources.delete(ydocId);
    this.pending.delete(ydocId);
    this.publish(this.without(ydocId, source.place));
  }

  /** Reads what is outstanding now, for whoever has just written and goes on from the result. */
  readonly settle = (): void => {
    this.isScheduled = false;
    if (this.pending.size === 0) return;
    const { pending } = this;
    this.pending = new Map();
    let next = this.state;
    for (const [ydocId, changes] of pending) {
      const source = this.sources.get(ydocId);
      if (source !== undefined) next = readSource(next, ydocId, source, changes);
    }
    this.publish(next);
  };

  /** Shows what arrives without dates, until `arrived` asks for them. */
  arrive(): void {
    this.dating = "behind";
  }

  get isArriving(): boolean {
    return this.dating === "behind";
  }

  /** Dates what has arrived: a large plan once it has been painted, any other at once. */
  arrived(): void {
    if (this.dating !== "behind") return;
    this.settle();
    this.dating = "due";
    if (this.tree.rows.length <= DATED_AT_ONCE) return this.dateWhatIsDue();
    this.schedule(() => this.schedule(this.dateWhatIsDue));
  }

  private readonly dateWhatIsDue = (): void => {
    if (this.dating === "due") this.publish(this.state);
  };

  /** What hidden tasks force on the visible ones, as the server says; null where all is seen. */
  setBoundaries(boundaries: PartBounds | null): void {
    this.publish({ ...this.state, boundaries });
  }

  /** What would move if these rows and relations stood as they are given; nothing is kept. */
  readonly preview = (
    rows: readonly PlanRow[],
    relations: readonly PlanRelation[] = [],
  ): ScheduleChange | null => this.scheduler.preview(rows, relations);

  /** Why a task stands where it does; null of a row without dates. */
  readonly because = (id: string): Because | null => this.scheduler.because(id);

  /** What the dates do not keep: for whoever looks at it, not for each edit. */
  readonly brokenDates = (): readonly ScheduleFinding[] => this.scheduler.brokenDates();

  private shownOf(ydocId: YdocId): Changes {
    const idsOf = (map: ReadonlyMap<string, { readonly ydocId: YdocId }>): Set<string> =>
      new Set([...map].filter(([, value]) => value.ydocId === ydocId).map(([id]) => id));
    return new Map([
      ["tasks", idsOf(this.state.tasks)],
      ["relations", idsOf(this.state.relations)],
      ["resources", idsOf(this.state.resources)],
      ["assignments", idsOf(this.state.assignments)],
    ]);
  }

  private note(ydocId: YdocId, changes: Changes): void {
    const waiting = this.pending.get(ydocId) ?? new Map<string, Set<string>>();
    this.pending.set(ydocId, waiting);
    for (const [collection, ids] of changes) {
      const known = waiting.get(collection);
      if (known === undefined) waiting.set(collection, new Set(ids));
      else for (const id of ids) known.add(id);
    }
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.schedule(this.settle);
  }

  private without(ydocId: YdocId, place: YdocPlace): PlanState {
    const { state } = this;
    const keep = <K, V extends { readonly ydocId: YdocId }>(
      map: ReadonlyMap<K, V>,
    ): ReadonlyMap<K, V> => new Map([...map].filter(([, value]) => value.ydocId !== ydocId));
    const tasks = keep(state.tasks);
    const ofKept = <V>(map: ReadonlyMap<TaskId, V>): ReadonlyMap<TaskId, V> =>
      new Map([...map].filter(([id]) => tasks.has(id)));
    return {
      ...state,
      tasks,
      relations: keep(state.relations),
      resources: keep(state.resources),
      assignments: keep(state.assignments),
      checks: ofKept(state.checks),
      promises: ofKept(state.promises),
      comments: ofKept(state.comments),
      ledger: place.kind === "ledger" ? new Map() : state.ledger,
      frame: place.kind === "frame" ? EMPTY_FRAME : state.frame,
    };
  }

  private publish(next: PlanState): void {
    const { tasks, relations, resources, assignments, frame } = this.state;
    const isSameTree =
      next.tasks === tasks &&
      next.relations === relations &&
      next.resources === resources &&
      next.assignments === assignments &&
      next.frame.phases === frame.phases &&
      next.frame.ydocId === frame.ydocId;
    if (!isSameTree)
      this.tree = assemblePlan(
        {
          tasks: next.tasks,
          relations: next.relations,
          resources: next.resources,
          assignments: next.assignments,
          phases: next.frame.phases.values(),
          frameId: next.frame.ydocId,
        },
        this.tree,
      );
    const isSameSchedule =
      isSameTree &&
      next.boundaries === this.state.boundaries &&
      next.frame.settings === frame.settings &&
      next.frame.calendars === frame.calendars;
    if (isSameSchedule && this.dating !== "due") this.state = next;
    else if (this.dating === "behind") this.state = { ...next, plan: this.tree };
    else {
      this.dating = "with-rows";
      this.state = { ...next, plan: this.scheduler.date(this.tree, next.frame, next.boundaries) };
    }
    for (const listener of this.listeners) listener();
  }
}

function readSource(
  state: PlanState,
  ydocId: YdocId,
  { ydoc, place }: Source,
  changes: Changes,
): PlanState {
  switch (place.kind) {
    case "frame": {
      const before = state.frame.ydocId === ydocId ? state.frame : EMPTY_FRAME_SNAPSHOT;
      const isFirst = before === EMPTY_FRAME_SNAPSHOT;
      const frame = isFirst
        ? readFrame(ydoc)
        : readFrame(ydoc, before, {
            entities: changes,
            descriptions: new Set(),
            origin: null,
            local: true,
          });
      return { ...state, frame: { ...frame, ydocId } };
    }
    case "ledger":
      return { ...state, ledger: new Map([...state.ledger, ...readLedger(ydoc).entries]) };
    case "lane":
      return readLaneChanges(state, ydocId, ydoc, place, changes);
    case "wall":
    case "wall-area":
    case "marks":
    case "marks-area":
    case "spec":
    case "spec-talk":
    case "spec-notes":
      return state; // walls and marks stand on shelves of their own (wall-shelf.ts, mark-shelf.ts), specifications on their page
  }
}
