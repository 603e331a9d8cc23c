import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { Change, LinkEnds } from "../model/bar-drag.ts";
import type { NewBar } from "../model/new-bar.ts";
import type { BarPart } from "../model/hit-test.ts";
import type { Outcome } from "../model/outcome.ts";

/** What pointers and keys can make of the plan. Whatever is not allowed says so to the person, and does nothing. */
export type GanttCommands = {
  readonly mayPull: (row: PlanRow, part: BarPart) => boolean;
  readonly changeOfPull: (
    row: TaskRow,
    part: "body" | "finish" | "progress",
    days: number,
    /** CSS pixels: what it snaps to is what one sees. */
    pxPerDay?: number,
  ) => Change | null;
  /** The first is the one in the hand; the others go along. */
  readonly preview: (changes: readonly RowChange[]) => Outcome | null;
  /** One step of undo. */
  readonly apply: (changes: readonly RowChange[]) => boolean;
  readonly mayLink: (from: PlanRow, to: PlanRow) => boolean;
  /** The new relation; null, with a word to the person, where there can be none. */
  readonly link: (from: PlanRow, to: PlanRow, ends: LinkEnds) => EntityId | null;
  /** Opens relations for editing beside a place of the chart, CSS pixels. */
  readonly editRelations: (ids: readonly string[], at: Place) => void;
  /** A stroke on empty space, days since 1970 with fraction: a new task below the row. */
  readonly draw: (rowId: string | null, from: number, to: number, at: Place) => void;
  readonly maySplit: (row: PlanRow) => boolean;
  /** A stroke over a bar: the work rests from day to day, since 1970 with fraction. */
  readonly split: (row: PlanRow, from: number, to: number) => void;
  /** What a stroke means. */
  readonly daysOf: (row: PlanRow | null, from: number, to: number) => NewBar;
  readonly explain: (row: PlanRow) => void;
  readonly open: (id: string) => void;
};

export type Place = { readonly x: number; readonly y: number };
export type RowChange = { readonly row: TaskRow; readonly change: Change };

/** What is said beside the pointer. */
export type Tip =
  | { readonly kind: "bar"; readonly row: PlanRow; readonly isMine: boolean }
  | {
      readonly kind: "pull";
      readonly row: TaskRow;
      readonly change: Change | null;
      /** How many tasks are in the hand. */
      readonly count: number;
      readonly outcome: Outcome | null;
    }
  | {
      readonly kind: "stroke";
      readonly days: NewBar;
      readonly isRest: boolean;
    }
  | {
      readonly kind: "link";
      readonly from: PlanRow;
      readonly to: PlanRow | null;
      readonly ends: LinkEnds | null;
      readonly isAllowed: boolean;
    };
