import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { PromiseMark } from "@parley/shared/promises/promise-sums.ts";
import type { WallTheme } from "./wall-theme.ts";

type Brush = CanvasRenderingContext2D;
const SHAPES = new Map<string, Path2D>();
const shape = (path: string): Path2D => {
  let made = SHAPES.get(path);
  if (made === undefined) SHAPES.set(path, (made = new Path2D(path)));
  return made;
};
const CIRCLE = "M13.5 8A5.5 5.5 0 1 1 2.5 8 5.5 5.5 0 1 1 13.5 8z";

/** The status glyph of ui/status-glyph.tsx, drawn in 16 units with its top left corner at a place. */
export function drawStatus(
  brush: Brush,
  theme: WallTheme,
  status: TaskStatus | "milestone",
  x: number,
  y: number,
  size: number,
): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(size / 16, size / 16);
  brush.lineWidth = 1.6;
  const line = (colour: string, path: string): void => {
    brush.strokeStyle = colour;
    brush.stroke(shape(path));
  };
  const fill = (colour: string, path: string): void => {
    brush.fillStyle = colour;
    brush.fill(shape(path));
  };
  switch (status) {
    case "not-started":
      line(theme.ink3, CIRCLE);
      break;
    case "in-progress":
      line(theme.accent, CIRCLE);
      fill(theme.accent, "M8 4.2v7.6a3.8 3.8 0 0 0 0-7.6z");
      break;
    case "in-review":
      line(theme.accent, "M8 1.8 14.2 8 8 14.2 1.8 8z");
      fill(theme.accent, "M10 8A2 2 0 1 1 6 8 2 2 0 1 1 10 8z");
      break;
    case "waiting":
      line(theme.warn, "M2.3 2.3h11.4v11.4H2.3zM6.2 5.5v5M9.8 5.5v5");
      break;
    case "blocked":
      line(theme.crit, "M5.3 1.7h5.4l3.6 3.6v5.4l-3.6 3.6H5.3l-3.6-3.6V5.3zM5 8h6");
      break;
    case "done":
      fill(theme.ok, "M14.3 8A6.3 6.3 0 1 1 1.7 8 6.3 6.3 0 1 1 14.3 8z");
      line(theme.surface, "M5 8.2 7.2 10.4 11 6");
      break;
    case "not-needed":
      line(theme.ink3, `${CIRCLE}M4.2 11.8l7.6-7.6`);
      break;
    case "milestone":
      fill(theme.ink, "M8 1.5 14.5 8 8 14.5 1.5 8z");
      break;
  }
  brush.restore();
}

/** A flag: raised when promised, filled when made ready, with a tick when kept, with a cross when missed. */
export function drawPromise(
  brush: Brush,
  theme: WallTheme,
  mark: PromiseMark,
  x: number,
  y: number,
  size: number,
): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(size / 16, size / 16);
  brush.lineWidth = 1.6;
  const colour = { promised: theme.ink2, ready: theme.accent, done: theme.ok, missed: theme.crit }[
    mark
  ];
  brush.strokeStyle = colour;
  brush.fillStyle = colour;
  brush.stroke(shape("M3 1.5v13"));
  if (mark === "promised") brush.stroke(shape("M3 2.3h11l-2.5 3.4 2.5 3.4H3"));
  else brush.fill(shape("M3 1.5h12l-3 4.2 3 4.2H3z"));
  brush.strokeStyle = theme.surface;
  if (mark === "done") brush.stroke(shape("M5.2 5.6l2 2 3.4-4"));
  if (mark === "missed") brush.stroke(shape("M5.6 3.6l4.2 4.2M9.8 3.6 5.6 7.8"));
  brush.restore();
}

export function drawLock(brush: Brush, theme: WallTheme, x: number, y: number, size: number): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(size / 16, size / 16);
  brush.lineWidth = 1.5;
  brush.strokeStyle = theme.ink2;
  brush.stroke(shape("M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5"));
  brush.restore();
}
