import { around, grown, type Rect } from "../canvas/geometry.ts";
import type { FontSet } from "./font-set.ts";
import { PdfContext } from "./pdf-context.ts";

/** The graphics state that mixes as a marker does; every appearance knows it. */
export const MULTIPLY = "Multiply";

const QUARTER = Math.PI / 2;
/** Of the size of a font: from the baseline to the middle and to the top of its letters. */
const MIDDLE = 0.36;
const TOP = 0.88;

type Place = { readonly dx: number; readonly dy: number; readonly scale: number };

/** A canvas whose content becomes the appearance of an annotation. Knows what it has drawn over, in places of the page. */
export class AppearanceContext extends PdfContext {
  readonly #pathBoxes: Rect[] = [];
  readonly #boxes: Rect[] = [];
  readonly #places: Place[] = [];
  #place: Place = { dx: 0, dy: 0, scale: 1 };
  textAlign: CanvasTextAlign = "start";
  #composite: GlobalCompositeOperation = "source-over";

  constructor(toPage: readonly number[], fonts: FontSet, alphas: Map<string, number>) {
    super(toPage, fonts, alphas);
    this.write("1 J");
  }

  /** What bounds all that was drawn; null: nothing was. */
  get bounds(): Rect | null {
    return around(this.#boxes);
  }

  // Ends are round throughout, as `drawMark` wants them.
  get lineCap(): CanvasLineCap {
    return "round";
  }
  set lineCap(_cap: CanvasLineCap) {}
  get globalCompositeOperation(): GlobalCompositeOperation {
    return this.#composite;
  }
  set globalCompositeOperation(value: GlobalCompositeOperation) {
    this.#composite = value;
    if (value === "multiply") this.write(`/${MULTIPLY} gs`);
  }

  override save(): void {
    super.save();
    this.#places.push(this.#place);
  }
  override restore(): void {
    super.restore();
    this.#place = this.#places.pop() ?? this.#place;
    this.textAlign = "start";
    this.textBaseline = "alphabetic";
    this.#composite = "source-over";
  }
  override translate(x: number, y: number): void {
    super.translate(x, y);
    const { dx, dy, scale } = this.#place;
    this.#place = { dx: dx + x * scale, dy: dy + y * scale, scale };
  }
  override scale(x: number, y: number): void {
    super.scale(x, y);
    this.#place = { ...this.#place, scale: this.#place.scale * x };
  }

  override beginPath(): void {
    super.beginPath();
    this.#pathBoxes.length = 0;
  }
  override moveTo(x: number, y: number): void {
    super.moveTo(x, y);
    this.#pathBoxes.push(this.#rect(x, y, 0, 0));
  }
  override lineTo(x: number, y: number): void {
    super.lineTo(x, y);
    this.#pathBoxes.push(this.#rect(x, y, 0, 0));
  }
  override bezierCurveTo(...points: readonly number[]): void {
    super.bezierCurveTo(...points);
    for (let at = 0; at < points.length; at += 2)
      this.#pathBoxes.push(this.#rect(points[at]!, points[at + 1]!, 0, 0));
  }
  override rect(x: number, y: number, width: number, height: number): void {
    super.rect(x, y, width, height);
    this.#pathBoxes.push(this.#rect(x, y, width, height));
  }
  /** Clockwise on the screen, joined to what the path has so far. */
  override arc(x: number, y: number, radius: number, start = 0, end = 2 * Math.PI): void {
    if (end - start >= 2 * Math.PI) return super.arc(x, y, radius);
    let sweep = end - start;
    while (sweep < 0) sweep += 2 * Math.PI;
    const count = Math.max(1, Math.ceil(sweep / QUARTER));
    const step = sweep / count;
    const handle = (4 / 3) * Math.tan(step / 4) * radius;
    const on = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const [fromX, fromY] = on(start) as [number, number];
    if (this.#pathBoxes.length === 0) this.moveTo(fromX, fromY);
    else this.lineTo(fromX, fromY);
    for (let at = 0; at < count; at += 1) {
      const [a, b] = [start + at * step, start + (at + 1) * step];
      const [ax, ay] = on(a) as [number, number];
      const [bx, by] = on(b) as [number, number];
      this.bezierCurveTo(
        ax - handle * Math.sin(a),
        ay + handle * Math.cos(a),
        bx + handle * Math.sin(b),
        by - handle * Math.cos(b),
        bx,
        by,
      );
    }
  }

  override fill(): void {
    super.fill();
    this.#boxes.push(...this.#pathBoxes);
  }
  override stroke(): void {
    super.stroke();
    const half = (this.lineWidth * this.#place.scale) / 2;
    this.#boxes.push(...this.#pathBoxes.map((box) => grown(box, half)));
  }
  override fillRect(x: number, y: number, width: number, height: number): void {
    super.fillRect(x, y, width, height);
    this.#boxes.push(this.#rect(x, y, width, height));
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
  }
  override fillText(text: string, x: number, y: number): void {
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10);
    const { width } = this.measureText(text);
    const left = this.textAlign === "center" ? x - width / 2 : x;
    const down =
      this.textBaseline === "middle" ? size * MIDDLE : this.textBaseline === "top" ? size * TOP : 0;
    super.fillText(text, left, y + down);
    this.#boxes.push(this.#rect(left, y + down - size, width, size * 1.3));
  }

  #rect(x: number, y: number, width: number, height: number): Rect {
    const { dx, dy, scale } = this.#place;
    return { x: dx + x * scale, y: dy + y * scale, width: width * scale, height: height * scale };
  }
}
