import type { ChartModel, Span } from "../model/chart-model.ts";
import type { AxisWords } from "../model/time-axis.ts";
import type { GuestLook } from "../model/chart-guests.ts";
import type { Viewport } from "../model/viewport.ts";
import type { WorkingTime } from "../../../platform/calendar/working-time.ts";
import type { ChartTheme } from "../../../platform/canvas/chart-theme.ts";

/** Who else is on a row. */
export type PresenceTag = { readonly name: string; readonly colour: number };

/** A bar that is being pulled. */
export type PulledBar = Span & { readonly index: number; readonly progress: number };

/** A relation that is being drawn, CSS pixels of the rows' area. */
export type PulledLink = {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  readonly isAllowed: boolean;
};

/** Two opposite corners. */
export type Marquee = {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
};

/** Everything of which a picture of the chart is made. */
export type Scene = {
  readonly model: ChartModel;
  readonly viewport: Viewport;
  /** CSS pixels, with the axis. */
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
  readonly theme: ChartTheme;
  readonly words: AxisWords;
  readonly labels: {
    readonly of: (index: number) => string;
    readonly today: (day: number) => string;
    readonly dataDate: (day: number) => string;
  };
  readonly time: WorkingTime;
  /** Days since 1970, with fraction. */
  readonly now: number;
  readonly dataDate: number | null;
  /** Rows, or -1. */
  readonly selected: number;
  /** Rows that are chosen together, with the selected one. */
  readonly marked: ReadonlySet<number>;
  /** Chooses the rows whose bars it meets; CSS pixels of the rows' area. */
  readonly marquee: Marquee | null;
  readonly hovered: number;
  readonly handlesAt: number;
  readonly showsCritical: boolean;
  readonly showsLabels: boolean;
  /** Parts of a row's bar that begins at `start`; null: it is whole. */
  readonly partsOf: (index: number, start: number) => readonly Span[] | null;
  /** Where bars are shown that are on their way to their place. */
  readonly sliding: ReadonlyMap<number, Span>;
  readonly pulled: PulledBar | null;
  /** Where the engine says that bars would go. */
  readonly preview: ReadonlyMap<number, Span>;
  readonly link: PulledLink | null;
  readonly presence: ReadonlyMap<number, readonly PresenceTag[]>;
  readonly guests: GuestLook;
  /** Where rows stood in the baseline that is shown, by id; null: none is. */
  readonly baseline: ReadonlyMap<string, Span> | null;
};

/** Height of the axis. */
export const HEADER_HEIGHT = 44;
