import type { Instant, RelationInput, TaskInput } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import { buildPlan, countUp, projectStartOf } from "./build-plan.ts";
import { DirtyRanks, TaskSet } from "./dirty-nodes.ts";
import type { Deltas, Entities } from "./entity-store.ts";
import { Figures } from "./figures.ts";
import {
  canReplaceTask,
  isSoundRelation,
  RelationPlaces,
  putRelation,
  removeRelation,
  replaceTask,
} from "./live-plan.ts";
import { NodeOrder } from "./node-order.ts";
import { exitOf, leafOrGate, roll, taskOfNode } from "./pass-order.ts";
import { finishOf, isBackward, isEnd, runPasses, type Passes } from "./passes.ts";
import { BEGUN, PLACED, SUMMARY, type Plan } from "./plan.ts";
import { sortedFindings } from "./sorted-findings.ts";

/**
 * A plan with its dates, kept up to date: an edit marks the nodes whose inputs are others, and only nodes that a changed one leads to are
 * computed again, in the order of the passes (S1).
 */
export class LiveSchedule {
  readonly plan: Plan;
  readonly figures: Figures;
  passes: Passes;
  findings: readonly ScheduleFinding[];
  readonly #order: NodeOrder;
  #relations: RelationPlaces | null = null;
  readonly #forward: DirtyRanks;
  readonly #backward: DirtyRanks;
  readonly #touched: TaskSet;
  readonly #hasCircles: boolean;
  #placed = 0;
  /** The latest finish of what counts; outside finishes are no part of it. */
  #latest: number;
  #findingsChanged = false;

  constructor(entities: Entities) {
    const plan = buildPlan(entities);
    this.plan = plan;
    this.figures = new Figures(plan);
    this.passes = runPasses(plan);
    this.findings = this.#allFindings();
    this.#order = new NodeOrder(plan);
    this.#forward = new DirtyRanks(plan.order.length);
    this.#backward = new DirtyRanks(plan.order.length);
    this.#touched = new TaskSet(plan.tasks.length);
    this.#hasCircles = plan.findings.some(({ type }) => type === "cycle");
    for (const bits of plan.flags) if ((bits & PLACED) !== 0) this.#placed++;
    this.#latest = this.#latestFinish();
    for (let task = 0; task < plan.tasks.length; task++) this.figures.take(this.passes, task);
  }

  /** Both passes and all figures once more, of what is loaded. */
  recompute(): void {
    const { plan, passes } = this;
    if (passes.planned === passes.logic && !isBackward(plan)) {
      passes.logic.run();
      passes.late.run();
    } else this.#recompute();
    for (let task = 0; task < plan.tasks.length; task++) this.figures.take(this.passes, task);
  }

  /** Whether `edit` takes these changes; others need a new plan. */
  canEdit(deltas: Deltas): boolean {
    const { plan } = this;
    const { calendars, resources, assignments } = deltas;
    if (deltas.project !== null || calendars.size + resources.size + assignments.size > 0)
      return false;
    for (const { old, now } of deltas.tasks.values())
      if (old === null || now === null || !canReplaceTask(plan, old, now)) return false;
    if (this.#hasCircles && deltas.relations.size > 0) return false;
    for (const [id, { old, now }] of deltas.relations) {
      if (old !== null && !this.#relationPlaces.byId.has(id)) return false;
      if (now !== null && !isSoundRelation(plan, now)) return false;
    }
    return true;
  }

  /**
   * Places of the tasks of which a figure is other than before. null: a relation would close a circle; the schedule is of no use any more.
   */
  edit(deltas: Deltas): readonly number[] | null {
    const { plan } = this;
    this.#findingsChanged = false;
    for (const { old } of deltas.relations.values()) if (old !== null) this.#takeOut(old);
    for (const { now } of deltas.tasks.values()) this.#replace(now!);
    for (const { now } of deltas.relations.values())
      if (now !== null && !this.#putIn(now)) return null;
    const isPlain = this.#placed === 0 && !isBackward(plan) && this.passes.isEarlyLogic;
    const isWhole = !this.#updateStart() || !isPlain ? this.#recompute() : !this.#update();
    const { list } = this.#touched;
    const changed: number[] = [];
    if (isWhole) {
      for (let task = 0; task < plan.tasks.length; task++)
        if (this.figures.take(this.passes, task)) changed.push(task);
    } else for (const task of list) if (this.figures.take(this.passes, task)) changed.push(task);
    this.#touched.clear();
    if (this.#findingsChanged) this.findings = this.#allFindings();
    return changed;
  }

  /** Of the schedule. */
  get finish(): Instant | null {
    const { plan, passes } = this;
    if (plan.tasks.length === 0) return null;
    const isPlain = passes.planned === passes.logic && this.#latest > -Infinity;
    if (!isPlain) return finishOf(plan, passes.planned.finish);
    return Math.max(this.#latest, plan.project.outsideFinish ?? -Infinity);
  }

  get #relationPlaces(): RelationPlaces {
    return (this.#relations ??= new RelationPlaces(this.plan));
  }

  #allFindings(): readonly ScheduleFinding[] {
    const { findings, taskFindings, relationFindings } = this.plan;
    const all = [findings, ...taskFindings.values(), ...relationFindings.values()];
    return sortedFindings(all.flat());
  }

  #latestFinish(): number {
    const { finish } = this.passes.logic;
    const { flags } = this.plan;
    let latest = -Infinity;
    for (let task = 0; task < flags.length; task++)
      if (finish[task]! > latest && isEnd(flags[task]!)) latest = finish[task]!;
    return latest;
  }

  /** Both passes over everything; true. */
  #recompute(): boolean {
    while (this.#forward.takeFirst() >= 0);
    while (this.#backward.takeFirst() >= 0);
    this.passes = runPasses(this.plan);
    this.#latest = this.#latestFinish();
    return true;
  }

  /** Whether the project starts where it did. */
  #updateStart(): boolean {
    const { plan } = this;
    if (plan.project.start !== null) return true;
    const start = projectStartOf(plan.project, plan.tasks);
    const isSame = start === plan.projectStart;
    plan.projectStart = start;
    return isSame;
  }

  #markForward(node: number): void {
    this.#forward.add(this.#order.rank[node]!);
  }

  #markBackward(node: number): void {
    this.#backward.add(this.#order.rank[node]!);
  }

  /** Everything at the task itself, and what its relations ask. */
  #mark(task: number): void {
    const { outline, incoming, outgoing, flags } = this.plan;
    this.#touched.add(task);
    this.#markForward(leafOrGate(task));
    this.#markBackward(leafOrGate(task));
    if ((flags[task]! & SUMMARY) !== 0) {
      this.#markForward(roll(task));
      this.#markBackward(roll(task));
    }
    const above = outline.parent[task]!;
    if (above >= 0) this.#markBackward(leafOrGate(above));
    const outEnd = outgoing.start[task]! + outgoing.count[task]!;
    for (let at = outgoing.start[task]!; at < outEnd; at++)
      this.#markForward(leafOrGate(outgoing.other[at]!));
    const inEnd = incoming.start[task]! + incoming.count[task]!;
    for (let at = incoming.start[task]!; at < inEnd; at++) {
      this.#touched.add(incoming.other[at]!);
      this.#markBackward(exitOf(outline, incoming.other[at]!));
    }
  }

  #replace(now: TaskInput): void {
    const { plan } = this;
    const place = plan.placeOf.get(now.id)!;
    const before = plan.flags[place]!;
    const couldEnd = this.passes.logic.finish[place]! === this.#latest;
    if (replaceTask(plan, now)) this.#findingsChanged = true;
    const after = plan.flags[place]!;
    this.#placed += Number((after & PLACED) !== 0) - Number((before & PLACED) !== 0);
    if (couldEnd && isEnd(before) !== isEnd(after)) this.#latest = this.#latestFinish();
    // Whether something below has begun is told upwards.
    const isTold = ((before ^ after) & BEGUN) !== 0;
    const { parent } = plan.outline;
    for (let above = parent[place]!; isTold && above >= 0; above = parent[above]!) {
      const bits = plan.flags[above]!;
      countUp(plan, above);
      if (plan.flags[above] === bits) break;
      this.#touched.add(above);
    }
    this.#mark(place);
  }

  #ends(relation: RelationInput): void {
    const { placeOf, outline } = this.plan;
    const from = placeOf.get(relation.predecessorId)!;
    this.#touched.add(from);
    this.#markBackward(exitOf(outline, from));
    this.#markForward(leafOrGate(placeOf.get(relation.successorId)!));
  }

  #takeOut(relation: RelationInput): void {
    if (this.plan.relationFindings.has(relation.id)) this.#findingsChanged = true;
    this.#ends(relation);
    removeRelation(this.plan, relation.id, this.#relationPlaces);
  }

  #putIn(relation: RelationInput): boolean {
    const { plan } = this;
    const from = plan.placeOf.get(relation.predecessorId)!;
    const to = plan.placeOf.get(relation.successorId)!;
    const isRanked = this.#allow(from, to);
    if (!isRanked) return false;
    putRelation(plan, relation, this.#relationPlaces);
    if (plan.relationFindings.has(relation.id)) this.#findingsChanged = true;
    this.#ends(relation);
    return true;
  }

  /** Nodes that are marked are marked by their ranks, which may be others afterwards. */
  #allow(from: number, to: number): boolean {
    const { rank } = this.#order;
    if (rank[exitOf(this.plan.outline, from)]! < rank[leafOrGate(to)]!) return true;
    const { order } = this.plan;
    const marked = [this.#forward, this.#backward].map((dirty) => {
      const nodes: number[] = [];
      for (let at = dirty.takeFirst(); at >= 0; at = dirty.takeFirst()) nodes.push(order[at]!);
      return nodes;
    });
    const isAllowed = this.#order.allow(from, to);
    for (const node of marked[0]!) this.#markForward(node);
    for (const node of marked[1]!) this.#markBackward(node);
    return isAllowed;
  }

  /** Computes what is marked. False: all late dates were computed anew. */
  #update(): boolean {
    this.#updateForward();
    const { plan, passes } = this;
    const { project } = plan;
    const isTarget = project.conventions.lateFrom === "project-finish" && project.finish !== null;
    let anchor = isTarget ? project.finish! : this.#latest;
    if (!isTarget) {
      if (anchor === -Infinity) anchor = finishOf(plan, passes.logic.finish) ?? passes.projectStart;
      else if (project.outsideFinish !== null) anchor = Math.max(anchor, project.outsideFinish);
    }
    if (anchor !== passes.anchor) {
      while (this.#backward.takeFirst() >= 0);
      passes.anchor = passes.late.anchor = anchor;
      passes.late.run();
      return false;
    }
    this.#updateBackward();
    return true;
  }

  #updateForward(): void {
    const { plan, passes } = this;
    const { order, outline, outgoing, incoming, flags } = plan;
    const { logic, early } = passes;
    const isShown = early.start !== logic.start;
    let isLatestLost = false;
    for (let rank = this.#forward.takeFirst(); rank >= 0; rank = this.#forward.takeFirst()) {
      const node = order[rank]!;
      const task = taskOfNode(node);
      const bits = flags[task]!;
      const before = logic.finish[task]!;
      if (!logic.evaluate(node)) continue;
      if (node === leafOrGate(task) && (bits & SUMMARY) !== 0) {
        for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!)
          this.#markForward(leafOrGate(child));
        continue;
      }
      if (isShown) early.start[task] = logic.goesOn.get(task) ?? logic.start[task]!;
      if (isEnd(bits)) {
        if (logic.finish[task]! >= this.#latest) this.#latest = logic.finish[task]!;
        else if (before === this.#latest) isLatestLost = true;
      }
      this.#touched.add(task);
      this.#markBackward(node);
      const above = outline.parent[task]!;
      if (above >= 0) {
        this.#markForward(roll(above));
        if (plan.tasks[task]!.mode === "manual") this.#markBackward(leafOrGate(above));
      }
      const outEnd = outgoing.start[task]! + outgoing.count[task]!;
      for (let at = outgoing.start[task]!; at < outEnd; at++)
        this.#markForward(leafOrGate(outgoing.other[at]!));
      const inEnd = incoming.start[task]! + incoming.count[task]!;
      for (let at = incoming.start[task]!; at < inEnd; at++) this.#touched.add(incoming.other[at]!);
    }
    if (isLatestLost) this.#latest = this.#latestFinish();
  }

  #updateBackward(): void {
    const { plan, passes } = this;
    const { order, outline, incoming, flags } = plan;
    const { late } = passes;
    for (let rank = this.#backward.takeLast(); rank >= 0; rank = this.#backward.takeLast()) {
      const node = order[rank]!;
      const task = taskOfNode(node);
      if (!late.evaluate(node)) continue;
      if (node === roll(task) && (flags[task]! & SUMMARY) !== 0) {
        for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!)
          this.#markBackward(exitOf(outline, child));
        continue;
      }
      this.#touched.add(task);
      const above = outline.parent[task]!;
      if (above >= 0) this.#markBackward(leafOrGate(above));
      const inEnd = incoming.start[task]! + incoming.count[task]!;
      for (let at = incoming.start[task]!; at < inEnd; at++)
        this.#markBackward(exitOf(outline, incoming.other[at]!));
    }
  }
}
