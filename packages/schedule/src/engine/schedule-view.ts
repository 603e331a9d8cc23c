import type { TaskSchedule } from "../schedule.ts";
import type { Entities } from "./entity-store.ts";
import type { LiveSchedule } from "./live-schedule.ts";

/** Results by id, made when they are looked at: always those of the schedule as it stands. */
export class ScheduleView implements ReadonlyMap<string, TaskSchedule> {
  readonly #entities: Entities;
  readonly #now: () => LiveSchedule;

  constructor(entities: Entities, now: () => LiveSchedule) {
    this.#entities = entities;
    this.#now = now;
  }

  get size(): number {
    return this.#entities.tasks.size;
  }

  get(id: string): TaskSchedule | undefined {
    const { plan, figures } = this.#now();
    const place = plan.placeOf.get(id);
    return place === undefined ? undefined : figures.objectOf(place);
  }

  has(id: string): boolean {
    return this.#entities.tasks.has(id);
  }

  *keys(): MapIterator<string> {
    for (const { id } of this.#entities.tasks.values()) yield id;
    return undefined;
  }

  *entries(): MapIterator<[string, TaskSchedule]> {
    for (const task of this.values()) yield [task.id, task];
    return undefined;
  }

  *values(): MapIterator<TaskSchedule> {
    const { slots } = this.#entities.tasks;
    for (let slot = 0; slot < slots.length; slot++) {
      const { plan, figures } = this.#now();
      const place = plan.placeOf.ofSlot(slot);
      if (place >= 0) yield figures.objectOf(place);
    }
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
