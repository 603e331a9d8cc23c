import type { PlanColumn } from "../../../platform/plan/plan-column.ts";

/** The columns of the table, in order. `name` is the tree itself and is always shown. */
export const COLUMNS = [
  { id: "wbs", width: 56, min: 40, align: "start" },
  { id: "name", width: 340, min: 160, align: "start" },
  { id: "organisation", width: 56, min: 48, align: "start" },
  { id: "assignee", width: 120, min: 64, align: "start" },
  { id: "start", width: 92, min: 72, align: "end" },
  { id: "finish", width: 92, min: 72, align: "end" },
  { id: "duration", width: 76, min: 56, align: "end" },
  { id: "float", width: 76, min: 56, align: "end" },
  { id: "progress", width: 84, min: 56, align: "end" },
  { id: "predecessors", width: 120, min: 64, align: "start" },
  { id: "status", width: 120, min: 72, align: "start" },
  { id: "constraint", width: 140, min: 72, align: "start" },
] as const satisfies readonly {
  readonly id: PlanColumn;
  readonly width: number;
  readonly min: number;
  readonly align: "start" | "end";
}[];

export type ColumnId = (typeof COLUMNS)[number]["id"];
export type Column = {
  readonly id: ColumnId;
  readonly width: number;
  readonly align: "start" | "end";
};
export const MAX_COLUMN_WIDTH = 900;

export type ColumnPreferences = {
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly hidden: readonly ColumnId[];
};
export const DEFAULT_COLUMNS: ColumnPreferences = { widths: {}, hidden: ["constraint"] };

export const minWidthOf = (id: ColumnId): number =>
  COLUMNS.find((column) => column.id === id)?.min ?? 40;

export const shownColumns = ({ widths, hidden }: ColumnPreferences): readonly Column[] =>
  COLUMNS.filter(({ id }) => id === "name" || !hidden.includes(id)).map(({ id, width, align }) => ({
    id,
    align,
    width: Math.min(MAX_COLUMN_WIDTH, Math.max(minWidthOf(id), widths[id] ?? width)),
  }));

export const withWidth = (
  preferences: ColumnPreferences,
  id: ColumnId,
  width: number,
): ColumnPreferences => ({
  ...preferences,
  widths: {
    ...preferences.widths,
    [id]: Math.min(MAX_COLUMN_WIDTH, Math.max(minWidthOf(id), Math.round(width))),
  },
});

export const toggled = (preferences: ColumnPreferences, id: ColumnId): ColumnPreferences => ({
  ...preferences,
  hidden: preferences.hidden.includes(id)
    ? preferences.hidden.filter((each) => each !== id)
    : [...preferences.hidden, id],
});
