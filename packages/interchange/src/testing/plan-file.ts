import { blankPlanProject, blankPlanTask } from "../blank-plan-task.ts";
import type { PlanFile, PlanTask } from "../plan-file.ts";

export const planTask = (uid: number, over: Partial<PlanTask> = {}): PlanTask =>
  blankPlanTask(uid, { id: uid, name: `Task ${uid}`, ...over });

export const planFile = (over: Partial<PlanFile> = {}): PlanFile => ({
  format: "mspdi",
  encoding: "utf-8",
  project: blankPlanProject({ name: "plan.xml", title: "Plan" }),
  calendars: [],
  tasks: [],
  resources: [],
  assignments: [],
  ...over,
});
