/** What the table can say of a row, in the order in which it is offered. */
const COLUMNS = [
  { id: "wbs", width: 60, least: 40, isEnd: false },
  { id: "name", width: 204, least: 120, isEnd: false },
  { id: "organisation", width: 44, least: 36, isEnd: false },
  { id: "assignee", width: 100, least: 48, isEnd: false },
  { id: "start", width: 84, least: 48, isEnd: true },
  { id: "finish", width: 84, least: 48, isEnd: true },
  { id: "duration", width: 72, least: 40, isEnd: true },
  { id: "progress", width: 60, least: 40, isEnd: true },
  { id: "float", width: 60, least: 36, isEnd: true },
  { id: "freeFloat", width: 72, least: 36, isEnd: true },
  { id: "predecessors", width: 96, least: 48, isEnd: false },
  { id: "successors", width: 96, least: 48, isEnd: false },
  { id: "constraint", width: 140, least: 48, isEnd: false },
  { id: "deadline", width: 84, least: 48, isEnd: true },
  { id: "baselineStart", width: 96, least: 48, isEnd: true },
  { id: "baselineFinish", width: 96, least: 48, isEnd: true },
  { id: "slip", width: 64, least: 40, isEnd: true },
  { id: "calendar", width: 110, least: 48, isEnd: false },
] as const;

export type PlainColumn = (typeof COLUMNS)[number]["id"];
/** `x:` and the id of a field that the project has made for itself. */
export type ColumnId = PlainColumn | `x:${string}`;
export const COLUMN_IDS: readonly PlainColumn[] = COLUMNS.map(({ id }) => id);
/** Those that are shown until somebody chooses. */
export const USUAL_COLUMNS: readonly ColumnId[] = [
  "wbs",
  "name",
  "organisation",
  "start",
  "finish",
  "duration",
  "float",
];

const PLAIN = new Map<string, (typeof COLUMNS)[number]>(COLUMNS.map((each) => [each.id, each]));
const OWN_FIELD = { width: 100, least: 48, isEnd: false };
const MOST = 640;
const MOST_COLUMNS = 40;

const lookOf = (id: ColumnId) => PLAIN.get(id) ?? OWN_FIELD;
export const isAtEnd = (id: ColumnId): boolean => lookOf(id).isEnd;
export const isColumn = (value: unknown): value is ColumnId =>
  typeof value === "string" && (PLAIN.has(value) || /^x:[\w-]{1,64}$/u.test(value));

/** Total: what is no column is left out, none stands twice, and the name is always there. */
export function columnsOf(value: unknown): readonly ColumnId[] {
  if (!Array.isArray(value)) return USUAL_COLUMNS;
  const known = [...new Set(value.filter(isColumn))].slice(0, MOST_COLUMNS);
  if (known.length === 0) return USUAL_COLUMNS;
  return known.includes("name") ? known : ["name", ...known];
}

/** Shown or not; what is shown anew stands last. The name stays. */
export const withColumn = (columns: readonly ColumnId[], id: ColumnId): readonly ColumnId[] =>
  id === "name"
    ? columns
    : columns.includes(id)
      ? columns.filter((each) => each !== id)
      : [...columns, id];

/** The column stands at `to`, counted without it. */
export function movedColumn(
  columns: readonly ColumnId[],
  id: ColumnId,
  to: number,
): readonly ColumnId[] {
  const rest = columns.filter((each) => each !== id);
  if (rest.length === columns.length) return columns;
  const place = Math.min(rest.length, Math.max(0, to));
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}

export type Widths = Readonly<Partial<Record<ColumnId, number>>>;

export const widthOf = (id: ColumnId, widths: Widths): number => widths[id] ?? lookOf(id).width;

export const withWidth = (widths: Widths, id: ColumnId, width: number): Widths => ({
  ...widths,
  [id]: Math.round(Math.min(MOST, Math.max(lookOf(id).least, width))),
});

/** Total: what is no width of a column is left out. */
export function widthsOf(value: unknown): Widths {
  if (typeof value !== "object" || value === null) return {};
  return Object.entries(value)
    .slice(0, MOST_COLUMNS * 2)
    .reduce<Widths>(
      (known, [id, width]) =>
        isColumn(id) && typeof width === "number" && Number.isFinite(width)
          ? withWidth(known, id, width)
          : known,
      {},
    );
}

const WBS_FIGURE = 7.5;
const WBS_PAD = 17;

/** Widths where nobody has set one: outline numbers are never cut. */
export function usualWidths(longestWbs: number, widths: Widths): Widths {
  const wbs = Math.max(lookOf("wbs").width, Math.ceil(longestWbs * WBS_FIGURE + WBS_PAD));
  return withWidth(widths, "wbs", widths.wbs ?? wbs);
}

/** Of the whole table; the name takes what is left over. */
export const templateOf = (columns: readonly ColumnId[], widths: Widths): string =>
  columns
    .map((id) =>
      id === "name" ? `minmax(${widthOf(id, widths)}px, 1fr)` : `${widthOf(id, widths)}px`,
    )
    .join(" ");
