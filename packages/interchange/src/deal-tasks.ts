import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { Findings } from "./finding.ts";
import type { PlanFile, PlanTask } from "./plan-file.ts";
import type { PlanMapping } from "./plan-mapping-types.ts";

/** Names of the people and companies that work on each task, in the order of the file. */
export function workersByTask(plan: PlanFile, findings: Findings): Map<number, string[]> {
  const resources = new Map(plan.resources.map((resource) => [resource.uid, resource]));
  const workers = new Map<number, string[]>();
  for (const { taskUid, resourceUid } of plan.assignments) {
    const resource = resources.get(resourceUid);
    if (resource === undefined) continue; // Microsoft writes a row without resource for each unassigned task
    if (resource.type !== "work")
      findings.add("map.cost-and-material", resource.name, `Task ${taskUid}`);
    else if (resource.name !== "") {
      const names = workers.get(taskUid);
      if (names === undefined) workers.set(taskUid, [resource.name]);
      else if (!names.includes(resource.name)) names.push(resource.name);
    }
  }
  return workers;
}

/** Index of the row above each row, by outline level; -1 at the top. The project's own summary row is nobody's parent. */
export function parentIndexes(tasks: readonly PlanTask[]): number[] {
  const open: number[] = [];
  return tasks.map(({ outlineLevel }, index) => {
    if (outlineLevel === 0) return -1;
    while (open.length > 0 && tasks[open.at(-1)!]!.outlineLevel >= outlineLevel) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}

/** To which organisation each task goes, in the order of the file. */
export function dealTasks(
  plan: PlanFile,
  mapping: PlanMapping,
  importing: OrganisationId,
  workers: ReadonlyMap<number, readonly string[]>,
  findings: Findings,
): OrganisationId[] {
  if (mapping.by === "one") return plan.tasks.map(() => mapping.organisationId ?? importing);
  const byKey = new Map(mapping.assignments.map((each) => [each.key, each.organisationId]));
  const reached = new Set<string>();
  const find = (key: string): OrganisationId | undefined => {
    const organisation = byKey.get(key);
    if (organisation !== undefined) reached.add(key);
    return organisation;
  };
  const ownerOfRow = (task: PlanTask) => (task.summary ? importing : mapping.rest);
  const parents = parentIndexes(plan.tasks);
  const branches: (OrganisationId | undefined)[] = [];
  const dealt = plan.tasks.map((task, index) => {
    if (mapping.by === "branch") {
      const inherited = parents[index]! < 0 ? undefined : branches[parents[index]!];
      branches[index] = find(String(task.uid)) ?? inherited;
      return branches[index] ?? ownerOfRow(task);
    }
    if (task.summary) return importing;
    const names = workers.get(task.uid) ?? [];
    const chosen = names.map(find).find((organisation) => organisation !== undefined);
    return chosen ?? mapping.rest;
  });
  for (const { key } of mapping.assignments)
    if (!reached.has(key)) findings.add("map.unknown-organisation", key, "No task has it");
  return dealt;
}
