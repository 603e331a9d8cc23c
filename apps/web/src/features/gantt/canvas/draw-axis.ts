import type { TimeAxis, Tick } from "../model/time-axis.ts";
import type { Pen } from "./pen.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";

const UPPER = 22;
const PAD = 6;

/** The axis: two lines of time, with today and the data date by name. Stays where the rows scroll away. */
export function drawAxis(pen: Pen, scene: Scene, axis: TimeAxis): void {
  const { theme, viewport, width } = scene;
  pen.fill(theme.surface, 0, 0, width, HEADER_HEIGHT);
  const bold = `600 12px ${theme.font}`;
  const small = `11px ${theme.font}`;
  const xOf = (day: number): number => (day - viewport.day) * viewport.pxPerDay;
  for (const [index, tick] of axis.upper.ticks.entries()) {
    const x = xOf(tick.day);
    if (index > 0) pen.down(theme.line2, x, 0, UPPER);
    const from = Math.max(x, 0) + PAD;
    if (from + pen.widthOf(tick.label, bold) <= xOf(tick.next) - PAD)
      pen.text(tick.label, from, 15, bold, theme.ink);
  }
  for (const tick of axis.lower.ticks) drawLower(pen, scene, tick, xOf, small);
  drawChips(pen, scene, xOf);
  pen.across(theme.line2, 0, HEADER_HEIGHT - 1, width);
}

function drawLower(
  pen: Pen,
  { theme, viewport, time }: Scene,
  tick: Tick,
  xOf: (day: number) => number,
  font: string,
): void {
  const [x, next] = [xOf(tick.day), xOf(tick.next)];
  pen.down(theme.line, x, UPPER, HEADER_HEIGHT - UPPER);
  const text = pen.widthOf(tick.label, font);
  if (text + 4 > next - x) return;
  const isDay = tick.next - tick.day === 1;
  const isRest = isDay && !time.isWorkday(tick.day);
  const at = isDay && viewport.pxPerDay < 44 ? x + (next - x - text) / 2 : x + PAD;
  if (at < 0 && next - x > 40) {
    if (next > text + 2 * PAD) pen.text(tick.label, PAD, 37, font, theme.ink3);
    return;
  }
  pen.text(tick.label, at, 37, font, isRest ? theme.relation : theme.ink3);
}

/** Today and the data date, where their lines begin; today wins where both would stand on one another. */
function drawChips(pen: Pen, scene: Scene, xOf: (day: number) => number): void {
  const { theme, width, now, dataDate, labels } = scene;
  const font = `600 11px ${theme.font}`;
  const chip = (day: number, text: string): { x: number; width: number } | null => {
    const at = xOf(day);
    if (at < 0 || at > width) return null;
    const size = pen.widthOf(text, font) + 2 * PAD;
    return { x: Math.min(Math.max(at - size / 2, 2), width - size - 2), width: size };
  };
  const today = chip(now, labels.today(now));
  const { context } = pen;
  const draw = (place: { x: number; width: number }, text: string, isFilled: boolean): void => {
    const x = pen.snap(place.x);
    context.beginPath();
    context.roundRect(x, 3, place.width, 16, 3);
    context.fillStyle = isFilled ? theme.accent : theme.surface;
    context.fill();
    if (!isFilled) {
      context.strokeStyle = theme.ink;
      context.lineWidth = pen.hair;
      context.stroke();
    }
    pen.text(text, x + PAD, 15, font, isFilled ? theme.onAccent : theme.ink);
  };
  if (dataDate !== null) {
    const data = chip(dataDate, labels.dataDate(dataDate));
    const isClear =
      today === null ||
      (data !== null &&
        (data.x + data.width + 4 <= today.x || data.x >= today.x + today.width + 4));
    if (data !== null && isClear) draw(data, labels.dataDate(dataDate), false);
    else if (data !== null && today !== null) {
      const moved = {
        ...data,
        x: dataDate < now ? today.x - data.width - 4 : today.x + today.width + 4,
      };
      draw(moved, labels.dataDate(dataDate), false);
    }
  }
  if (today !== null) draw(today, labels.today(now), true);
}
