import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { DEFAULT_SETTINGS } from "@parley/shared/documents/frame.ts";
import type { PlacedRelation, PlacedTask, Plan } from "@parley/shared/documents/plan-row.ts";
import { DEFAULT_TASK, type Relation, type Task } from "@parley/shared/documents/task.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";

export type SmallTask = Partial<Omit<Task, "id" | "parentId">> & {
  readonly parent?: string;
  readonly org?: string;
};

/** A plan with its dates: tasks by name in order, relations as `a>b` or `a SS b`. It begins on Monday 9 March 2026. */
export function smallPlan(
  tasks: Readonly<Record<string, SmallTask>>,
  relations: readonly string[] = [],
): Plan {
  const placed = new Map<TaskId, PlacedTask>();
  for (const [index, [id, { parent, org = "ours", ...fields }]] of Object.entries(
    tasks,
  ).entries()) {
    const task: Task = {
      ...DEFAULT_TASK,
      id: id as TaskId,
      name: id,
      parentId: (parent ?? null) as TaskId | null,
      order: `a${String(index).padStart(3, "0")}V`,
      duration: 4_800,
      custom: {},
      ...fields,
    };
    placed.set(task.id, {
      task,
      ydocId: `lane-${org}` as YdocId,
      organisationId: org as OrganisationId,
      audience: "everyone",
    });
  }
  const links = new Map<EntityId, PlacedRelation>();
  for (const text of relations) {
    const [from, type, to] = text.includes(">")
      ? [text.split(">")[0]!, "FS", text.split(">")[1]!]
      : (text.split(" ") as [string, string, string]);
    const relation: Relation = {
      id: text as EntityId,
      predecessorId: from as TaskId,
      successorId: to as TaskId,
      type: type as Relation["type"],
      lag: 0,
      lagUnit: "working",
      removed: false,
    };
    links.set(relation.id, { relation, ydocId: placed.get(relation.successorId)!.ydocId });
  }
  const plan = assemblePlan({ tasks: placed, relations: links, phases: [], frameId: null });
  return new PlanScheduler(createScheduler).date(plan, FRAME, null);
}

export const FRAME = {
  settings: { ...DEFAULT_SETTINGS, projectStart: "2026-03-09T08:00" },
  calendars: new Map(),
};
