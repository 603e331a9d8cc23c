import type { FontSet } from "./font-set.ts";
import { readColour, type PdfColour } from "./pdf-colour.ts";
import { round } from "./pdf-file.ts";

/** What of a canvas the drawing code uses; a real canvas has all of it. */
export type DrawingContext = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "clip"
  | "closePath"
  | "fill"
  | "fillRect"
  | "fillText"
  | "lineTo"
  | "measureText"
  | "moveTo"
  | "rect"
  | "restore"
  | "roundRect"
  | "save"
  | "setLineDash"
  | "setTransform"
  | "stroke"
  | "strokeText"
  | "translate"
  | "scale"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineJoin"
  | "globalAlpha"
  | "font"
  | "textBaseline"
>;

type State = {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  dash: string;
};
/** What the page has been told already. */
type Told = {
  fill: string;
  stroke: string;
  width: string;
  dash: string;
  join: string;
  alpha: string;
};

/** Length of the handles with which four curves make a circle. */
const CIRCLE = 0.5523;
const BOLD = 0.028;

/** A canvas that writes what is drawn as the content of a PDF page: vectors and text. One a page; y runs down, as on a screen. */
export class PdfContext implements Pick<DrawingContext, "fillStyle" | "fill" | "fillText"> {
  readonly #fonts: FontSet;
  readonly #alphas: Map<string, number>;
  readonly #pieces: string[] = [];
  readonly #stack: { readonly state: State; readonly told: Told }[] = [];
  #state: State = {
    fillStyle: "#000000",
    strokeStyle: "#000000",
    lineWidth: 1,
    lineJoin: "miter",
    globalAlpha: 1,
    font: "10px sans-serif",
    dash: "[] 0",
  };
  #told: Told = { fill: "", stroke: "", width: "", dash: "", join: "", alpha: "" };
  #path: string[] = [];
  textBaseline: CanvasTextBaseline = "alphabetic";

  /**
   * `place`: the height of the page in points, or the matrix that leads from what is drawn to the page. `alphas` is added to: how
   * opaque, by the name of a graphics state.
   */
  constructor(place: number | readonly number[], fonts: FontSet, alphas: Map<string, number>) {
    this.#fonts = fonts;
    this.#alphas = alphas;
    const matrix = typeof place === "number" ? [1, 0, 0, -1, 0, place] : place;
    this.#pieces.push(`${matrix.map((each) => Math.round(each * 1e5) / 1e5).join(" ")} cm`);
  }

  get content(): string {
    return this.#pieces.join("\n");
  }

  get fillStyle(): string {
    return this.#state.fillStyle;
  }
  set fillStyle(value: string | CanvasGradient | CanvasPattern) {
    this.#state.fillStyle = String(value);
  }
  get strokeStyle(): string {
    return this.#state.strokeStyle;
  }
  set strokeStyle(value: string | CanvasGradient | CanvasPattern) {
    this.#state.strokeStyle = String(value);
  }
  get lineWidth(): number {
    return this.#state.lineWidth;
  }
  set lineWidth(value: number) {
    this.#state.lineWidth = value;
  }
  get lineJoin(): CanvasLineJoin {
    return this.#state.lineJoin;
  }
  set lineJoin(value: CanvasLineJoin) {
    this.#state.lineJoin = value;
  }
  get globalAlpha(): number {
    return this.#state.globalAlpha;
  }
  set globalAlpha(value: number) {
    this.#state.globalAlpha = value;
  }
  get font(): string {
    return this.#state.font;
  }
  set font(value: string) {
    this.#state.font = value;
  }

  /** Operators that a canvas has no word for. */
  protected write(piece: string): void {
    this.#pieces.push(piece);
  }

  save(): void {
    this.#stack.push({ state: { ...this.#state }, told: { ...this.#told } });
    this.#pieces.push("q");
  }
  restore(): void {
    const before = this.#stack.pop();
    if (before === undefined) return;
    this.#state = before.state;
    this.#told = before.told;
    this.#pieces.push("Q");
  }
  /** A screen's pixel ratio is nothing to paper: where the page stands, `translate` and `scale` have said. */
  setTransform(): void {}
  translate(x: number, y: number): void {
    this.#pieces.push(`1 0 0 1 ${round(x)} ${round(y)} cm`);
  }
  scale(x: number, y: number): void {
    this.#pieces.push(`${x} 0 0 ${y} 0 0 cm`);
  }
  setLineDash(lengths: readonly number[]): void {
    this.#state.dash = `[${lengths.map(round).join(" ")}] 0`;
  }

  beginPath(): void {
    this.#path = [];
  }
  moveTo(x: number, y: number): void {
    this.#path.push(`${round(x)} ${round(y)} m`);
  }
  lineTo(x: number, y: number): void {
    this.#path.push(`${round(x)} ${round(y)} l`);
  }
  closePath(): void {
    this.#path.push("h");
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`${round(x)} ${round(y)} ${round(width)} ${round(height)} re`);
  }
  roundRect(x: number, y: number, width: number, height: number, radii: unknown = 0): void {
    const radius = Math.max(0, Math.min(Number(radii), width / 2, height / 2));
    if (radius === 0) return this.rect(x, y, width, height);
    const [right, bottom] = [x + width, y + height];
    const bow = radius * (1 - CIRCLE);
    this.moveTo(x + radius, y);
    this.lineTo(right - radius, y);
    this.bezierCurveTo(right - bow, y, right, y + bow, right, y + radius);
    this.lineTo(right, bottom - radius);
    this.bezierCurveTo(right, bottom - bow, right - bow, bottom, right - radius, bottom);
    this.lineTo(x + radius, bottom);
    this.bezierCurveTo(x + bow, bottom, x, bottom - bow, x, bottom - radius);
    this.lineTo(x, y + radius);
    this.bezierCurveTo(x, y + bow, x + bow, y, x + radius, y);
    this.closePath();
  }
  /** Whole circles only: the drawing code knows no others. */
  arc(x: number, y: number, radius: number): void {
    this.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, radius);
  }
  bezierCurveTo(...points: readonly number[]): void {
    this.#path.push(`${points.map(round).join(" ")} c`);
  }

  clip(): void {
    this.#pieces.push(...this.#path, "W n");
  }
  fill(): void {
    if (this.#paint("fill")) this.#pieces.push(...this.#path, "f");
  }
  stroke(): void {
    if (this.#paint("stroke")) this.#pieces.push(...this.#path, "S");
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    if (this.#paint("fill"))
      this.#pieces.push(`${round(x)} ${round(y)} ${round(width)} ${round(height)} re f`);
  }

  measureText(text: string): TextMetrics {
    return { width: this.#fonts.widthOf(text) * this.#size() } as TextMetrics;
  }
  fillText(text: string, x: number, y: number): void {
    if (text === "" || !this.#paint("fill")) return;
    const size = this.#size();
    const isBold = /^(?:bold|[6-9]00)\b/.test(this.#state.font);
    if (isBold) this.#paintBold(size);
    let piece = "BT";
    let at = x;
    for (const { font, glyphs } of this.#fonts.runsOf(text)) {
      const face = this.#fonts.fonts[font]!;
      const codes = glyphs.map((glyph) => glyph.toString(16).padStart(4, "0")).join("");
      piece += ` /F${font} ${round(size)} Tf ${isBold ? "2" : "0"} Tr 1 0 0 -1 ${round(at)} ${round(y)} Tm <${codes}> Tj`;
      for (const glyph of glyphs) at += (face.advanceOf(glyph) / face.unitsPerEm) * size;
    }
    this.#pieces.push(`${piece} ET`);
  }
  /** The halo of a label: a bed for it instead, so that the text stands on the page once. */
  strokeText(text: string, x: number, y: number): void {
    const size = this.#size();
    const { fillStyle } = this.#state;
    this.#state.fillStyle = this.#state.strokeStyle;
    this.fillRect(x - 1, y - size * 0.86, this.#fonts.widthOf(text) * size + 2, size * 1.12);
    this.#state.fillStyle = fillStyle;
  }

  #size(): number {
    return Number(/([\d.]+)px/.exec(this.#state.font)?.[1] ?? 10);
  }

  /** Regular outlines with a thin line about them. */
  #paintBold(size: number): void {
    const stroke = operands(readColour(this.#state.fillStyle));
    const width = round(size * BOLD);
    if (this.#told.stroke !== stroke) this.#pieces.push(`${stroke} RG`);
    if (this.#told.width !== width) this.#pieces.push(`${width} w`);
    if (this.#told.dash !== "[] 0") this.#pieces.push("[] 0 d");
    this.#told = { ...this.#told, stroke, width, dash: "[] 0" };
  }

  /** Tells the page what it does not know yet. false: nothing would be seen. */
  #paint(kind: "fill" | "stroke"): boolean {
    const style = kind === "fill" ? this.#state.fillStyle : this.#state.strokeStyle;
    const colour = readColour(style);
    const alpha = colour.alpha * this.#state.globalAlpha;
    if (alpha <= 0) return false;
    const name = `A${Math.round(alpha * 100)}`;
    if (this.#told.alpha !== name && (name !== "A100" || this.#told.alpha !== "")) {
      this.#alphas.set(name, Math.round(alpha * 100) / 100);
      this.#pieces.push(`/${name} gs`);
      this.#told.alpha = name;
    }
    const told = operands(colour);
    if (this.#told[kind] !== told) {
      this.#pieces.push(`${told} ${kind === "fill" ? "rg" : "RG"}`);
      this.#told[kind] = told;
    }
    if (kind === "stroke") this.#line();
    return true;
  }

  #line(): void {
    const { dash, lineJoin } = this.#state;
    const width = round(this.#state.lineWidth);
    if (this.#told.width !== width) this.#pieces.push(`${width} w`);
    if (this.#told.dash !== dash) this.#pieces.push(`${dash} d`);
    if (this.#told.join !== lineJoin) this.#pieces.push(`${lineJoin === "round" ? 1 : 0} j`);
    this.#told = { ...this.#told, width, dash, join: lineJoin };
  }
}

const operands = ({ red, green, blue }: PdfColour): string =>
  [red, green, blue].map((part) => String(Math.round(part * 1_000) / 1_000)).join(" ");
