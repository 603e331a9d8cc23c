import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
// oxlint-disable import/default -- the bundler makes addresses of these
import rendererUrl from "pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
// oxlint-enable import/default
import { drawnBy, textRunsOf, type OperatorNumbers } from "@parley/drawings/sheet-of-operators.ts";
import type { Sheet } from "@parley/drawings/sheet.ts";
import { ApiError } from "../api/api-error.ts";
import type { Point, Rect } from "../canvas/geometry.ts";
import {
  ANNOTATIONS,
  canvasOf,
  drawCancelled,
  type PageText,
  type DrawnSheetFile,
  type SheetLayer,
} from "./sheet-file.ts";

// Read and drawn in workers: the page stays free whatever is on a sheet.
GlobalWorkerOptions.workerSrc = workerUrl;
GlobalWorkerOptions.rendererSrc = rendererUrl;

const LIBRARY = "/pdf-library/";
const CHUNK_BYTES = 256 * 1_024;
/** Pages whose parsed content is kept for drawing more of them. */
const KEPT_PAGES = 6;

function failureOf(error: unknown): ApiError {
  const name = error instanceof Error ? error.name : "";
  const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
  if (name === "PasswordException") return new ApiError("preview.encrypted", 0, name);
  if (status === 404) return new ApiError("access.not-found", status, name);
  if (name === "ResponseException") return new ApiError("network", status, name);
  return new ApiError("preview.broken", 0, name);
}

/**
 * A PDF, fetched in ranges as it is looked at. Its scripts, forms and links are never run: only what it draws is asked for.
 *
 * @throws ApiError `preview.encrypted`, `preview.broken` or what the server says
 */
export async function openPdf(url: string): Promise<PdfSheetFile> {
  const task = getDocument({
    url: new URL(url, location.href).href,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    cMapUrl: `${LIBRARY}cmaps/`,
    standardFontDataUrl: `${LIBRARY}standard_fonts/`,
    wasmUrl: `${LIBRARY}wasm/`,
    iccUrl: `${LIBRARY}iccs/`,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    const layers = await pdf.getOptionalContentConfig();
    return new PdfSheetFile(pdf, layers, () => void task.destroy());
  } catch (error) {
    void task.destroy();
    throw failureOf(error);
  }
}

type LayerConfig = Awaited<ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>>;

export class PdfSheetFile implements DrawnSheetFile {
  readonly unit = "pt";
  readonly pageCount: number;
  readonly #pdf: PDFDocumentProxy;
  readonly #config: LayerConfig;
  readonly #close: () => void;
  readonly #recent: PDFPageProxy[] = [];
  readonly #busy = new Map<PDFPageProxy, number>();
  #hasAnnotations = true;

  constructor(pdf: PDFDocumentProxy, config: LayerConfig, close: () => void) {
    this.#pdf = pdf;
    this.#config = config;
    this.#close = close;
    this.pageCount = pdf.numPages;
  }

  async sizeOf(page: number) {
    const { width, height } = (await this.#page(page)).getViewport({ scale: 1 });
    return { width, height };
  }

  async draw(
    page: number,
    rect: Rect,
    scale: number,
    signal: AbortSignal,
  ): Promise<HTMLCanvasElement> {
    const proxy = await this.#page(page);
    if (signal.aborted) throw drawCancelled();
    const canvas = canvasOf(rect.width * scale, rect.height * scale);
    const viewport = proxy.getViewport({
      scale,
      offsetX: -rect.x * scale,
      offsetY: -rect.y * scale,
    });
    this.#keep(proxy);
    this.#busy.set(proxy, (this.#busy.get(proxy) ?? 0) + 1);
    const task = proxy.render({
      canvas,
      viewport,
      background: "#ffffff",
      annotationMode: this.#hasAnnotations ? AnnotationMode.ENABLE : AnnotationMode.DISABLE,
      optionalContentConfigPromise: Promise.resolve(this.#config),
    });
    const cancel = (): void => task.cancel();
    signal.addEventListener("abort", cancel);
    try {
      await task.promise;
      return canvas;
    } catch (error) {
      if (signal.aborted) throw drawCancelled();
      throw failureOf(error);
    } finally {
      signal.removeEventListener("abort", cancel);
      this.#busy.set(proxy, (this.#busy.get(proxy) ?? 1) - 1);
    }
  }

  async textsOf(page: number): Promise<readonly PageText[]> {
    const proxy = await this.#page(page);
    const viewport = proxy.getViewport({ scale: 1 });
    const { items } = await proxy.getTextContent();
    return items.flatMap((item): readonly PageText[] => {
      if (!("str" in item) || (item.str === "" && !item.hasEOL)) return [];
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
      const from = viewport.convertToViewportPoint(e, f) as [number, number];
      const to = viewport.convertToViewportPoint(e + a, f + b) as [number, number];
      return [
        {
          text: item.str,
          x: from[0],
          y: from[1],
          width: item.width,
          height: item.height > 0 ? item.height : Math.hypot(c, d),
          angle: Math.atan2(to[1] - from[1], to[0] - from[0]),
          endsLine: item.hasEOL,
        },
      ];
    });
  }

  async drawnOn(page: number): Promise<Sheet> {
    const proxy = await this.#page(page);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = proxy.view;
    const operators = await proxy.getOperatorList();
    const { items } = await proxy.getTextContent();
    return {
      width: x1 - x0,
      height: y1 - y0,
      texts: textRunsOf(items as Parameters<typeof textRunsOf>[0]),
      ...drawnBy(operators, OPS as unknown as OperatorNumbers),
    };
  }

  async placesOf(page: number) {
    const viewport = (await this.#page(page)).getViewport({ scale: 1 });
    const pointOf = (pair: readonly number[]): Point => ({ x: pair[0]!, y: pair[1]! });
    return {
      toDrawing: ({ x, y }: Point) => pointOf(viewport.convertToPdfPoint(x, y)),
      toPage: ({ x, y }: Point) => pointOf(viewport.convertToViewportPoint(x, y)),
    };
  }

  layers(): readonly SheetLayer[] {
    const layers: SheetLayer[] = [];
    for (const [id, group] of this.#config)
      layers.push({
        id: String(id),
        name: String((group as { name: unknown }).name ?? ""),
        isOn: Boolean((group as { visible: unknown }).visible),
      });
    return [...layers, { id: ANNOTATIONS, name: "", isOn: this.#hasAnnotations }];
  }

  showLayer(id: string, isOn: boolean): void {
    if (id === ANNOTATIONS) this.#hasAnnotations = isOn;
    else this.#config.setVisibility(id, isOn);
  }

  close(): void {
    this.#close();
  }

  #page(page: number): Promise<PDFPageProxy> {
    return this.#pdf.getPage(page + 1).catch((error: unknown) => {
      throw failureOf(error);
    });
  }

  /** What a page holds is forgotten when others have been looked at since. */
  #keep(page: PDFPageProxy): void {
    const recent = this.#recent;
    const at = recent.indexOf(page);
    if (at >= 0) recent.splice(at, 1);
    recent.push(page);
    const stale = recent.find((one) => one !== page && (this.#busy.get(one) ?? 0) === 0);
    if (recent.length <= KEPT_PAGES || stale === undefined) return;
    recent.splice(recent.indexOf(stale), 1);
    stale.cleanup();
  }
}
