/** Draws on whole device pixels, whatever the ratio. All measures in CSS pixels. */
export class Pen {
  readonly context: CanvasRenderingContext2D;
  readonly ratio: number;
  /** One CSS pixel, rounded to whole device pixels. */
  readonly hair: number;
  readonly #widths: Map<string, number>;

  constructor(context: CanvasRenderingContext2D, ratio: number, widths: Map<string, number>) {
    this.context = context;
    this.ratio = ratio;
    this.hair = Math.max(1, Math.round(ratio)) / ratio;
    this.#widths = widths;
  }

  /** To the nearest edge between device pixels. */
  snap(value: number): number {
    return Math.round(value * this.ratio) / this.ratio;
  }

  /** The middle of a line of one hair that begins at the nearest edge. */
  mid(value: number): number {
    return this.snap(value) + this.hair / 2;
  }

  fill(colour: string, x: number, y: number, width: number, height: number): void {
    const [left, top] = [this.snap(x), this.snap(y)];
    this.context.fillStyle = colour;
    this.context.fillRect(left, top, this.snap(x + width) - left, this.snap(y + height) - top);
  }

  across(colour: string, x: number, y: number, width: number): void {
    this.context.fillStyle = colour;
    this.context.fillRect(x, this.snap(y), width, this.hair);
  }

  down(colour: string, x: number, y: number, height: number): void {
    this.context.fillStyle = colour;
    this.context.fillRect(this.snap(x), y, this.hair, height);
  }

  font(font: string): void {
    if (this.context.font !== font) this.context.font = font;
  }

  /** Measuring is slow, and the same texts come in every frame. */
  widthOf(text: string, font: string): number {
    const key = `${font}|${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      if (this.#widths.size > 8_000) this.#widths.clear();
      this.context.font = font;
      width = this.context.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  text(text: string, x: number, baseline: number, font: string, colour: string): void {
    this.context.font = font;
    this.context.fillStyle = colour;
    this.context.fillText(text, this.snap(x), this.snap(baseline));
  }
}
