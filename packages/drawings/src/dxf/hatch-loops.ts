import { arcPoints, bulgePoints, splinePoints, sweepEnd, type Points } from "./curves.ts";
import { numberOf, type Group } from "./tags.ts";

const RADIANS = Math.PI / 180;

/** Goes over the tags of a hatch one after the other: their codes mean other things in other places. */
class Cursor {
  readonly #group: Group;
  #at: number;

  constructor(group: Group, at: number) {
    this.#group = group;
    this.#at = at;
  }

  /** Whether the next tag has this code. */
  isAt(code: number): boolean {
    return this.#group.codes[this.#at] === code;
  }

  /** The number of the next tag where it has this code; `otherwise`, and nothing is passed, where it has not. */
  take(code: number, otherwise = 0): number {
    if (!this.isAt(code)) return otherwise;
    return numberOf(this.#group.values[this.#at++]!);
  }

  skipTo(code: number): boolean {
    while (this.#at < this.#group.codes.length && !this.isAt(code)) this.#at++;
    return this.isAt(code);
  }
}

function polylineLoop(cursor: Cursor): Points {
  cursor.take(72);
  cursor.take(73);
  const count = cursor.take(93);
  const corners: { x: number; y: number; bulge: number }[] = [];
  for (let n = 0; n < count && cursor.isAt(10); n++)
    corners.push({ x: cursor.take(10), y: cursor.take(20), bulge: cursor.take(42) });
  return corners.flatMap(({ x, y, bulge }, n) => {
    const next = corners[(n + 1) % corners.length]!;
    return bulgePoints(x, y, next.x, next.y, bulge);
  });
}

/** Angles of an edge that goes clockwise are those of its mirror image. */
function sweepOf(cursor: Cursor): readonly [number, number] {
  const from = cursor.take(50) * RADIANS;
  const to = sweepEnd(from, cursor.take(51) * RADIANS);
  return cursor.take(73, 1) === 0 ? [-from, -to] : [from, to];
}

function edge(cursor: Cursor): Points {
  switch (cursor.take(72)) {
    case 1:
      return [cursor.take(10), cursor.take(20), cursor.take(11), cursor.take(21)];
    case 2: {
      const [x, y, radius] = [cursor.take(10), cursor.take(20), cursor.take(40)];
      return arcPoints(x, y, { x: radius, y: 0 }, 1, ...sweepOf(cursor));
    }
    case 3: {
      const [x, y] = [cursor.take(10), cursor.take(20)];
      const major = { x: cursor.take(11), y: cursor.take(21) };
      return arcPoints(x, y, major, cursor.take(40), ...sweepOf(cursor));
    }
    case 4: {
      const degree = cursor.take(94);
      const isRational = cursor.take(73) === 1;
      cursor.take(74);
      const [knotCount, controlCount] = [cursor.take(95), cursor.take(96)];
      const [knots, xs, ys, weights]: [number[], number[], number[], number[]] = [[], [], [], []];
      for (let n = 0; n < knotCount && cursor.isAt(40); n++) knots.push(cursor.take(40));
      for (let n = 0; n < controlCount && cursor.isAt(10); n++) {
        xs.push(cursor.take(10));
        ys.push(cursor.take(20));
        if (isRational || cursor.isAt(42)) weights.push(cursor.take(42, 1));
      }
      return splinePoints(degree, knots, xs, ys, weights);
    }
    default:
      return [];
  }
}

/** The boundary of a hatch: closed loops, of which every second one within another is a hole. */
export function hatchLoops(group: Group): Points[] {
  const loops: Points[] = [];
  const cursor = new Cursor(group, group.codes.indexOf(91));
  const count = group.has(91) ? cursor.take(91) : 0;
  for (let n = 0; n < count && cursor.skipTo(92); n++) {
    if ((cursor.take(92) & 2) !== 0) loops.push(polylineLoop(cursor));
    else {
      const edges = cursor.take(93);
      const loop: Points = [];
      for (let e = 0; e < edges && cursor.isAt(72); e++) {
        for (const number of edge(cursor)) loop.push(number);
      }
      loops.push(loop);
    }
  }
  return loops.filter((loop) => loop.length >= 6);
}
