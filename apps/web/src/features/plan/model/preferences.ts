import { COLUMNS, DEFAULT_COLUMNS, type ColumnId, type ColumnPreferences } from "./columns.ts";

export type PlanPreferences = {
  readonly columns: ColumnPreferences;
  readonly groupBy: "none" | "organisation";
  readonly collapsed: readonly string[];
};

export const DEFAULT_PREFERENCES: PlanPreferences = {
  columns: DEFAULT_COLUMNS,
  groupBy: "none",
  collapsed: [],
};
const KEY = "parley.plan:";
const isColumn = (value: unknown): value is ColumnId =>
  COLUMNS.some((column) => column.id === value);

/** Total: what was stored by another version, or by hand, counts as the default. */
export function readPreferences(storage: Storage, projectId: string): PlanPreferences {
  try {
    const stored = JSON.parse(storage.getItem(KEY + projectId) ?? "{}") as Partial<PlanPreferences>;
    const widths = Object.entries(stored.columns?.widths ?? {}).filter(
      ([id, width]) => isColumn(id) && Number.isFinite(width),
    );
    return {
      columns: {
        widths: Object.fromEntries(widths),
        hidden: (stored.columns?.hidden ?? DEFAULT_COLUMNS.hidden).filter(isColumn),
      },
      groupBy: stored.groupBy === "organisation" ? "organisation" : "none",
      collapsed: (stored.collapsed ?? []).filter((id) => typeof id === "string"),
    };
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

export function writePreferences(
  storage: Storage,
  projectId: string,
  preferences: PlanPreferences,
): void {
  try {
    storage.setItem(KEY + projectId, JSON.stringify(preferences));
  } catch {
    // A full storage costs what is remembered, never what is done.
  }
}
