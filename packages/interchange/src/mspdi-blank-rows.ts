import { inSchemaOrder, TASK_ORDER } from "./mspdi-order.ts";
import type { PlanTask, RawElement } from "./plan-file.ts";

/**
 * Rows without a task, which people leave for the eye. A plan has none; they are kept with the task above them, as whole elements,
 * and written again below it. Those above the first task are not.
 */
export function createBlankRows() {
  const rows = new Map<number, RawElement[]>();
  return {
    /** @param index of the task above */
    add(index: number, row: RawElement): void {
      const known = rows.get(index);
      if (known === undefined) rows.set(index, [row]);
      else known.push(row);
    },
    after(tasks: readonly PlanTask[]): readonly PlanTask[] {
      if (rows.size === 0) return tasks;
      return tasks.map((task, index) => {
        const own = rows.get(index);
        if (own === undefined) return task;
        return { ...task, extra: inSchemaOrder(TASK_ORDER, [...task.extra, ...own]) };
      });
    },
  };
}
