import { readChartTheme, type ChartTheme } from "../../../platform/canvas/chart-theme.ts";

export type WallTheme = ChartTheme & {
  readonly ground: string;
  readonly dot: string;
  readonly ok: string;
  readonly warn: string;
  readonly accentSoft: string;
  /** By place of an organisation's colour: paper in its tint, and the line around it. */
  readonly tint: readonly string[];
  readonly edge: readonly string[];
};

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const SHORT_HEX = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i;
const partsOf = (colour: string): RegExpExecArray | null =>
  HEX.exec(colour.replace(SHORT_HEX, "#$1$1$2$2$3$3"));

/** So much of the first colour on the second; where the system has its own colours, those. */
export function mixed(colour: string, ground: string, share: number): string {
  const [a, b] = [partsOf(colour), partsOf(ground)];
  if (a === null || b === null) return ground;
  const parts = [1, 2, 3].map((index) => {
    const [x, y] = [Number.parseInt(a[index]!, 16), Number.parseInt(b[index]!, 16)];
    return Math.round(x * share + y * (1 - share))
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

export function readWallTheme(root: HTMLElement): WallTheme {
  const chart = readChartTheme(root);
  const style = getComputedStyle(root);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const isForced = chart.surface === "Canvas";
  return {
    ...chart,
    ground: isForced ? "Canvas" : token("bg"),
    dot: isForced ? "GrayText" : token("line2"),
    ok: isForced ? "CanvasText" : token("ok"),
    warn: isForced ? "CanvasText" : token("warn"),
    accentSoft: isForced ? "Canvas" : token("accent-soft"),
    tint: chart.organisation.map((colour) => mixed(colour, chart.surface, 0.2)),
    edge: chart.organisation.map((colour) => mixed(colour, chart.surface, 0.55)),
  };
}
