/** A canvas that has as many pixels as the screen shows of it, whatever the ratio and the zoom of the browser. */
export class Surface {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  /** CSS pixels. */
  width = 0;
  height = 0;
  ratio = 1;
  readonly #observer: ResizeObserver;

  /** `alpha`: what lies below shows through. */
  constructor(canvas: HTMLCanvasElement, changed: () => void, alpha = false) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha })!;
    this.#observer = new ResizeObserver(([entry]) => {
      this.#measure(entry);
      changed();
    });
    try {
      this.#observer.observe(canvas, { box: "device-pixel-content-box" });
    } catch {
      this.#observer.observe(canvas);
    }
    this.#measure(undefined);
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  #measure(entry: ResizeObserverEntry | undefined): void {
    const { canvas } = this;
    this.width = canvas.clientWidth;
    this.height = canvas.clientHeight;
    const pixels = entry?.devicePixelContentBoxSize?.[0];
    const width = pixels?.inlineSize ?? Math.round(this.width * devicePixelRatio);
    const height = pixels?.blockSize ?? Math.round(this.height * devicePixelRatio);
    this.ratio = this.width === 0 ? devicePixelRatio : width / this.width;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  }
}
