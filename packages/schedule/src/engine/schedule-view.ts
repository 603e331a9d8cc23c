import type { TaskSchedule } from "../schedule.ts";
import type { Figures } from "./figures.ts";
import type { Plan } from "./plan.ts";

/** Results by id, made when they are looked at. Shows what the scheduler says now. */
export class ScheduleView implements ReadonlyMap<string, TaskSchedule> {
  readonly #plan: Plan;
  readonly #figures: Figures;

  constructor(plan: Plan, figures: Figures) {
    this.#plan = plan;
    this.#figures = figures;
  }

  get size(): number {
    return this.#plan.placeOf.size;
  }

  get(id: string): TaskSchedule | undefined {
    const place = this.#plan.placeOf.get(id);
    return place === undefined ? undefined : this.#figures.objectOf(place);
  }

  has(id: string): boolean {
    return this.#plan.placeOf.has(id);
  }

  keys(): MapIterator<string> {
    return this.#plan.placeOf.keys();
  }

  *entries(): MapIterator<[string, TaskSchedule]> {
    for (const [id, place] of this.#plan.placeOf) yield [id, this.#figures.objectOf(place)];
    return undefined;
  }

  *values(): MapIterator<TaskSchedule> {
    for (const place of this.#plan.placeOf.values()) yield this.#figures.objectOf(place);
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, TaskSchedule]> {
    return this.entries();
  }

  forEach(
    visit: (value: TaskSchedule, key: string, map: ReadonlyMap<string, TaskSchedule>) => void,
  ): void {
    for (const [id, task] of this.entries()) visit(task, id, this);
  }
}
