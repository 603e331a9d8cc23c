import { createContext, useContext } from "react";
import type { PlanActions } from "../hooks/use-plan-actions.ts";
import type { CellContext } from "../../../platform/plan/cell-edit.ts";
import type { TextContext } from "../model/cell-text.ts";

export type PlanTableValue = {
  readonly text: TextContext;
  readonly cells: CellContext;
  readonly today: string;
  readonly actions: PlanActions;
  /** What is searched for, in lower case; empty = nothing. */
  readonly query: string;
  readonly setCollapsed: (id: string, isCollapsed: boolean) => void;
};

export const PlanTableContext = createContext<PlanTableValue | null>(null);

export function usePlanTable(): PlanTableValue {
  const value = useContext(PlanTableContext);
  if (value === null) throw new Error("Used outside the plan table");
  return value;
}
