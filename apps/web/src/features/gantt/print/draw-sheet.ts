import type { DrawingContext } from "../../../platform/pdf/pdf-context.ts";
import { drawChart } from "../canvas/draw-chart.ts";
import { Pen } from "../canvas/pen.ts";
import { HEADER_HEIGHT, type Scene } from "../canvas/scene.ts";
import { isAtEnd, type ColumnId } from "../model/columns.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";
import { BLOCK_HEIGHT, LEGEND_HEIGHT, type Sheet, type SheetPage } from "./paper.ts";

/** A cell as it is printed. */
export type PrintCell = { readonly text: string; readonly isCritical: boolean };
const NO_CELL: PrintCell = { text: "", isCritical: false };
export type PrintRow = {
  readonly depth: number;
  readonly isBold: boolean;
  /** Place in the theme's organisations; 0: nobody's. */
  readonly colour: number;
  readonly code: string;
  readonly cells: ReadonlyMap<ColumnId, PrintCell>;
};
export type PrintColumn = { readonly id: ColumnId; readonly label: string; readonly width: number };

/** What stands on every page beside rows and bars. */
export type PrintWords = {
  /** Label and value, from left to right; the last stands at the right edge. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly page: (number: number, of: number) => string;
  readonly legend: {
    readonly critical: string | null;
    readonly baseline: string | null;
    readonly milestone: string;
    readonly summary: string;
    readonly progress: string;
    readonly organisations: readonly { readonly colour: number; readonly name: string }[];
  };
};

export type PrintContent = {
  /** All but its place and size. */
  readonly scene: Scene;
  readonly columns: readonly PrintColumn[];
  readonly rowOf: (index: number) => PrintRow;
  readonly words: PrintWords;
};

/** Finer than a screen, so that lines stand where they belong. */
const RATIO = 4;
const PAD = 8;
const INDENT = 12;

/** One page of a print, on paper as in its preview. The context's unit is that of the sheet: points, or pixels of a picture. */
export function drawSheet(
  context: DrawingContext,
  sheet: Sheet,
  page: SheetPage,
  content: PrintContent,
): void {
  const drawn = context as CanvasRenderingContext2D;
  const { theme } = content.scene;
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.save();
  context.translate(sheet.margin, sheet.margin);
  context.scale(sheet.scale, sheet.scale);
  context.textBaseline = "alphabetic";
  // Widths differ from font to font, so nothing measured for a screen is used.
  const pen = new Pen(drawn, RATIO, new Map());
  const height = HEADER_HEIGHT + page.rowCount * ROW_HEIGHT;
  drawTable(pen, sheet, page, content);
  context.save();
  context.translate(sheet.tableWidth, 0);
  context.beginPath();
  context.rect(0, 0, sheet.chartWidth, height);
  context.clip();
  drawChart(keepingItsPlace(drawn), {
    ...content.scene,
    viewport: { day: page.day, pxPerDay: sheet.pxPerDay, top: page.firstRow * ROW_HEIGHT },
    width: sheet.chartWidth,
    height,
    ratio: RATIO,
  });
  context.restore();
  pen.down(theme.line2, sheet.tableWidth, 0, height);
  frame(pen, theme.line2, 0, 0, sheet.innerWidth, height);
  drawLegend(pen, sheet, content);
  drawBlock(pen, sheet, page, content);
  context.restore();
}

/** A chart sets the pixel ratio of a screen; on a sheet it stays where it was put. */
function keepingItsPlace(context: CanvasRenderingContext2D): CanvasRenderingContext2D {
  return new Proxy(context, {
    get: (target, name) => {
      if (name === "setTransform") return () => undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}

function frame(
  pen: Pen,
  colour: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  pen.across(colour, x, y, width);
  pen.across(colour, x, y + height - pen.hair, width);
  pen.down(colour, x, y, height);
  pen.down(colour, x + width - pen.hair, y, height);
}

/** As much of a text as has room. */
function fitted(pen: Pen, text: string, font: string, room: number): string {
  if (pen.widthOf(text, font) <= room) return text;
  const characters = Array.from(text);
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pen.widthOf(`${characters.slice(0, middle).join("")}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : `${characters.slice(0, low).join("")}…`;
}

function drawTable(pen: Pen, sheet: Sheet, page: SheetPage, content: PrintContent): void {
  const { theme } = content.scene;
  const small = `11px ${theme.font}`;
  const bold = `600 11px ${theme.font}`;
  const { context } = pen;
  let x = 0;
  const columns = content.columns.map((column) => {
    const room = Math.max(0, Math.min(column.width, sheet.tableWidth - x));
    const placed = { ...column, x, width: room };
    x += column.width;
    return placed;
  });
  for (let index = page.firstRow; index < page.firstRow + page.rowCount; index += 1) {
    const { row } = content.scene.model.rows[index]!;
    const top = HEADER_HEIGHT + (index - page.firstRow) * ROW_HEIGHT;
    const shade = row.kind === "phase" ? theme.phaseRow : row.isSummary ? theme.summaryRow : null;
    if (shade !== null) pen.fill(shade, 0, top, sheet.tableWidth, ROW_HEIGHT);
    pen.across(theme.line, 0, top + ROW_HEIGHT - 1, sheet.tableWidth);
    const printed = content.rowOf(index);
    const font = printed.isBold ? `600 12px ${theme.font}` : `12px ${theme.font}`;
    for (const column of columns) {
      if (column.width < 2 * PAD) continue;
      if (column.id === "organisation") {
        if (printed.code !== "") drawCode(pen, content.scene, printed, column.x + PAD, top + 6);
        continue;
      }
      const { text, isCritical } = printed.cells.get(column.id) ?? NO_CELL;
      const indent = column.id === "name" ? printed.depth * INDENT : 0;
      const room = column.width - 2 * PAD - indent;
      const shown = fitted(pen, text, font, room);
      const at = isAtEnd(column.id)
        ? column.x + column.width - PAD - pen.widthOf(shown, font)
        : column.x + PAD + indent;
      pen.text(shown, at, top + 18, font, isCritical ? theme.crit : theme.ink);
    }
  }
  pen.fill(theme.surface, 0, 0, sheet.tableWidth, HEADER_HEIGHT);
  pen.across(theme.line2, 0, HEADER_HEIGHT - 1, sheet.tableWidth);
  for (const column of columns) {
    if (column.width < 2 * PAD) continue;
    const label = fitted(pen, column.label, bold, column.width - PAD);
    const at = isAtEnd(column.id)
      ? column.x + column.width - PAD - pen.widthOf(label, bold)
      : column.x + PAD;
    pen.text(label, at, 37, bold, theme.ink3);
  }
  context.font = small;
}

/** A company: a square with its code. */
function drawCode(pen: Pen, { theme }: Scene, row: PrintRow, x: number, y: number): void {
  const font = `600 11px ${theme.font}`;
  const width = Math.max(18, pen.widthOf(row.code, font) + 6);
  const { context } = pen;
  context.beginPath();
  context.roundRect(pen.snap(x), pen.snap(y), width, 16, 2);
  context.fillStyle = theme.organisation[row.colour] ?? theme.ink2;
  context.fill();
  const at = x + (width - pen.widthOf(row.code, font)) / 2;
  pen.text(row.code, at, y + 12, font, theme.onOrganisation[row.colour] ?? theme.surface);
}

function drawLegend(pen: Pen, sheet: Sheet, { scene, words }: PrintContent): void {
  const { theme } = scene;
  const { context } = pen;
  const font = `11px ${theme.font}`;
  const y = sheet.innerHeight - BLOCK_HEIGHT - LEGEND_HEIGHT / 2;
  let x = 0;
  const entry = (label: string, width: number, draw: (left: number) => void): void => {
    const room = width + 6 + pen.widthOf(label, font) + 18;
    if (x + room > sheet.innerWidth) return;
    draw(x);
    pen.text(label, x + width + 6, y + 4, font, theme.ink2);
    x += room;
  };
  const { legend } = words;
  entry(legend.summary, 22, (left) => pen.fill(theme.ink2, left, y - 2, 22, 4));
  entry(legend.milestone, 12, (left) => {
    context.beginPath();
    context.moveTo(left + 6, y - 6);
    context.lineTo(left + 12, y);
    context.lineTo(left + 6, y + 6);
    context.lineTo(left, y);
    context.closePath();
    context.fillStyle = theme.ink;
    context.fill();
  });
  entry(legend.progress, 22, (left) => {
    pen.fill(theme.ink3, left, y - 5, 22, 10);
    pen.fill(theme.surface, left + 2, y - 1.5, 12, 3);
  });
  if (legend.critical !== null)
    entry(legend.critical, 22, (left) => pen.fill(theme.crit, left, y - 1, 22, 2));
  if (legend.baseline !== null)
    entry(legend.baseline, 22, (left) => {
      context.beginPath();
      context.roundRect(left, y - 1.5, 22, 3, 1.5);
      context.strokeStyle = theme.ink3;
      context.lineWidth = 1;
      context.stroke();
    });
  for (const { colour, name } of legend.organisations)
    entry(name, 12, (left) => pen.fill(theme.organisation[colour]!, left, y - 6, 12, 12));
}

/** The sheet's facts in a frame, as on a drawing. */
function drawBlock(pen: Pen, sheet: Sheet, page: SheetPage, { scene, words }: PrintContent): void {
  const { theme } = scene;
  const top = sheet.innerHeight - BLOCK_HEIGHT;
  const small = `11px ${theme.font}`;
  const bold = `600 12px ${theme.font}`;
  frame(pen, theme.line2, 0, top, sheet.innerWidth, BLOCK_HEIGHT);
  const number = words.page(page.number, sheet.pages.length);
  const right = sheet.innerWidth - PAD - pen.widthOf(number, bold);
  let x = 0;
  for (const [index, { label, value }] of words.facts.entries()) {
    const widest = index === 0 ? sheet.innerWidth / 3 : sheet.innerWidth / 5;
    const room = Math.min(widest, right - x - 3 * PAD);
    if (room < 40) break;
    const shown = fitted(pen, value, bold, room);
    pen.text(fitted(pen, label, small, room), x + PAD, top + 16, small, theme.ink3);
    pen.text(shown, x + PAD, top + 34, bold, theme.ink);
    x += Math.max(pen.widthOf(shown, bold), pen.widthOf(label, small)) + 2 * PAD;
    pen.down(theme.line2, x, top, BLOCK_HEIGHT);
  }
  pen.text(number, right, top + 34, bold, theme.ink);
}
