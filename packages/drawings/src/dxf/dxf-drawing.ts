import { boxOf, type Box } from "../sheet.ts";
import { INK, paperColour } from "./colours.ts";
import { arcPoints, bulgePoints, splinePoints, sweepEnd, type Points } from "./curves.ts";
import { colourOf, type Block, type DxfFile, type Entity } from "./dxf-file.ts";
import { hatchLoops } from "./hatch-loops.ts";
import type { Group } from "./tags.ts";
import { mtextLines, plainText } from "./text-of.ts";

/** In the drawing's own units, y upwards. */
export type DxfShape = {
  readonly layer: string;
  readonly colour: number; // red, green, blue
  readonly box: Box;
} & (
  | { readonly kind: "line"; readonly points: Points }
  | { readonly kind: "fill"; readonly loops: readonly Points[]; readonly isSolid: boolean }
  | {
      readonly kind: "text";
      readonly text: string;
      /** Where the baseline begins. */
      readonly x: number;
      readonly y: number;
      readonly height: number; // of capital letters
      readonly angle: number; // radians, counter-clockwise
      readonly width: number; // of a letter against its usual width
      readonly align: "start" | "center" | "end";
      /** How long it is to be drawn, where the drawing says so between two points; null: as letters come. */
      readonly length: number | null;
    }
);

export type DxfDrawing = {
  readonly shapes: readonly DxfShape[];
  /** Of all shapes on layers that are on; null where nothing is drawn. */
  readonly box: Box | null;
  readonly layers: readonly { readonly name: string; readonly isOn: boolean }[];
  /** How many objects are of kinds that are not shown. */
  readonly unknown: number;
};

/** More than this is refused: a file of a few kilobytes can ask for any number of copies. */
export const MOST_POINTS = 6_000_000;
const MOST_ENTITIES = 2_000_000;
const MOST_DEPTH = 24;
const BY_BLOCK = 0;
const BY_LAYER = 256;
const RADIANS = Math.PI / 180;
/** Of a letter's height, as drawings are usually lettered; wide ones count double. */
const LETTER = 0.75;

/** `(x, y) → (a·x + c·y + e, b·x + d·y + f)`. */
type Matrix = readonly [number, number, number, number, number, number];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
const product = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** What an entity takes over from the insert that it is drawn by. */
type Place = {
  readonly matrix: Matrix;
  readonly layer: string;
  readonly colour: number;
  readonly depth: number;
};

export class DxfTooLargeError extends Error {
  override readonly name = "DxfTooLargeError";
}

/** Lays out everything that is drawn, blocks within blocks: what is left are lines, fills and texts. */
class Layout {
  readonly shapes: DxfShape[] = [];
  unknown = 0;
  readonly #file: DxfFile;
  #points = 0;
  #entities = 0;

  constructor(file: DxfFile) {
    this.#file = file;
  }

  add({ group, parts }: Entity, place: Place): void {
    if (++this.#entities > MOST_ENTITIES) throw new DxfTooLargeError("too many objects");
    if (group.number(60) === 1) return; // invisible
    const own = group.text(8) || "0";
    // What lies on layer 0 of a block lies where the block is put.
    const layer = own === "0" && place.depth > 0 ? place.layer : own;
    const named = colourOf(group, BY_LAYER);
    const colour =
      named === BY_BLOCK
        ? place.colour
        : named === BY_LAYER
          ? (this.#file.layers.get(layer.toLowerCase())?.colour ?? 7)
          : named;
    const at = { ...place, layer, colour };
    // Flat objects are drawn in a plane of their own, which mirrored ones see from behind.
    const isMirrored = group.number(230, 1) < 0;
    const flat = isMirrored ? { ...at, matrix: product(at.matrix, [-1, 0, 0, 1, 0, 0]) } : at;
    const [x, y] = [group.number(10), group.number(20)];
    switch (group.kind) {
      case "LINE":
        return this.#line(at, [x, y, group.number(11), group.number(21)]);
      case "LWPOLYLINE":
        return this.#line(flat, lightPolyline(group));
      case "POLYLINE":
        for (const line of polyline(group, parts)) this.#line(flat, line);
        return;
      case "CIRCLE":
      case "ARC": {
        const radius = group.number(40);
        const isArc = group.kind === "ARC";
        const from = isArc ? group.number(50) * RADIANS : 0;
        const to = isArc ? sweepEnd(from, group.number(51) * RADIANS) : 2 * Math.PI;
        return this.#line(flat, arcPoints(x, y, { x: radius, y: 0 }, 1, from, to));
      }
      case "ELLIPSE": {
        const major = { x: group.number(11), y: group.number(21) };
        const ratio = group.number(40, 1) * (isMirrored ? -1 : 1);
        const from = group.number(41);
        const to = sweepEnd(from, group.number(42, 2 * Math.PI));
        return this.#line(at, arcPoints(x, y, major, ratio, from, to));
      }
      case "SPLINE": {
        const isFitted = !group.has(10);
        const [xs, ys] = isFitted
          ? [group.numbers(11), group.numbers(21)]
          : [group.numbers(10), group.numbers(20)];
        const knots = group.numbers(40);
        return this.#line(
          at,
          splinePoints(isFitted ? 0 : group.number(71, 3), knots, xs, ys, group.numbers(41)),
        );
      }
      case "LEADER":
        return this.#line(at, paired(group.numbers(10), group.numbers(20)));
      case "3DFACE":
        return this.#line(at, [...corners(group, [0, 1, 2, 3]), x, y]);
      case "SOLID":
      case "TRACE":
        return this.#fill(flat, [corners(group, group.has(13) ? [0, 1, 3, 2] : [0, 1, 2])], true);
      case "HATCH":
        return this.#fill(flat, hatchLoops(group), group.number(70) === 1);
      case "POINT":
        return this.#line(at, [x, y, x, y]);
      case "TEXT":
      case "ATTRIB":
        return this.#text(flat, group);
      case "MTEXT":
        return this.#mtext(at, group);
      case "INSERT":
        this.#insert(flat, group);
        for (const part of parts) this.add({ group: part, parts: [] }, place);
        return;
      case "DIMENSION":
      case "ACAD_TABLE":
        return this.#dimension(at, group);
      case "VIEWPORT":
      case "ATTDEF":
        return;
      default:
        this.unknown++;
    }
  }

  #insert(place: Place, group: Group): void {
    const block = this.#blockOf(group);
    if (block === null || place.depth >= MOST_DEPTH) return;
    const angle = group.number(50) * RADIANS;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const [sx, sy] = [group.number(41, 1), group.number(42, 1)];
    const [columns, rows] = [group.number(70, 1), group.number(71, 1)].map((count) =>
      Math.max(1, Math.trunc(count)),
    ) as [number, number];
    if (columns * rows > MOST_ENTITIES) throw new DxfTooLargeError("too many copies");
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const [dx, dy] = [column * group.number(44), row * group.number(45)];
        const matrix = product(place.matrix, [
          c * sx,
          s * sx,
          -s * sy,
          c * sy,
          group.number(10) + dx * c - dy * s,
          group.number(20) + dx * s + dy * c,
        ]);
        this.#block(block, { ...place, matrix: product(matrix, [1, 0, 0, 1, -block.x, -block.y]) });
      }
  }

  /** What a dimension looks like is drawn in a block of its own. */
  #dimension(place: Place, group: Group): void {
    const block = this.#blockOf(group);
    if (block === null || place.depth >= MOST_DEPTH) this.unknown++;
    else if (group.kind === "DIMENSION") this.#block(block, place);
    else {
      const to: Matrix = [1, 0, 0, 1, group.number(10), group.number(20)];
      this.#block(block, { ...place, matrix: product(place.matrix, to) });
    }
  }

  #blockOf = (group: Group): Block | null =>
    this.#file.blocks.get(group.text(2).toLowerCase()) ?? null;

  #block(block: Block, place: Place): void {
    const within = { ...place, depth: place.depth + 1 };
    for (const entity of block.entities) {
      // Definitions of attributes are forms to be filled in; what was filled in comes with the insert.
      if (entity.group.kind !== "ATTDEF") this.add(entity, within);
    }
  }

  #moved({ matrix: m }: Place, points: Points): Points {
    this.#points += points.length / 2;
    if (this.#points > MOST_POINTS) throw new DxfTooLargeError("too many points");
    const moved: Points = [];
    for (let n = 0; n + 1 < points.length; n += 2) {
      const [x, y] = [points[n]!, points[n + 1]!];
      const [toX, toY] = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
      if (Number.isFinite(toX) && Number.isFinite(toY)) moved.push(toX, toY);
    }
    return moved;
  }

  #line(place: Place, points: Points): void {
    const moved = this.#moved(place, points);
    if (moved.length < 4) return;
    this.shapes.push({
      kind: "line",
      layer: place.layer,
      colour: paperColour(place.colour),
      points: moved,
      box: boxOfPoints(moved),
    });
  }

  #fill(place: Place, loops: readonly Points[], isSolid: boolean): void {
    const moved = loops.map((loop) => this.#moved(place, loop)).filter(({ length }) => length >= 6);
    if (moved.length === 0) return;
    this.shapes.push({
      kind: "fill",
      layer: place.layer,
      colour: paperColour(place.colour),
      loops: moved,
      isSolid,
      box: boxOf(moved.flatMap((loop) => cornersOf(boxOfPoints(loop)))),
    });
  }

  #text(place: Place, group: Group): void {
    const across = group.number(72);
    const up = group.number(group.kind === "ATTRIB" ? 74 : 73);
    // Between two points: stretched to them (fit), or larger and smaller with them (aligned).
    if ((across === 3 || across === 5) && group.has(11)) return this.#textBetween(place, group);
    const isAligned = (across !== 0 || up !== 0) && group.has(11);
    const height = group.number(40, 1);
    const angle = group.number(50) * RADIANS;
    const x = group.number(isAligned ? 11 : 10);
    const y = group.number(isAligned ? 21 : 20);
    const drop = up === 3 ? height : up === 2 || across === 4 ? height / 2 : 0;
    this.#say(place, plainText(group.text(1)), {
      x: x + Math.sin(angle) * drop,
      y: y - Math.cos(angle) * drop,
      height,
      angle,
      width: group.number(41, 1),
      align: across === 1 || across === 4 ? "center" : across === 2 ? "end" : "start",
    });
  }

  #textBetween(place: Place, group: Group): void {
    const [x, y] = [group.number(10), group.number(20)];
    const [dx, dy] = [group.number(11) - x, group.number(21) - y];
    const length = Math.hypot(dx, dy);
    const text = plainText(group.text(1));
    const isFit = group.number(72) === 5;
    const usual = lettersOf(text) * LETTER;
    const height = isFit || usual === 0 ? group.number(40, 1) : length / usual;
    this.#say(place, text, {
      ...{ x, y, height, length, width: 1, align: "start" },
      angle: Math.atan2(dy, dx),
    });
  }

  #mtext(place: Place, group: Group): void {
    let text = "";
    for (let n = 0; n < group.codes.length; n++)
      if (group.codes[n] === 3 || group.codes[n] === 1) text += group.values[n]!;
    const height = group.number(40, 1);
    const lines = mtextLines(text).flatMap((line) => wrapped(line, group.number(41) / height));
    const hasDirection = group.has(11) && (group.number(11) !== 0 || group.number(21) !== 0);
    const angle = hasDirection
      ? Math.atan2(group.number(21), group.number(11))
      : group.number(50) * RADIANS;
    const attached = Math.min(9, Math.max(1, group.number(71, 1)));
    const pitch = (height * 5 * group.number(44, 1)) / 3;
    const whole = height + pitch * (lines.length - 1);
    const row = Math.floor((attached - 1) / 3);
    const top = row === 0 ? 0 : row === 1 ? whole / 2 : whole;
    const align = (["start", "center", "end"] as const)[(attached - 1) % 3]!;
    lines.forEach((line, n) => {
      if (line.trim() === "") return;
      const down = height + pitch * n - top;
      this.#say(place, line, {
        x: group.number(10) + Math.sin(angle) * down,
        y: group.number(20) - Math.cos(angle) * down,
        height,
        angle,
        width: 1,
        align,
      });
    });
  }

  #say(
    place: Place,
    text: string,
    at: {
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly angle: number;
      readonly width: number;
      readonly align: "start" | "center" | "end";
      readonly length?: number;
    },
  ): void {
    const m = place.matrix;
    const [x, y] = this.#moved(place, [at.x, at.y]);
    const [c, s] = [Math.cos(at.angle), Math.sin(at.angle)];
    const [ux, uy] = [m[0] * c + m[2] * s, m[1] * c + m[3] * s];
    const across = Math.hypot(ux, uy);
    const height = at.height * Math.hypot(m[2] * c - m[0] * s, m[3] * c - m[1] * s);
    if (x === undefined || y === undefined || text.trim() === "" || !(height > 0)) return;
    const angle = Math.atan2(uy, ux);
    const width = (at.width * across * at.height) / height;
    const told = at.length === undefined ? null : at.length * across;
    const length = told ?? lettersOf(text) * LETTER * height * width;
    const back = at.align === "start" ? 0 : at.align === "center" ? length / 2 : length;
    const [fx, fy] = [x - Math.cos(angle) * back, y - Math.sin(angle) * back];
    const [ex, ey] = [fx + Math.cos(angle) * length, fy + Math.sin(angle) * length];
    const [nx, ny] = [-Math.sin(angle) * height, Math.cos(angle) * height];
    this.shapes.push({
      kind: "text",
      layer: place.layer,
      colour: paperColour(place.colour),
      text,
      ...{ x, y, height, angle, width, align: at.align, length: told },
      box: boxOfPoints([fx, fy, ex, ey, fx + nx, fy + ny, ex + nx, ey + ny]),
    });
  }
}

const paired = (xs: readonly number[], ys: readonly number[]): Points =>
  xs.flatMap((x, n) => [x, ys[n] ?? 0]);

const corners = (group: Group, of: readonly number[]): Points =>
  of.flatMap((n) => (group.has(10 + n) ? [group.number(10 + n), group.number(20 + n)] : []));

/** In the order of the file: a bulge belongs to the corner before it. */
function lightPolyline(group: Group): Points {
  const list: { x: number; y: number; bulge: number }[] = [];
  for (let n = 0; n < group.codes.length; n++) {
    const value = Number.parseFloat(group.values[n]!);
    if (group.codes[n] === 10) list.push({ x: value, y: 0, bulge: 0 });
    const last = list.at(-1);
    if (last === undefined) continue;
    if (group.codes[n] === 20) last.y = value;
    else if (group.codes[n] === 42) last.bulge = value;
  }
  return bulged(list, (group.number(70) & 1) !== 0);
}

function bulged(
  list: readonly { readonly x: number; readonly y: number; readonly bulge: number }[],
  isClosed: boolean,
): Points {
  const first = list[0];
  if (first === undefined) return [];
  const points: Points = [first.x, first.y];
  const end = isClosed ? list.length : list.length - 1;
  for (let n = 0; n < end; n++) {
    const [from, to] = [list[n]!, list[(n + 1) % list.length]!];
    for (const number of bulgePoints(from.x, from.y, to.x, to.y, from.bulge)) points.push(number);
  }
  return points;
}

/** A polyline of separate vertices; meshes become the edges of their faces, or their rows and columns. */
function polyline(group: Group, vertices: readonly Group[]): Points[] {
  const flags = group.number(70);
  const list = vertices.map((vertex) => ({
    x: vertex.number(10),
    y: vertex.number(20),
    bulge: vertex.number(42),
    flags: vertex.number(70),
    faces: [71, 72, 73, 74].map((code) => Math.abs(vertex.number(code))),
  }));
  if ((flags & 64) !== 0) {
    const places = list.filter((vertex) => (vertex.flags & 64) !== 0);
    return list
      .filter((vertex) => (vertex.flags & 64) === 0)
      .map(({ faces }) => {
        const face = faces.flatMap((n) => places[n - 1] ?? []);
        return [...face, ...face.slice(0, 1)].flatMap(({ x, y }) => [x, y]);
      });
  }
  const drawn = list.filter((vertex) => (vertex.flags & 16) === 0);
  if ((flags & 16) !== 0) {
    const [rows, columns] = [group.number(71), group.number(72)];
    const at = (row: number, column: number): Points => {
      const vertex = drawn[row * columns + column];
      return vertex === undefined ? [] : [vertex.x, vertex.y];
    };
    const count = (most: number) =>
      Array.from({ length: Math.min(most, drawn.length) }, (_, n) => n);
    return [
      ...count(rows).map((row) => count(columns).flatMap((column) => at(row, column))),
      ...count(columns).map((column) => count(rows).flatMap((row) => at(row, column))),
    ];
  }
  return [bulged(drawn, (flags & 1) !== 0)];
}

/** Wide characters count double. */
const lettersOf = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 1.6 : 1), 0);

/** Lines that fit a width, in heights of a letter; as they are where there is none. */
function wrapped(line: string, width: number): string[] {
  if (!(width > 0) || lettersOf(line) * LETTER <= width * 1.15) return [line];
  const lines: string[] = [];
  let now = "";
  for (const word of line.split(/(?<=\s)|(?<=[\u2e80-\uffef])/u)) {
    if (now !== "" && lettersOf((now + word).trimEnd()) * LETTER > width * 1.15) {
      lines.push(now.trimEnd());
      now = "";
    }
    now += word;
  }
  return [...lines, now.trimEnd()];
}

function boxOfPoints(points: Points): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let n = 0; n + 1 < points.length; n += 2) {
    const [x, y] = [points[n]!, points[n + 1]!];
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return { x0, y0, x1, y1 };
}

const cornersOf = ({ x0, y0, x1, y1 }: Box) => [
  { x: x0, y: y0 },
  { x: x1, y: y1 },
];

/**
 * What a DXF file shows, of its model or, where that is empty or `isPaper`, of its sheets of paper.
 *
 * @throws DxfTooLargeError where there is more than can be drawn
 */
export function dxfDrawing(file: DxfFile, isPaper: boolean): DxfDrawing {
  const layout = new Layout(file);
  const place: Place = { matrix: UNIT, layer: "0", colour: INK + 7, depth: 0 };
  for (const entity of isPaper ? file.paper : file.model) layout.add(entity, place);
  const known = new Map(file.layers);
  for (const { layer } of layout.shapes)
    if (!known.has(layer.toLowerCase()))
      known.set(layer.toLowerCase(), { name: layer, colour: 7, isOn: true });
  const used = new Set(layout.shapes.map(({ layer }) => layer.toLowerCase()));
  const layers = [...known].flatMap(([key, { name, isOn }]) =>
    used.has(key) ? [{ name, isOn }] : [],
  );
  const isOn = new Map(layers.map((layer) => [layer.name.toLowerCase(), layer.isOn]));
  let box: Box | null = null;
  for (const shape of layout.shapes) {
    if (isOn.get(shape.layer.toLowerCase()) === false) continue;
    box =
      box === null
        ? shape.box
        : {
            x0: Math.min(box.x0, shape.box.x0),
            y0: Math.min(box.y0, shape.box.y0),
            x1: Math.max(box.x1, shape.box.x1),
            y1: Math.max(box.y1, shape.box.y1),
          };
  }
  return { shapes: layout.shapes, box, layers, unknown: layout.unknown };
}
