import { HEADER_HEIGHT } from "../canvas/scene.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";

/** Millimetres, upright. */
export const PAPERS = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1_189],
  letter: [215.9, 279.4],
} as const;
export type PaperName = keyof typeof PAPERS;
export const PAPER_NAMES = Object.keys(PAPERS) as readonly PaperName[];

/** Points to a CSS pixel of the chart. */
export const SCALES = { small: 0.45, normal: 0.6, large: 0.75 } as const;
export type ScaleName = keyof typeof SCALES;
export const SCALE_NAMES = Object.keys(SCALES) as readonly ScaleName[];

const POINTS_PER_MM = 72 / 25.4;
const MARGIN = 28;
/** Legend and title block, CSS pixels. */
export const LEGEND_HEIGHT = 26;
export const BLOCK_HEIGHT = 44;
/** Less of a chart than this is none. */
const LEAST_CHART = 160;

export type PaperWish = {
  readonly paper: PaperName;
  readonly isLandscape: boolean;
  readonly pagesWide: number;
  readonly scale: ScaleName;
  /** Width of the table, CSS pixels. */
  readonly tableWidth: number;
  readonly rowCount: number;
  /** Days since 1970, `to` beyond the last. */
  readonly from: number;
  readonly to: number;
};

export type SheetPage = {
  readonly number: number;
  readonly firstRow: number;
  readonly rowCount: number;
  /** At the left edge of its chart. */
  readonly day: number;
};

/** All pages of one print. Points for the paper, CSS pixels for what is drawn inside the margin. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly scale: number;
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly tableWidth: number;
  readonly chartWidth: number;
  readonly pxPerDay: number;
  readonly pages: readonly SheetPage[];
};

/** Rows run down the pages, time across `pagesWide` of them; each page repeats the table and the axis. */
export function layOut(wish: PaperWish): Sheet {
  const [short, long] = PAPERS[wish.paper].map((mm) => mm * POINTS_PER_MM) as [number, number];
  const [width, height] = wish.isLandscape ? [long, short] : [short, long];
  const scale = SCALES[wish.scale];
  const innerWidth = (width - 2 * MARGIN) / scale;
  const innerHeight = (height - 2 * MARGIN) / scale;
  const tableWidth = Math.min(wish.tableWidth, innerWidth - LEAST_CHART);
  const chartWidth = innerWidth - tableWidth;
  const body = innerHeight - LEGEND_HEIGHT - BLOCK_HEIGHT - HEADER_HEIGHT;
  const rows = Math.max(1, Math.floor(body / ROW_HEIGHT));
  const wide = Math.max(1, Math.round(wish.pagesWide));
  const days = Math.max(1, wish.to - wish.from);
  const pages: SheetPage[] = [];
  for (let firstRow = 0; firstRow < Math.max(1, wish.rowCount); firstRow += rows)
    for (let column = 0; column < wide; column += 1)
      pages.push({
        number: pages.length + 1,
        firstRow,
        rowCount: Math.max(0, Math.min(rows, wish.rowCount - firstRow)),
        day: wish.from + (column * days) / wide,
      });
  return {
    width,
    height,
    margin: MARGIN,
    scale,
    innerWidth,
    innerHeight,
    tableWidth,
    chartWidth,
    pxPerDay: (chartWidth * wide) / days,
    pages,
  };
}

const MOST_PIXELS = 16_000;

/** One picture of everything, for a screen: as large as browsers can make it, smaller where the plan is larger. */
export function layOutPicture(
  wish: Pick<PaperWish, "tableWidth" | "rowCount" | "from" | "to"> & {
    readonly pxPerDay: number;
  },
): Sheet {
  const days = Math.max(1, wish.to - wish.from);
  const chartWidth = Math.max(LEAST_CHART, days * wish.pxPerDay);
  const innerWidth = wish.tableWidth + chartWidth;
  const innerHeight =
    HEADER_HEIGHT + Math.max(1, wish.rowCount) * ROW_HEIGHT + LEGEND_HEIGHT + BLOCK_HEIGHT;
  const scale = Math.min(2, MOST_PIXELS / innerWidth, MOST_PIXELS / innerHeight);
  const margin = 16;
  return {
    width: innerWidth * scale + 2 * margin,
    height: innerHeight * scale + 2 * margin,
    margin,
    scale,
    innerWidth,
    innerHeight,
    tableWidth: wish.tableWidth,
    chartWidth,
    pxPerDay: chartWidth / days,
    pages: [{ number: 1, firstRow: 0, rowCount: wish.rowCount, day: wish.from }],
  };
}
