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
  const chips = placeChips(pen, scene, xOf);
  for (const [index, tick] of axis.upper.ticks.entries()) {
    const x = xOf(tick.day);
    if (index > 0) pen.down(theme.line2, x, 0, UPPER);
    const size = pen.widthOf(tick.label, bold);
    let from = Math.max(x, 0) + PAD;
    // Today and the data date push the name of the month aside.
    for (const chip of chips.toSorted((a, b) => a.x - b.x))
      if (chip.x < from + size + PAD && chip.x + chip.width > from - PAD)
        from = chip.x + chip.width + PAD;
    if (from + size <= xOf(tick.next) - PAD) pen.text(tick.label, from, 15, bold, theme.ink);
  }
  for (const tick of axis.lower.ticks) drawLower(pen, scene, tick, xOf, small);
  for (const chip of chips) drawChip(pen, scene, chip);
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

type Chip = {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly isToday: boolean;
};

const chipFont = ({ theme }: Scene): string => `600 11px ${theme.font}`;

/** Today and the data date, where their lines begin; the data date gives way. */
function placeChips(pen: Pen, scene: Scene, xOf: (day: number) => number): readonly Chip[] {
  const { width, now, dataDate, labels } = scene;
  const place = (day: number, text: string, isToday: boolean): Chip | null => {
    const at = xOf(day);
    if (at < 0 || at > width) return null;
    const size = pen.widthOf(text, chipFont(scene)) + 2 * PAD;
    return {
      x: Math.min(Math.max(at - size / 2, 2), width - size - 2),
      width: size,
      text,
      isToday,
    };
  };
  const today = place(now, labels.today(now), true);
  const data = dataDate === null ? null : place(dataDate, labels.dataDate(dataDate), false);
  if (today === null || data === null) return [today, data].filter((chip) => chip !== null);
  const [before, after] = [today.x - data.width - 4, today.x + today.width + 4];
  const isClear = data.x <= before || data.x >= after;
  const isBefore = dataDate! < now && before >= 2;
  return [isClear ? data : { ...data, x: isBefore ? before : after }, today];
}

function drawChip(pen: Pen, scene: Scene, { x, width, text, isToday }: Chip): void {
  const { theme } = scene;
  const { context } = pen;
  const left = pen.snap(x);
  context.beginPath();
  context.roundRect(left, 3, width, 16, 3);
  context.fillStyle = isToday ? theme.accent : theme.surface;
  context.fill();
  if (!isToday) {
    context.strokeStyle = theme.ink;
    context.lineWidth = pen.hair;
    context.stroke();
  }
  pen.text(text, left + PAD, 15, chipFont(scene), isToday ? theme.onAccent : theme.ink);
}
