import { COLUMN_IDS, withWidth, type ColumnId, type Widths } from "./columns.ts";
import { MAX_PX_PER_DAY, MIN_PX_PER_DAY, type Viewport } from "./viewport.ts";

export type GanttPreferences = {
  readonly widths: Widths;
  /** Width of the table, CSS pixels. */
  readonly split: number;
  readonly collapsed: readonly string[];
  readonly showsCritical: boolean;
  readonly showsLabels: boolean;
};

export const MIN_SPLIT = 120;
export const DEFAULT_PREFERENCES: GanttPreferences = {
  widths: {},
  split: 612,
  collapsed: [],
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
  const { split, collapsed, showsCritical, showsLabels } = stored;
  const widths = Object.entries((stored["widths"] ?? {}) as Record<string, unknown>);
  return {
    widths: widths.reduce<Widths>(
      (known, [id, width]) =>
        COLUMN_IDS.includes(id as ColumnId) && isNumber(width)
          ? withWidth(known, id as ColumnId, width)
          : known,
      {},
    ),
    split: isNumber(split) ? Math.max(MIN_SPLIT, split) : DEFAULT_PREFERENCES.split,
    collapsed: Array.isArray(collapsed) ? collapsed.filter((id) => typeof id === "string") : [],
    showsCritical: showsCritical !== false,
    showsLabels: showsLabels !== false,
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
