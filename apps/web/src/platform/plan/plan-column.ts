/** What of a row is a cell, in every table of the plan and on the clipboard. */
export type PlanColumn =
  | "wbs"
  | "name"
  | "organisation"
  | "assignee"
  | "start"
  | "finish"
  | "duration"
  | "float"
  | "progress"
  | "predecessors"
  | "status"
  | "constraint";
