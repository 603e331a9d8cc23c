import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { searchVector } from "@parley/shared/files/search-words.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { createCanvas } from "@napi-rs/canvas";
import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  MOST_PAGE_TEXT,
  MOST_PAGES,
  MOST_SIZES,
  THUMBNAIL_WIDTH,
  type PageSize,
  type PreviewMessage,
} from "./preview-job.ts";

const library = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const folderUrl = (name: string): string => `${pathToFileURL(join(library, name)).href}/`;
/** A picture inside a page that is larger than this is left out of the thumbnail. */
const MOST_IMAGE_PIXELS = 64_000_000;

/** Text and sizes of every page, and a picture of the first. pdf.js runs no script of a PDF here: nobody asks it to. */
export async function previewPdf(
  file: string,
  tell: (message: PreviewMessage) => void,
  fail: (code: ErrorCode) => void,
): Promise<void> {
  const loading = getDocument({
    data: new Uint8Array(await readFile(file)),
    cMapUrl: folderUrl("cmaps"),
    standardFontDataUrl: folderUrl("standard_fonts"),
    wasmUrl: folderUrl("wasm"),
    useSystemFonts: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    stopAtErrors: false,
    verbosity: 0,
  });
  let pdf: Awaited<typeof loading.promise>;
  try {
    pdf = await loading.promise;
  } catch (error) {
    return fail(
      error instanceof Error && error.name === "PasswordException"
        ? "preview.encrypted"
        : "preview.broken",
    );
  }
  const sizes: PageSize[] = [];
  let isReadable = false;
  const pageCount = pdf.numPages;
  for (let number = 1; number <= Math.min(pageCount, MOST_PAGES); number += 1) {
    try {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      if (sizes.length < MOST_SIZES) sizes.push([width, height]);
      const text = await textOf(page);
      if (text.trim() !== "") {
        tell({ type: "page", page: number, text, words: searchVector(text) });
      }
      isReadable = true;
      if (number === 1) await drawThumbnail(page, tell);
      page.cleanup();
    } catch {
      // A broken page among good ones: the others are shown.
      if (sizes.length < number && sizes.length < MOST_SIZES) sizes.push([595, 842]);
    }
  }
  await loading.destroy();
  if (!isReadable) return fail("preview.broken");
  tell({ type: "done", pageCount, sizes });
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  let text = "";
  for (const item of items) {
    if (!("str" in item)) continue;
    text += item.str + (item.hasEOL ? "\n" : " ");
    if (text.length > MOST_PAGE_TEXT) break;
  }
  return text.slice(0, MOST_PAGE_TEXT).toWellFormed().replaceAll("\0", " ");
}

/** A page that cannot be drawn has no picture, and is no error: the viewer says what is wrong. */
async function drawThumbnail(
  page: PDFPageProxy,
  tell: (message: PreviewMessage) => void,
): Promise<void> {
  try {
    const whole = page.getViewport({ scale: 1 });
    const scale = Math.min(THUMBNAIL_WIDTH / whole.width, THUMBNAIL_WIDTH / whole.height);
    // Drawn at twice the size and brought down, so that hairlines stay.
    const viewport = page.getViewport({ scale: scale * 2 });
    const [width, height] = [viewport.width, viewport.height].map((n) => Math.max(1, Math.ceil(n)));
    const canvas = createCanvas(width!, height!);
    const small = createCanvas(Math.ceil(width! / 2), Math.ceil(height! / 2));
    await page.render({
      canvas: canvas as unknown as NonNullable<Parameters<PDFPageProxy["render"]>[0]["canvas"]>,
      viewport,
      background: "#ffffff",
    }).promise;
    const context = small.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(canvas, 0, 0, small.width, small.height);
    tell({ type: "thumbnail", webp: small.toBuffer("image/webp", 82) });
  } catch {
    // See above.
  }
}
