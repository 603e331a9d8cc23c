import type { GanttRow } from "./gantt-rows.ts";
import { DEFAULT_PREFERENCES, lookOf, type GanttLook } from "./preferences.ts";
import { MAX_PX_PER_DAY, MIN_PX_PER_DAY, ROW_HEIGHT, type Viewport } from "./viewport.ts";

/** What a link says of how the chart looks. Days are the project's own, so that it is the same place in every time zone. */
export type LinkedView = {
  /** At the left edge, days since 1970 with fraction. */
  readonly day: number;
  readonly pxPerDay: number;
  /** The row at the top; null: the beginning. */
  readonly topId: string | null;
  readonly collapsed: readonly string[];
  readonly showsCritical: boolean;
  readonly showsLabels: boolean;
  /** Columns, order, headings and filter; null: nothing is said of them. */
  readonly table: TableLook | null;
};

export type TableLook = Omit<GanttLook, "showsCritical" | "showsLabels">;

const KEYS = ["at", "zoom", "top", "fold", "hide", "table"] as const;
const TABLE_KEYS = ["columns", "widths", "sort", "groupBy", "filter"] as const;
/** A table in a link is a few hundred characters long; nothing longer was made here. */
const MOST_TABLE = 4_000;
/** Within the length of an address that every mail program leaves whole. */
const MOST_FOLDS = 60;
const ID = /^[\w-]{1,64}$/u;

/** What another organisation may not know of is not named in what one hands on. */
const isForAll = ({ row, group }: GanttRow): boolean =>
  group === undefined && (row.kind !== "task" || row.audience === "everyone");

/** The address `search` belongs to, saying in addition how the chart looks and which row is selected. */
export function withView(
  search: URLSearchParams,
  viewport: Viewport,
  rows: readonly GanttRow[],
  shown: GanttLook,
  selectedId: string | null,
): URLSearchParams {
  const linked = withoutView(search);
  linked.set("at", viewport.day.toFixed(3));
  linked.set("zoom", String(Number(viewport.pxPerDay.toPrecision(5))));
  const first = Math.round(viewport.top / ROW_HEIGHT);
  const top = first <= 0 ? undefined : rows.slice(first).find(isForAll);
  if (top !== undefined) linked.set("top", top.id);
  const folded = rows.filter((row) => row.isCollapsed && isForAll(row)).slice(0, MOST_FOLDS);
  if (folded.length > 0) linked.set("fold", folded.map(({ id }) => id).join("."));
  const hidden = [
    ...(shown.showsCritical ? [] : ["critical"]),
    ...(shown.showsLabels ? [] : ["names"]),
  ];
  if (hidden.length > 0) linked.set("hide", hidden.join("."));
  const table = TABLE_KEYS.flatMap((key) =>
    JSON.stringify(shown[key]) === JSON.stringify(DEFAULT_PREFERENCES[key])
      ? []
      : [[key, shown[key]] as const],
  );
  if (table.length > 0) linked.set("table", JSON.stringify(Object.fromEntries(table)));
  if (selectedId === null) linked.delete("row");
  else linked.set("row", selectedId);
  return linked;
}

/** Total: null where the address says nothing of a view, or nothing that makes sense. */
export function readView(search: URLSearchParams): LinkedView | null {
  const [at, zoom] = [search.get("at"), search.get("zoom")];
  if (at === null || at === "" || zoom === null || zoom === "") return null;
  const [day, pxPerDay] = [Number(at), Number(zoom)];
  // Outside of the years that a plan can have there is nothing to see.
  if (!Number.isFinite(day) || Math.abs(day) > 200_000) return null;
  if (!(pxPerDay >= MIN_PX_PER_DAY && pxPerDay <= MAX_PX_PER_DAY)) return null;
  const top = search.get("top") ?? "";
  const hidden = (search.get("hide") ?? "").split(".");
  return {
    day,
    pxPerDay,
    topId: ID.test(top) ? top : null,
    collapsed: (search.get("fold") ?? "")
      .split(".")
      .filter((id) => ID.test(id))
      .slice(0, MOST_FOLDS),
    showsCritical: !hidden.includes("critical"),
    showsLabels: !hidden.includes("names"),
    table: tableOf(search.get("table")),
  };
}

function tableOf(text: string | null): TableLook | null {
  if (text === null || text.length > MOST_TABLE) return null;
  try {
    const { columns, widths, sort, groupBy, filter } = lookOf(JSON.parse(text));
    return { columns, widths, sort, groupBy, filter };
  } catch {
    return null;
  }
}

/** The same address without a word on the view; the selected row stays. */
export function withoutView(search: URLSearchParams): URLSearchParams {
  const plain = new URLSearchParams(search);
  for (const key of KEYS) plain.delete(key);
  return plain;
}
