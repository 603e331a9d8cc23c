import type { Instant, RelationInput, TaskInput } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import { buildPlan, projectStartOf } from "./build-plan.ts";
import { canEdit } from "./can-edit.ts";
import { copyDates, DATES_SHIFT, finishIn, START } from "./dates.ts";
import { countUp } from "./describe-plan.ts";
import { DirtyRanks, TaskSet } from "./dirty-nodes.ts";
import type { Deltas, Entities } from "./entity-store.ts";
import { otherEnd, RELATION, WIDTH } from "./edge-lists.ts";
import { Figures } from "./figures.ts";
import { putRelation, putTask, removeRelation, removeTask, replaceTask } from "./live-plan.ts";
import { NodeOrder } from "./node-order.ts";
import { exitOf, leafOrGate, roll, taskOfNode } from "./pass-order.ts";
import { finishOf, isBackward, isEnd, runPasses, type Passes } from "./passes.ts";
import { BEGUN, BY_HAND, DONE, PLACED, SUMMARY, type Plan } from "./plan.ts";
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
  readonly #forward: DirtyRanks;
  readonly #backward: DirtyRanks;
  readonly #touched: TaskSet;
  readonly #gaps: Float64Array;
  readonly #entities: Entities;
  #placed = 0;
  /** The latest finish of what counts; outside finishes are no part of it. */
  #latest: number;
  #findingsChanged = false;

  constructor(entities: Entities) {
    const plan = buildPlan(entities, true);
    this.plan = plan;
    this.#entities = entities;
    this.figures = new Figures(plan);
    this.#gaps = plan.room.float64(plan.tasks.length);
    this.passes = runPasses(plan, this.#gaps);
    this.findings = this.#allFindings();
    this.#order = new NodeOrder(plan);
    this.#forward = new DirtyRanks(plan.order.length);
    this.#backward = new DirtyRanks(plan.order.length);
    this.#touched = new TaskSet(plan.tasks.length);
    for (const bits of plan.flags) if ((bits & PLACED) !== 0) this.#placed++;
    this.#latest = this.#latestFinish();
    this.#takeAll([]);
  }

  /** Both passes and all figures once more, of what is loaded. */
  recompute(): void {
    const { plan, passes } = this;
    if (passes.planned === passes.logic.dates && !isBackward(plan)) {
      passes.logic.run();
      passes.late.run(this.#gaps);
    } else this.#recompute();
    this.#takeAll([]);
  }

  /** Whether `edit` takes these changes; others need a new plan. */
  canEdit(deltas: Deltas): boolean {
    return canEdit(this.plan, this.#entities, deltas);
  }

  /**
   * Places of the tasks of which a figure is other than before. null: a relation would close a circle; the schedule is of no use any more.
   * `write` brings the tables up to date.
   */
  edit(deltas: Deltas, write: () => void): readonly number[] | null {
    const { plan } = this;
    this.#findingsChanged = false;
    for (const { old } of deltas.relations.values())
      if (old !== null) this.#takeOut(plan.relationPlaceOf.get(old.id)!);
    for (const { old, now } of deltas.tasks.values())
      if (now === null) this.#removeTask(plan.placeOf.get(old!.id)!, deltas);
    write();
    for (const { old, now } of deltas.tasks.values())
      if (now !== null && old === null) this.#putTask(now);
    for (const { old, now } of deltas.tasks.values())
      if (now !== null && old !== null) this.#replace(now);
    for (const { now } of deltas.relations.values())
      if (now !== null && !this.#putIn(now)) return null;
    const isPlain = this.#placed === 0 && !isBackward(plan) && this.passes.isEarlyLogic;
    const isWhole = !this.#updateStart() || !isPlain ? this.#recompute() : !this.#update();
    const changed: number[] = [];
    if (isWhole) this.#takeAll(changed);
    else this.figures.take(this.passes, this.#touched.list, changed, null);
    this.#touched.clear();
    if (this.#findingsChanged) this.findings = this.#allFindings();
    return changed;
  }

  /** Of the schedule. */
  get finish(): Instant | null {
    const { plan, passes } = this;
    if (plan.count === 0) return null;
    const isPlain = passes.planned === passes.logic.dates && this.#latest > -Infinity;
    if (!isPlain) return finishOf(plan, passes.planned);
    return Math.max(this.#latest, plan.project.outsideFinish ?? -Infinity);
  }

  /** After a whole pass backwards. */
  #takeAll(changed: number[]): void {
    const { early, late, isEarlyLogic } = this.passes;
    const isOfLogic = isEarlyLogic && early === late.dates;
    this.figures.take(this.passes, null, changed, isOfLogic ? this.#gaps : null);
  }

  #allFindings(): readonly ScheduleFinding[] {
    const { findings, taskFindings, relationFindings } = this.plan;
    const all = [findings, ...taskFindings.values(), ...relationFindings.values()];
    return sortedFindings(all.flat());
  }

  #latestFinish(): number {
    const { dates } = this.passes.logic;
    const { flags } = this.plan;
    let latest = -Infinity;
    for (let task = 0; task < flags.length; task++) {
      const finish = finishIn(dates, task);
      if (finish > latest && isEnd(flags[task]!)) latest = finish;
    }
    return latest;
  }

  /** Both passes over everything; true. */
  #recompute(): boolean {
    while (this.#forward.takeFirst() >= 0);
    while (this.#backward.takeFirst() >= 0);
    this.passes = runPasses(this.plan, this.#gaps);
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
    const outEnd = outgoing.endOf(task);
    for (let at = outgoing.start[task]!; at < outEnd; at += WIDTH)
      this.#markForward(leafOrGate(otherEnd(outgoing.cells, at)));
    const inEnd = incoming.endOf(task);
    for (let at = incoming.start[task]!; at < inEnd; at += WIDTH) {
      this.#touched.add(otherEnd(incoming.cells, at));
      this.#markBackward(exitOf(outline, otherEnd(incoming.cells, at)));
    }
  }

  #replace(now: TaskInput): void {
    const { plan } = this;
    const place = plan.placeOf.get(now.id)!;
    const before = plan.flags[place]!;
    const couldEnd = finishIn(this.passes.logic.dates, place) === this.#latest;
    if (replaceTask(plan, now)) this.#findingsChanged = true;
    const after = plan.flags[place]!;
    this.#placed += Number((after & PLACED) !== 0) - Number((before & PLACED) !== 0);
    if (couldEnd && isEnd(before) !== isEnd(after)) this.#latest = this.#latestFinish();
    // Whether something below has begun, and all below is alike, is told upwards.
    const isTold = ((before ^ after) & (BEGUN | DONE | BY_HAND)) !== 0;
    if (isTold) this.#countUpFrom(plan.outline.parent[place]!);
    this.#mark(place);
  }

  #countUpFrom(task: number): void {
    const { plan } = this;
    for (let above = task; above >= 0; above = plan.outline.parent[above]!) {
      const bits = plan.flags[above]!;
      countUp(plan, above);
      if (plan.flags[above] === bits) break;
      this.#touched.add(above);
    }
  }

  #ends(relation: RelationInput): void {
    const { placeOf, outline } = this.plan;
    const from = placeOf.get(relation.predecessorId)!;
    this.#touched.add(from);
    this.#markBackward(exitOf(outline, from));
    this.#markForward(leafOrGate(placeOf.get(relation.successorId)!));
  }

  #takeOut(place: number): void {
    const relation = this.plan.relations[place]!;
    if (this.plan.relationFindings.has(relation.id)) this.#findingsChanged = true;
    this.#ends(relation);
    removeRelation(this.plan, place);
  }

  #putIn(relation: RelationInput): boolean {
    const { plan } = this;
    const from = plan.placeOf.get(relation.predecessorId)!;
    const to = plan.placeOf.get(relation.successorId)!;
    const isRanked = this.#allow(from, to);
    if (!isRanked) return false;
    putRelation(plan, relation);
    if (plan.relationFindings.has(relation.id)) this.#findingsChanged = true;
    this.#ends(relation);
    return true;
  }

  /** Nodes that are marked are marked by their ranks, which may be others afterwards. */
  #allow(from: number, to: number): boolean {
    const { rank } = this.#order;
    if (rank[exitOf(this.plan.outline, from)]! < rank[leafOrGate(to)]!) return true;
    let isAllowed = false;
    this.#reorder(() => {
      isAllowed = this.#order.allow(from, to);
    });
    return isAllowed;
  }

  /** Nodes of a task that is gone are marked no more. */
  #reorder(work: () => void, gone = -1): void {
    const { order } = this.plan;
    const marked = [this.#forward, this.#backward].map((dirty) => {
      const nodes: number[] = [];
      for (let at = dirty.takeFirst(); at >= 0; at = dirty.takeFirst()) nodes.push(order[at]!);
      return nodes.filter((node) => taskOfNode(node) !== gone);
    });
    work();
    for (const node of marked[0]!) this.#markForward(node);
    for (const node of marked[1]!) this.#markBackward(node);
  }

  #putTask(task: TaskInput): void {
    const place = putTask(this.plan, task);
    this.plan.count++;
    this.#reorder(() => this.#order.put(place));
    this.passes.logic.forget(place);
    this.passes.late.forget(place);
    this.figures.forget(place);
    if (this.plan.taskFindings.has(task.id)) this.#findingsChanged = true;
    if ((this.plan.flags[place]! & PLACED) !== 0) this.#placed++;
    this.#mark(place);
    this.#countUpFrom(this.plan.outline.parent[place]!);
  }

  /** Relations of the task that do not go with it dangle. */
  #removeTask(place: number, { tasks }: Deltas): void {
    const { plan } = this;
    const { id } = plan.tasks[place]!;
    for (const edges of [plan.incoming, plan.outgoing])
      while (edges.count[place]! > 0) {
        const relation = edges.cells[edges.start[place]! + RELATION]!;
        const { id: relationId, predecessorId, successorId } = plan.relations[relation]!;
        const missingId = tasks.get(predecessorId)?.now === null ? predecessorId : successorId;
        this.#takeOut(relation);
        plan.findings.push({ type: "dangling-relation", relationId, missingId });
        this.#findingsChanged = true;
      }
    if (plan.taskFindings.has(id)) this.#findingsChanged = true;
    const bits = plan.flags[place]!;
    if ((bits & PLACED) !== 0) this.#placed--;
    const wasLatest = isEnd(bits) && finishIn(this.passes.logic.dates, place) === this.#latest;
    const above = plan.outline.parent[place]!;
    this.#reorder(() => this.#order.remove(place), place);
    removeTask(plan, place);
    this.passes.logic.goesOn.delete(place);
    plan.count--;
    if (above >= 0) {
      this.#markForward(roll(above));
      this.#markBackward(leafOrGate(above));
      this.#countUpFrom(above);
    }
    if (wasLatest) this.#latest = this.#latestFinish();
  }

  /** Computes what is marked. False: all late dates were computed anew. */
  #update(): boolean {
    this.#updateForward();
    const { plan, passes } = this;
    const { project } = plan;
    const isTarget = project.conventions.lateFrom === "project-finish" && project.finish !== null;
    let anchor = isTarget ? project.finish! : this.#latest;
    if (!isTarget) {
      if (anchor === -Infinity) anchor = finishOf(plan, passes.logic.dates) ?? passes.projectStart;
      else if (project.outsideFinish !== null) anchor = Math.max(anchor, project.outsideFinish);
    }
    if (anchor !== passes.anchor) {
      while (this.#backward.takeFirst() >= 0);
      passes.anchor = passes.late.anchor = anchor;
      passes.late.run(this.#gaps);
      return false;
    }
    this.#updateBackward();
    return true;
  }

  #updateForward(): void {
    const { plan, passes } = this;
    const { order, outline, outgoing, incoming, flags } = plan;
    const { logic, early } = passes;
    const isShown = early !== logic.dates;
    let isLatestLost = false;
    for (let rank = this.#forward.takeFirst(); rank >= 0; rank = this.#forward.takeFirst()) {
      const node = order[rank]!;
      const task = taskOfNode(node);
      const bits = flags[task]!;
      const before = finishIn(logic.dates, task);
      if (!logic.update(rank)) continue;
      if (node === leafOrGate(task) && (bits & SUMMARY) !== 0) {
        for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!)
          this.#markForward(leafOrGate(child));
        continue;
      }
      if (isShown) {
        copyDates(logic.dates, early, task);
        const goesOn = logic.goesOn.get(task);
        if (goesOn !== undefined) early[(task << DATES_SHIFT) + START] = goesOn;
      }
      if (isEnd(bits)) {
        const finish = finishIn(logic.dates, task);
        if (finish >= this.#latest) this.#latest = finish;
        else if (before === this.#latest) isLatestLost = true;
      }
      this.#touched.add(task);
      this.#markBackward(node);
      const above = outline.parent[task]!;
      if (above >= 0) {
        this.#markForward(roll(above));
        if (plan.tasks[task]!.mode === "manual") this.#markBackward(leafOrGate(above));
      }
      const outEnd = outgoing.endOf(task);
      for (let at = outgoing.start[task]!; at < outEnd; at += WIDTH)
        this.#markForward(leafOrGate(otherEnd(outgoing.cells, at)));
      const inEnd = incoming.endOf(task);
      for (let at = incoming.start[task]!; at < inEnd; at += WIDTH)
        this.#touched.add(otherEnd(incoming.cells, at));
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
      if (!late.update(rank)) continue;
      if (node === roll(task) && (flags[task]! & SUMMARY) !== 0) {
        for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!)
          this.#markBackward(exitOf(outline, child));
        continue;
      }
      this.#touched.add(task);
      const above = outline.parent[task]!;
      if (above >= 0) this.#markBackward(leafOrGate(above));
      const inEnd = incoming.endOf(task);
      for (let at = incoming.start[task]!; at < inEnd; at += WIDTH)
        this.#markBackward(exitOf(outline, otherEnd(incoming.cells, at)));
    }
  }
}
