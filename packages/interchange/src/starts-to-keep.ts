import type { MapTaskContext } from "./map-task.ts";
import type { PlanFile, PlanTask } from "./plan-file.ts";

/** Whether the dates of a task are computed, and nothing of it has happened yet. */
const isOpen = (task: PlanTask): boolean =>
  !task.summary &&
  !task.manual &&
  !task.external &&
  !task.inactive &&
  task.percentComplete === 0 &&
  task.actualStart === null;

/**
 * For each task, whether its start has to be held where it is. In a table a start is what somebody wishes. In a file with a schedule
 * it follows from where its project begins: in another project, which begins elsewhere, a task without a predecessor would move, and
 * so would all tasks of a plan that is computed from its finish.
 *
 * @param parents index of the row above each; below 0 at the top
 * @param withSettings whether the project begins, and computes, as the file does
 */
export function startsToKeep(
  { format, project, tasks }: PlanFile,
  parents: readonly number[],
  withSettings: boolean,
): readonly MapTaskContext["keepStart"][] {
  const isTable = format === "csv" || format === "xlsx";
  // Parents stand before their children; what leads into a summary binds all that lies below it.
  const isBound: boolean[] = [];
  for (const [index, { predecessors }] of tasks.entries())
    isBound.push(predecessors.length > 0 || (isBound[parents[index]!] ?? false));
  return tasks.map((task, index) => {
    if (task.start === null || task.constraintType !== "ASAP") return null;
    if (isTable) return task.summary || task.manual || isBound[index]! ? null : "wish";
    if (withSettings || !isOpen(task)) return null;
    return isBound[index]! && project.scheduleFromStart ? null : "kept";
  });
}
