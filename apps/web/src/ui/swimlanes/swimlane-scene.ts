import type { GlyphStatus } from "../status-glyph.tsx";

/** Milliseconds since 1970 of wall-clock time, as if it were UTC: the axis knows no time zone but the plan's own. */
export type WallTime = number;
export type WallSpan = { readonly start: WallTime; readonly finish: WallTime };

export type Lane = {
  readonly id: string;
  /** From top to bottom. */
  readonly order: number;
  readonly name: string;
  /** Two or three characters on the square; none: the lane belongs to no organisation. */
  readonly code: string;
  /** 1 to 12; 0 is nobody's. */
  readonly colour: number;
  /** A line below the name. */
  readonly note: string;
  readonly noteTone: "" | "late" | "at-risk";
};

export type LaneItem = WallSpan & {
  readonly id: string;
  readonly laneId: string;
  readonly kind: "bar" | "milestone" | "summary" | "cluster";
  readonly text: string;
  /** The date beside the text. */
  readonly date: string;
  /** Said when the pointer rests on it. */
  readonly title: string;
  readonly colour: number;
  readonly glyph: GlyphStatus | null;
  readonly glyphLabel: string;
  readonly tone: "" | "late" | "at-risk" | "done";
  readonly isCritical: boolean;
  readonly isMovable: boolean;
  /** Without a lock though it stays: where nothing is moved at all. */
  readonly isUnlocked?: boolean;
  /** The promised moment. */
  readonly due: WallTime | null;
};

/** From the end of an item to the beginning of another. Ids of items that stand within a cluster lead to the cluster. */
export type LaneArrow = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly leaves: "start" | "finish";
  readonly enters: "start" | "finish";
  readonly tone: "" | "late" | "at-risk";
};

/** A stretch of time behind all lanes. */
export type LaneBand = WallSpan & { readonly id: string; readonly isOdd: boolean };

export type SwimlaneScene = {
  readonly lanes: readonly Lane[];
  readonly items: readonly LaneItem[];
  readonly arrows: readonly LaneArrow[];
  readonly bands: readonly LaneBand[];
  readonly now: WallTime;
  readonly dataDate: WallTime | null;
  readonly selected: string | null;
};

export type SwimlaneHandlers = {
  readonly onSelect: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
  /** An item is pulled by so many days, with fraction. Answers where everything would go; null: it stays. */
  readonly onPull: (id: string, days: number) => ReadonlyMap<string, WallSpan> | null;
  readonly onDrop: (id: string, days: number) => void;
  readonly onCancel: () => void;
  /** Somebody pulls at what is not theirs. */
  readonly onLocked: (id: string) => void;
};

export type SwimlaneWords = {
  readonly language: "en" | "zh-CN";
  readonly today: string;
  readonly dataDate: string;
  readonly clusterOf: (count: number) => string;
};
