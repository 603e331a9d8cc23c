export const COLUMN_IDS = [
  "wbs",
  "name",
  "organisation",
  "start",
  "finish",
  "duration",
  "float",
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

const USUAL: Readonly<Record<ColumnId, number>> = {
  wbs: 60,
  name: 204,
  organisation: 44,
  start: 84,
  finish: 84,
  duration: 72,
  float: 60,
};
const LEAST: Readonly<Record<ColumnId, number>> = {
  wbs: 40,
  name: 120,
  organisation: 36,
  start: 48,
  finish: 48,
  duration: 40,
  float: 36,
};
const MOST = 640;

export type Widths = Readonly<Partial<Record<ColumnId, number>>>;

export const widthOf = (id: ColumnId, widths: Widths): number => widths[id] ?? USUAL[id];

export const withWidth = (widths: Widths, id: ColumnId, width: number): Widths => ({
  ...widths,
  [id]: Math.round(Math.min(MOST, Math.max(LEAST[id], width))),
});

const WBS_FIGURE = 7.5;
const WBS_PAD = 17;

/** Widths where nobody has set one: outline numbers are never cut. */
export function usualWidths(longestWbs: number, widths: Widths): Widths {
  const wbs = Math.max(USUAL.wbs, Math.ceil(longestWbs * WBS_FIGURE + WBS_PAD));
  return withWidth(widths, "wbs", widths.wbs ?? wbs);
}

/** Of the whole table; the name takes what is left over. */
export const templateOf = (widths: Widths): string =>
  COLUMN_IDS.map((id) =>
    id === "name" ? `minmax(${widthOf(id, widths)}px, 1fr)` : `${widthOf(id, widths)}px`,
  ).join(" ");
