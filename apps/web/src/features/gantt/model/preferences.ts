import { arrangementOf, AS_PLANNED, type Arrangement } from "./arrangement.ts";
import { columnsOf, USUAL_COLUMNS, widthsOf, type ColumnId, type Widths } from "./columns.ts";
import { MAX_PX_PER_DAY, MIN_PX_PER_DAY, type Viewport } from "./viewport.ts";

/** How the table and the chart look, without where one stands in them: what a saved view keeps. */
export type GanttLook = Arrangement & {
  /** From left to right. */
  readonly columns: readonly ColumnId[];
  readonly widths: Widths;
  readonly showsCritical: boolean;
  readonly showsLabels: boolean;
};

export type GanttPreferences = GanttLook & {
  /** Width of the table, CSS pixels. */
  readonly split: number;
  readonly collapsed: readonly string[];
  /** The kept view that was chosen last; everything may have been changed since. */
  readonly viewId: string | null;
};

export const MIN_SPLIT = 120;
export const DEFAULT_PREFERENCES: GanttPreferences = {
  ...AS_PLANNED,
  columns: USUAL_COLUMNS,
  widths: {},
  split: 612,
  collapsed: [],
  viewId: null,
  showsCritical: true,
  showsLabels: true,
};
const KEY = "parley.gantt:";
const VIEW_KEY = "parley.gantt-view:";

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

function readJson(storage: Storage, key: string): Record<string, unknown> {
  try {
    const value = JSON.parse(storage.getItem(key) ?? "{}") as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full storage costs what is remembered, never what is done.
  }
}

/** Total: what another version stored counts as the default. */
export function readPreferences(storage: Storage, projectId: string): GanttPreferences {
  const stored = readJson(storage, KEY + projectId);
  const { split, collapsed, viewId } = stored;
  return {
    ...lookOf(stored),
    split: isNumber(split) ? Math.max(MIN_SPLIT, split) : DEFAULT_PREFERENCES.split,
    collapsed: Array.isArray(collapsed) ? collapsed.filter((id) => typeof id === "string") : [],
    viewId: typeof viewId === "string" ? viewId : null,
  };
}

/** Total, whoever stored it: on this computer, on the server, or in a link. */
export function lookOf(value: unknown): GanttLook {
  const stored =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  return {
    ...arrangementOf(stored),
    columns: columnsOf(stored["columns"]),
    widths: widthsOf(stored["widths"]),
    showsCritical: stored["showsCritical"] !== false,
    showsLabels: stored["showsLabels"] !== false,
  };
}

export const writePreferences = (
  storage: Storage,
  projectId: string,
  preferences: GanttPreferences,
): void => write(storage, KEY + projectId, preferences);

/** Where this tab looked last; null: nowhere yet. */
export function readViewport(storage: Storage, projectId: string): Viewport | null {
  const { day, pxPerDay, top } = readJson(storage, VIEW_KEY + projectId);
  return isNumber(day) &&
    isNumber(top) &&
    isNumber(pxPerDay) &&
    pxPerDay >= MIN_PX_PER_DAY &&
    pxPerDay <= MAX_PX_PER_DAY
    ? { day, pxPerDay, top }
    : null;
}

export const writeViewport = (storage: Storage, projectId: string, viewport: Viewport): void =>
  write(storage, VIEW_KEY + projectId, viewport);
