import type { Mark } from "@parley/shared/documents/mark.ts";
import type { ShownMark } from "./shown-mark.ts";

/** One frame: `context` is in units of the page. */
export type MarksFrame = {
  readonly context: CanvasRenderingContext2D;
  readonly marks: readonly ShownMark[];
  /** What the hand holds is drawn anew with every frame. */
  readonly isHeld: (id: string) => boolean;
  /** Whether any of a mark may lie on a canvas of this size, in its pixels, under `transform`. */
  readonly isOn: (mark: Mark, transform: Transform, area: Area) => boolean;
  readonly draw: (context: CanvasRenderingContext2D, shown: ShownMark) => void;
  /** Another frame, please. */
  readonly again: () => void;
  /** Another one of these and everything is another: the page, the colours, the words. */
  readonly look: readonly unknown[];
};
/** The six numbers of a canvas, read once: a `DOMMatrix` tells them slowly. */
export type Transform = Pick<DOMMatrix, "a" | "b" | "c" | "d" | "e" | "f">;
export const plainTransform = ({ a, b, c, d, e, f }: DOMMatrix): Transform => ({
  a,
  b,
  c,
  d,
  e,
  f,
});
/** Of the canvas, in its pixels. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Fewer are drawn one by one, always sharp. */
export const FEW_MARKS = 300;
const BUDGET_MS = 4;
/** While one zooms, every picture would be outdated before it is there. */
const REST_MS = 120;
const AT_ONCE = 8;
/** Of the canvas around it, so that a picture lasts for a while when the page is moved. */
const MARGIN = 0.3;
const FRESH_MOST = 200;

type Picture = {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  readonly transform: DOMMatrix;
  readonly margin: number;
  readonly marks: ReadonlySet<Mark>;
  readonly look: readonly unknown[];
  /** Still to be drawn, within the clip of the context. */
  readonly todo: readonly ShownMark[];
  drawn: number;
};

type Compared = {
  readonly marks: readonly ShownMark[];
  readonly picture: Picture;
  readonly isSame: boolean;
  readonly fresh: readonly ShownMark[];
};

const isAlike = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/**
 * Thousands of marks as one picture, a little larger than the screen. The next one is drawn beside it, some milliseconds in each frame,
 * so that no frame waits for all of them; what has come since then is drawn over it.
 */
export class MarksPicture {
  #shown: Picture | null = null;
  #next: Picture | null = null;
  #spare: HTMLCanvasElement | null = null;
  #compared: Compared | null = null;
  #scale = 0;
  #isZooming = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** For fewer marks, which are drawn one by one. */
  drop(): void {
    clearTimeout(this.#rest);
    this.#isZooming = false;
    this.#shown = this.#next = this.#spare = this.#compared = null;
  }

  paint(frame: MarksFrame): void {
    if (this.#shown !== null && !isAlike(this.#shown.look, frame.look)) this.#shown = null;
    if (this.#next !== null && !isAlike(this.#next.look, frame.look)) this.#next = null;
    this.#noteZoom(frame);
    if (!this.#isZooming) {
      if (this.#next === null && this.#isStale(frame)) this.#next = this.#begin(frame);
      this.#goOn(frame);
    }
    // Before there is a whole one, what there is of the first.
    const picture = this.#shown ?? this.#next;
    if (picture !== null) lay(picture, frame.context, this.#isZooming);
    this.#drawFresh(frame, picture);
    if (this.#next !== null && !this.#isZooming) frame.again();
  }

  #noteZoom({ context, again }: MarksFrame): void {
    const { a, b } = context.getTransform();
    const scale = Math.hypot(a, b);
    const isOther = scale !== this.#scale;
    this.#scale = scale;
    if (!isOther || this.#shown === null) return;
    this.#next = null;
    this.#isZooming = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#isZooming = false;
      again();
    }, REST_MS);
  }

  #isStale({ context, marks, isHeld }: MarksFrame): boolean {
    const shown = this.#shown;
    if (shown === null) return true;
    const now = context.getTransform();
    const was = shown.transform;
    if (!isSameTurn(now, was)) return true;
    if (Math.max(Math.abs(now.e - was.e), Math.abs(now.f - was.f)) > shown.margin / 2) return true;
    return !this.#compare(marks, isHeld, shown).isSame;
  }

  /** What of the marks a picture does not show. The same array of marks is compared once. */
  #compare(
    marks: readonly ShownMark[],
    isHeld: (id: string) => boolean,
    picture: Picture,
  ): Compared {
    if (this.#compared?.marks === marks && this.#compared.picture === picture)
      return this.#compared;
    const missing: ShownMark[] = [];
    let held = 0;
    for (const shown of marks)
      if (isHeld(shown.mark.id)) held += 1;
      else if (!picture.marks.has(shown.mark)) missing.push(shown);
    const isSame = missing.length === 0 && marks.length - held === picture.marks.size;
    const heldMarks = held === 0 ? [] : marks.filter(({ mark }) => isHeld(mark.id));
    this.#compared = { marks, picture, isSame, fresh: [...missing, ...heldMarks] };
    return this.#compared;
  }

  #begin({ context, marks, isHeld, isOn, look }: MarksFrame): Picture {
    const { canvas: screen } = context;
    const margin = Math.round(Math.max(screen.width, screen.height) * MARGIN);
    const canvas = this.#spare ?? document.createElement("canvas");
    this.#spare = null;
    const [width, height] = [screen.width + 2 * margin, screen.height + 2 * margin];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const transform = context.getTransform();
    const plain = plainTransform(transform);
    const area = {
      left: -margin,
      top: -margin,
      right: screen.width + margin,
      bottom: screen.height + margin,
    };
    const still = marks.filter(({ mark }) => !isHeld(mark.id));
    const own = canvas.getContext("2d")!;
    own.reset();
    const areas = this.#keep(own, transform, margin, still) ?? [area];
    own.beginPath();
    for (const { left, top, right, bottom } of areas)
      own.rect(left + margin, top + margin, right - left, bottom - top);
    own.clip();
    own.setTransform(new DOMMatrix([1, 0, 0, 1, margin, margin]).multiply(transform));
    return {
      canvas,
      context: own,
      transform,
      margin,
      marks: new Set(still.map(({ mark }) => mark)),
      look,
      todo: still.filter(({ mark }) => areas.some((each) => isOn(mark, plain, each))),
      drawn: 0,
    };
  }

  /** Of the picture that is shown, what the next one shows as well, where they differ only in their place; returns what is missing. */
  #keep(
    own: CanvasRenderingContext2D,
    transform: DOMMatrix,
    margin: number,
    still: readonly ShownMark[],
  ): readonly Area[] | null {
    const shown = this.#shown;
    if (shown === null || shown.margin !== margin || !isSameTurn(shown.transform, transform))
      return null;
    const { width, height } = shown.canvas;
    if (own.canvas.width !== width || own.canvas.height !== height) return null;
    if (still.length !== shown.marks.size) return null;
    if (!still.every(({ mark }) => shown.marks.has(mark))) return null;
    const dx = Math.round(transform.e - shown.transform.e);
    const dy = Math.round(transform.f - shown.transform.f);
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) return null;
    own.drawImage(shown.canvas, dx, dy);
    const whole = { left: -margin, top: -margin, right: width - margin, bottom: height - margin };
    const areas: Area[] = [];
    if (dx > 0) areas.push({ ...whole, right: whole.left + dx });
    if (dx < 0) areas.push({ ...whole, left: whole.right + dx });
    if (dy > 0) areas.push({ ...whole, bottom: whole.top + dy });
    if (dy < 0) areas.push({ ...whole, top: whole.bottom + dy });
    return areas;
  }

  #goOn({ draw }: MarksFrame): void {
    const next = this.#next;
    if (next === null) return;
    const until = performance.now() + BUDGET_MS;
    while (next.drawn < next.todo.length && performance.now() < until)
      for (let count = 0; count < AT_ONCE && next.drawn < next.todo.length; count += 1) {
        draw(next.context, next.todo[next.drawn]!);
        next.drawn += 1;
      }
    if (next.drawn < next.todo.length) return;
    this.#spare = this.#shown?.canvas ?? null;
    this.#shown = next;
    this.#next = null;
  }

  #drawFresh({ context, marks, isHeld, draw }: MarksFrame, picture: Picture | null): void {
    const fresh = picture === null ? marks : this.#compare(marks, isHeld, picture).fresh;
    // What is in the hand comes last, and is never left out.
    for (const shown of fresh.slice(-FRESH_MOST)) draw(context, shown);
  }
}

const isSameTurn = (one: DOMMatrix, other: DOMMatrix): boolean =>
  one.a === other.a && one.b === other.b && one.c === other.c && one.d === other.d;

/** Where its marks are now; while one zooms it is stretched, and then speed counts more than smoothness. */
function lay(
  { canvas, transform, margin }: Picture,
  context: CanvasRenderingContext2D,
  isRough: boolean,
): void {
  const now = context.getTransform();
  context.save();
  if (isSameTurn(now, transform)) {
    const [dx, dy] = [Math.round(now.e - transform.e), Math.round(now.f - transform.f)];
    context.setTransform(1, 0, 0, 1, dx, dy);
  } else {
    context.setTransform(now.multiply(transform.inverse()));
    context.imageSmoothingEnabled = !isRough;
  }
  context.drawImage(canvas, -margin, -margin);
  context.restore();
}
