import { mapBox, mapPoint, scaleOf, type Similarity } from "./similarity.ts";
import { boxOf, type Box, type Point, type Sheet, type Stroke, type TextRun } from "./sheet.ts";

/** One thing that is drawn: what it is, apart from where it is. Equal `key` (and near `u`, `v`) means: looks the same. */
export type Feature = {
  readonly key: string;
  /** Where it is: the middle of `box`. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  /** How a stroke runs, so that lengths that differ by rounding are still alike; 0 for the others. */
  readonly u: number;
  readonly v: number;
  /** How much it says about a place before it is known how many there are: a word more than a dash. */
  readonly weight: number;
  readonly text: string | null;
};

/** Two strokes are alike whose ends differ by no more than this, in points: what rounding in exports makes. */
export const STROKE_TOLERANCE = 0.6;
const CELL = 2;

const normalText = (text: string): string => text.normalize("NFKC").replaceAll(/\s+/g, " ").trim();

function featureOfText(run: TextRun, by: Similarity | null): Feature | null {
  const text = normalText(run.text);
  if (text === "") return null;
  const along = { x: Math.cos(run.angle) * run.width, y: Math.sin(run.angle) * run.width };
  const across = { x: -Math.sin(run.angle) * run.height, y: Math.cos(run.angle) * run.height };
  const own = boxOf([
    { x: run.x, y: run.y },
    { x: run.x + along.x, y: run.y + along.y },
    { x: run.x + across.x, y: run.y + across.y },
    { x: run.x + along.x + across.x, y: run.y + along.y + across.y },
  ]);
  const box = by === null ? own : mapBox(by, own);
  return {
    key: `t${text}`,
    ...middleOf(box),
    box,
    u: 0,
    v: 0,
    weight: 2 + Math.min(4, text.length / 3),
    text,
  };
}

const middleOf = ({ x0, y0, x1, y1 }: Box): Point => ({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });

function featureOfStroke(stroke: Stroke, by: Similarity | null): Feature | null {
  let [p, q]: [Point, Point] = [
    { x: stroke.x0, y: stroke.y0 },
    { x: stroke.x1, y: stroke.y1 },
  ];
  if (by !== null) [p, q] = [mapPoint(by, p), mapPoint(by, q)];
  // A line drawn backwards is the same line.
  if (q.x < p.x - 0.01 || (Math.abs(q.x - p.x) <= 0.01 && q.y < p.y)) [p, q] = [q, p];
  const [u, v] = [q.x - p.x, q.y - p.y];
  const length = Math.hypot(u, v);
  if (length < 0.2 && stroke.curve === undefined) return null;
  const box = boxOf([p, q]);
  const bend = stroke.curve === undefined ? "l" : `c${bendOf(stroke, by)}`;
  return {
    key: bend,
    ...middleOf(box),
    box,
    u,
    v,
    weight: Math.min(2, 0.4 + length / 40),
    text: null,
  };
}

/** How far a curve leaves its chord, in steps of two points: enough to tell an arc from a wave. */
function bendOf({ curve }: Stroke, by: Similarity | null): string {
  const scale = by === null ? 1 : scaleOf(by);
  return curve!.map((each) => Math.round((Math.abs(each) * scale) / CELL)).join();
}

/** Everything on a sheet as features; `by` maps the sheet's places into those of another one. */
export function featuresOf(sheet: Sheet, by: Similarity | null = null): readonly Feature[] {
  const found: Feature[] = [];
  const add = (feature: Feature | null): void => {
    if (feature !== null) found.push(feature);
  };
  for (const run of sheet.texts) add(featureOfText(run, by));
  for (const stroke of sheet.strokes) add(featureOfStroke(stroke, by));
  for (const { key, box: own } of sheet.images) {
    const box = by === null ? own : mapBox(by, own);
    add({ key: `i${key}`, ...middleOf(box), box, u: 0, v: 0, weight: 6, text: null });
  }
  return found;
}

const cellKey = (key: string, cu: number, cv: number): string => `${key}|${cu}|${cv}`;

/** Finds features that look the same as a given one. */
export class LookIndex {
  readonly #cells = new Map<string, Feature[]>();

  constructor(features: readonly Feature[]) {
    for (const feature of features) {
      const key = cellKey(feature.key, Math.round(feature.u / CELL), Math.round(feature.v / CELL));
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [feature]);
      else cell.push(feature);
    }
  }

  alike(feature: Feature): readonly Feature[] {
    const [cu, cv] = [feature.u / CELL, feature.v / CELL];
    if (feature.key.startsWith("t") || feature.key.startsWith("i"))
      return this.#cells.get(cellKey(feature.key, 0, 0)) ?? [];
    const found: Feature[] = [];
    for (const i of nearCells(cu))
      for (const j of nearCells(cv))
        for (const other of this.#cells.get(cellKey(feature.key, i, j)) ?? [])
          if (
            Math.abs(other.u - feature.u) <= STROKE_TOLERANCE &&
            Math.abs(other.v - feature.v) <= STROKE_TOLERANCE
          )
            found.push(other);
    return found;
  }
}

/** The cells in which something within the tolerance may lie: one, or two at a border. */
function nearCells(at: number): readonly number[] {
  const reach = STROKE_TOLERANCE / CELL;
  const [low, high] = [Math.round(at - reach), Math.round(at + reach)];
  return low === high ? [low] : [low, high];
}
