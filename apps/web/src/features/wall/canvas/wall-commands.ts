import type { WorkingTime } from "../../../platform/calendar/working-time.ts";
import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import type { FrameCell, PullFrame } from "../model/pull-frame.ts";
import type { ObjectItem, TaskItem, WallItem } from "../model/wall-item.ts";

export const TOOLS = [
  "select",
  "hand",
  "note",
  "text",
  "shape",
  "connector",
  "pen",
  "frame",
  "pull",
] as const;
export type Tool = (typeof TOOLS)[number];

/** Text that is being written: of something new, or of what lies there. */
export type Draft = {
  readonly type: "note" | "text" | "object";
  readonly rect: Rect;
  readonly target: ObjectItem | null;
};

/** Where a carried note would go to, as the drop would be understood. */
export type DropPlace = {
  readonly frame: PullFrame;
  readonly cell: FrameCell;
  readonly isMine: boolean;
};

/** What the canvas asks of the application. All of it is done to the ydocs; the canvas only shows them. */
export type WallCommands = {
  readonly time: WorkingTime;
  readonly mayDraw: boolean;
  readonly mayChange: (item: WallItem) => boolean;
  /** Tells why an item cannot be changed. */
  readonly explain: (item: WallItem) => void;
  readonly create: (type: "shape" | "frame" | "pull", rect: Rect) => void;
  readonly draw: (points: readonly Point[]) => void;
  readonly move: (items: readonly ObjectItem[], dx: number, dy: number) => void;
  /** Free notes become tasks of their owner, at the day. */
  readonly plan: (items: readonly ObjectItem[], place: DropPlace) => void;
  readonly moveTask: (item: TaskItem, day: string) => void;
  readonly resize: (item: ObjectItem, rect: Rect) => void;
  readonly connect: (from: WallItem | Point, to: WallItem | Point) => void;
  readonly open: (item: WallItem) => void;
  readonly refuseRow: (place: DropPlace) => void;
  readonly dayText: (day: string) => string;
};
