import { DEFAULT_TASK, type Task } from "@parley/shared/documents/task.ts";
import type { OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import type { PlacedTask, Plan } from "@parley/shared/documents/plan-row.ts";

/**
 * A plan drawn as an outline, two spaces a level. `name @ORG` belongs to another organisation than `ours`; the id of a task is its
 * name.
 */
export function drawPlan(
  outline: string,
  overrides: Readonly<Record<string, Partial<Task>>> = {},
): Plan {
  const tasks = new Map<TaskId, PlacedTask>();
  const path: string[] = [];
  for (const [index, line] of outline.split("\n").entries()) {
    const match = /^( *)(\S+)(?: @(\S+))?$/.exec(line);
    if (match === null) continue;
    const level = match[1]!.length / 2;
    const name = match[2]!;
    path.length = level;
    const task: Task = {
      ...DEFAULT_TASK,
      id: name as TaskId,
      name,
      parentId: (path[level - 1] ?? null) as TaskId | null,
      order: `a${String.fromCodePoint(48 + Math.floor(index / 10), 48 + (index % 10) + 1)}`,
      custom: {},
      ...overrides[name],
    };
    path.push(name);
    const organisationId = (match[3] ?? "ours") as OrganisationId;
    tasks.set(task.id, {
      task,
      ydocId: `lane-${organisationId}` as YdocId,
      organisationId,
      audience: "everyone",
    });
  }
  return assemblePlan({ tasks, relations: new Map(), phases: [] });
}

/** The other way: what a plan looks like as an outline. */
export const drawn = (plan: Plan): string =>
  plan.rows.map((row) => "  ".repeat(row.depth) + row.id).join("\n");

/** The plan after edits that set fields of tasks. */
export function afterEdits(plan: Plan, edits: readonly { readonly edit: unknown }[]): Plan {
  const tasks = new Map<TaskId, PlacedTask>();
  for (const row of plan.rows) {
    if (row.kind !== "task") continue;
    const { task, ydocId, organisationId, audience } = row;
    tasks.set(task.id, { task, ydocId, organisationId, audience });
  }
  for (const { edit } of edits) {
    const { id, fields } = edit as { id: TaskId; fields: Partial<Task> };
    const placed = tasks.get(id)!;
    tasks.set(id, { ...placed, task: { ...placed.task, ...fields } });
  }
  return assemblePlan({ tasks, relations: new Map(), phases: [] });
}
