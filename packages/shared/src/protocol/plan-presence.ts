import { isEntityId } from "../documents/field-rule.ts";

/** What a hand does to a task at the moment, not yet an edit. `day`: `YYYY-MM-DD`, or with `THH:MM`. */
export type PulledChange =
  | { readonly type: "start"; readonly day: string }
  | { readonly type: "finish"; readonly day: string }
  | { readonly type: "progress"; readonly progress: number };
export type PulledTask = { readonly id: string; readonly change: PulledChange };

/**
 * How the table is arranged: which columns, in which order the rows, under which headings, with what left out. Nothing in it was typed,
 * and it names no row. What a column or a heading means is the reader's to know: to the wire they are words.
 */
export type PlanTable = {
  readonly columns: readonly string[];
  readonly sort: { readonly column: string; readonly isDown: boolean } | null;
  readonly groupBy: string;
  readonly organisationIds: readonly string[];
  /** Conditions of the filter that hold. */
  readonly only: readonly string[];
};

/** What part of the time is in sight; told on the frame alone. */
export type PlanLook = {
  /** At the left edge, days since 1970 with fraction. */
  readonly day: number;
  /** So many are in sight. */
  readonly days: number;
  /** CSS pixels of the row at the top that are scrolled away. */
  readonly offset: number;
  readonly table: PlanTable | null;
};

/**
 * What a person shows of themselves in the chart, on one ydoc. It names only what lies in that very ydoc: who may not read the ydoc
 * hears nothing of it, and nobody can tell from one ydoc what is in another. Places are told relative to rows, never as numbers of
 * rows, which would count those that another may not see.
 */
export type PlanPresence = {
  /** Of one tab, the same on all ydocs. */
  readonly tab: string;
  /** The tab that this one follows; told on the frame alone. */
  readonly follows: string | null;
  readonly look: PlanLook | null;
  /** The first row in sight of those in this ydoc. */
  readonly top: string | null;
  /** Rows in sight that have rows below them. */
  readonly folded: readonly string[];
  readonly unfolded: readonly string[];
  readonly selected: readonly string[];
  /** Over a row: days since 1970 with fraction, and how far down the row, 0 to 1. */
  readonly pointer: { readonly id: string; readonly day: number; readonly share: number } | null;
  readonly pulled: readonly PulledTask[];
};

export const ROWS_MOST = 60;
export const SELECTED_MOST = 12;
export const PULLED_MOST = 8;
/** Outside of the years that a plan can have there is nothing to see. */
const COLUMNS_MOST = 40;
const WORD = /^[A-Za-z][A-Za-z0-9:_-]{0,60}$/;
const ORGANISATION = /^[0-9a-f-]{36}$/;
const DAYS_MOST = 200_000;
const ROW_PX_MOST = 200;
/** A day, or a minute of it, in years that the engine has room for. */
const DAY =
  /^(?:19|2[012])\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/;

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const within = (value: unknown, from: number, to: number): value is number =>
  typeof value === "number" && value >= from && value <= to;

/** Total: null where it is no such thing. Ids for which `holds` is false are left out, with whatever belongs to them. */
export function planPresenceOf(
  value: unknown,
  holds: (id: string) => boolean,
): PlanPresence | null {
  if (!isObject(value) || !isEntityId(value["tab"])) return null;
  const { tab, follows, top } = value;
  const isHeld = (id: unknown): id is string => isEntityId(id) && holds(id);
  const idsOf = (ids: unknown, most: number): readonly string[] =>
    Array.isArray(ids) ? ids.slice(0, most).filter(isHeld) : [];
  const pulled = Array.isArray(value["pulled"]) ? value["pulled"].slice(0, PULLED_MOST) : [];
  return {
    tab,
    follows: isEntityId(follows) ? follows : null,
    look: lookOf(value["look"]),
    top: isHeld(top) ? top : null,
    folded: idsOf(value["folded"], ROWS_MOST),
    unfolded: idsOf(value["unfolded"], ROWS_MOST),
    selected: idsOf(value["selected"], SELECTED_MOST),
    pointer: pointerOf(value["pointer"], isHeld),
    pulled: pulled.flatMap((each: unknown): readonly PulledTask[] => {
      if (!isObject(each) || !isHeld(each["id"])) return [];
      const change = changeOf(each["change"]);
      return change === null ? [] : [{ id: each["id"], change }];
    }),
  };
}

function lookOf(value: unknown): PlanLook | null {
  if (!isObject(value)) return null;
  const { day, days, offset } = value;
  const isLook =
    within(day, -DAYS_MOST, DAYS_MOST) &&
    within(days, 1 / 24, DAYS_MOST) &&
    within(offset, 0, ROW_PX_MOST);
  return isLook ? { day, days, offset, table: tableOf(value["table"]) } : null;
}

function tableOf(value: unknown): PlanTable | null {
  if (!isObject(value)) return null;
  const { columns, sort, groupBy, organisationIds, only } = value;
  const textsOf = (list: unknown, form: RegExp): readonly string[] =>
    Array.isArray(list)
      ? list
          .slice(0, COLUMNS_MOST)
          .filter((each): each is string => typeof each === "string" && form.test(each))
      : [];
  const column = isObject(sort) ? sort["column"] : null;
  return {
    columns: textsOf(columns, WORD),
    sort:
      typeof column === "string" && WORD.test(column)
        ? { column, isDown: isObject(sort) && sort["isDown"] === true }
        : null,
    groupBy: typeof groupBy === "string" && WORD.test(groupBy) ? groupBy : "none",
    organisationIds: textsOf(organisationIds, ORGANISATION),
    only: textsOf(only, WORD),
  };
}

function pointerOf(value: unknown, isHeld: (id: unknown) => id is string): PlanPresence["pointer"] {
  if (!isObject(value)) return null;
  const { id, day, share } = value;
  const isPlace = isHeld(id) && within(day, -DAYS_MOST, DAYS_MOST) && within(share, 0, 1);
  return isPlace ? { id, day, share } : null;
}

function changeOf(value: unknown): PulledChange | null {
  if (!isObject(value)) return null;
  const { type, day, progress } = value;
  if (type === "progress") return within(progress, 0, 100) ? { type, progress } : null;
  if (type !== "start" && type !== "finish") return null;
  return typeof day === "string" && DAY.test(day) ? { type, day } : null;
}
