import { boxOf, type PlacedImage, type Point, type Stroke, type TextRun } from "./sheet.ts";

/** Numbers of the drawing operators that are looked at, as pdf.js has them in `OPS`. */
export type OperatorNumbers = {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly endPath: number;
  readonly clip?: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly paintImageXObject: number;
  readonly paintInlineImageXObject: number;
  readonly paintImageMaskXObject: number;
};

export type OperatorList = {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
};

/** `[a, b, c, d, e, f]` as in PDF: `(x, y) → (a·x + c·y + e, b·x + d·y + f)`. */
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
const through = (m: Matrix, x: number, y: number): Point => ({
  x: m[0] * x + m[2] * y + m[4],
  y: m[1] * x + m[3] * y + m[5],
});

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) &&
  (value as ArrayLike<unknown>).length === 6 &&
  Array.from(value as ArrayLike<unknown>).every(Number.isFinite);

// The letters of a path in pdf.js: 0 move, 1 line, 2 cubic curve, 3 quadratic curve, 4 close.
const LENGTHS = [2, 2, 6, 4, 0];
/** A sheet with more strokes than this is compared by its first ones only. */
export const MOST_STROKES = 400_000;

function addPath(strokes: Stroke[], matrix: Matrix, path: ArrayLike<number>): void {
  let [first, last]: [Point, Point] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ];
  const add = (to: Point, curve?: Stroke["curve"]): void => {
    if (strokes.length < MOST_STROKES)
      strokes.push({ x0: last.x, y0: last.y, x1: to.x, y1: to.y, ...(curve && { curve }) });
    last = to;
  };
  for (let at = 0; at < path.length;) {
    const letter = path[at]!;
    const length = LENGTHS[letter];
    if (length === undefined || at + length >= path.length + (length === 0 ? 1 : 0)) return;
    const end = at + length;
    if (letter === 4) add(first);
    else {
      const to = through(matrix, path[end - 1]!, path[end]!);
      if (letter === 0) first = last = to;
      else if (letter === 1) add(to);
      else {
        const p = through(matrix, path[at + 1]!, path[at + 2]!);
        const q = letter === 2 ? through(matrix, path[at + 3]!, path[at + 4]!) : p;
        add(to, [p.x - last.x, p.y - last.y, q.x - last.x, q.y - last.y]);
      }
    }
    at = end + 1;
  }
}

/** Strokes and images that a page draws, in points of the page. What only clips is not drawn. */
export function drawnBy(
  { fnArray, argsArray }: OperatorList,
  ops: OperatorNumbers,
): { readonly strokes: readonly Stroke[]; readonly images: readonly PlacedImage[] } {
  const strokes: Stroke[] = [];
  const images: PlacedImage[] = [];
  const stack: Matrix[] = [];
  let matrix = UNIT;
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at] as readonly unknown[] | null;
    switch (operator) {
      case ops.save:
        stack.push(matrix);
        break;
      case ops.restore:
      case ops.paintFormXObjectEnd:
        matrix = stack.pop() ?? matrix;
        break;
      case ops.transform:
        if (isMatrix(args)) matrix = product(matrix, args);
        break;
      case ops.paintFormXObjectBegin:
        stack.push(matrix);
        if (isMatrix(args?.[0])) matrix = product(matrix, args[0]);
        break;
      case ops.constructPath: {
        const path = (args?.[1] as readonly unknown[] | undefined)?.[0];
        if (args?.[0] !== ops.endPath && ArrayBuffer.isView(path))
          addPath(strokes, matrix, path as unknown as ArrayLike<number>);
        break;
      }
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject: {
        const corners = [
          through(matrix, 0, 0),
          through(matrix, 1, 0),
          through(matrix, 0, 1),
          through(matrix, 1, 1),
        ];
        images.push({ key: imageKey(args), box: boxOf(corners) });
        break;
      }
    }
  }
  return { strokes, images };
}

/** pdf.js names images anew with every document: their size is what can be compared. */
function imageKey(args: readonly unknown[] | null): string {
  const holder = args?.[0];
  if (typeof holder === "object" && holder !== null && "width" in holder && "height" in holder)
    return `${String(holder.width)}x${String(holder.height)}`;
  return `${String(args?.[1])}x${String(args?.[2])}`;
}

/** One item of pdf.js's text content. */
export type TextItem = {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
};

export function textRunsOf(items: readonly (TextItem | { readonly type: string })[]): TextRun[] {
  return items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
    const height = item.height > 0 ? item.height : Math.hypot(c, d);
    return [{ text: item.str, x, y, width: item.width, height, angle: Math.atan2(b, a) }];
  });
}
