import { useMemo, useState } from "react";
import { matchesText } from "../model/plan-filter.ts";
import type { PlanView } from "./use-plan-view.ts";
import type { TableState } from "./use-table-state.ts";

export type Find = {
  readonly isOpen: boolean;
  readonly text: string;
  readonly query: string;
  readonly at: number;
  readonly count: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly setText: (text: string) => void;
};

/** Searching by name in the rows that the table shows. */
export function useFind(view: PlanView): Omit<Find, "at"> & { readonly hits: readonly string[] } {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const query = isOpen ? text.trim().toLocaleLowerCase() : "";
  const hits = useMemo(
    () =>
      query === ""
        ? []
        : view.rows.flatMap((row) =>
            row.kind === "row" && matchesText(row.row, query) ? [row.id] : [],
          ),
    [view.rows, query],
  );
  return {
    isOpen,
    text,
    query,
    hits,
    count: hits.length,
    open: () => setOpen(true),
    close: () => setOpen(false),
    setText,
  };
}

/** Moves the cursor to the next hit from where it is, around the ends. */
export function stepToHit(
  hits: readonly string[],
  view: PlanView,
  state: TableState,
  step: 1 | -1,
): void {
  const here = view.indexById.get(state.cursor?.rowId ?? "") ?? -1;
  const places = hits.map((id) => view.indexById.get(id) ?? 0);
  const next =
    step === 1
      ? (places.find((place) => place > here) ?? places[0])
      : (places.findLast((place) => place < here) ?? places.at(-1));
  const rowId = next === undefined ? undefined : view.order[next];
  if (rowId !== undefined) state.moveTo({ rowId, column: "name" });
}
