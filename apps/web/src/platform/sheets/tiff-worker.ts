import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { decode, decodeImage, toRGBA8, type IFD } from "utif2";

export type TiffAnswer =
  | { readonly ok: true; readonly pages: readonly ImageBitmap[] }
  | { readonly ok: false; readonly code: ErrorCode };

/** Unpacked, four bytes each. */
const MOST_PIXELS = 120_000_000;
const MOST_PAGES = 500;

const numberOf = (directory: IFD, tag: string): number =>
  Number((directory[tag] as ArrayLike<number> | undefined)?.[0] ?? 0);

async function read(bytes: ArrayBuffer): Promise<TiffAnswer> {
  try {
    // Thumbnails and masks are directories of their own (tag 254).
    const pages = decode(bytes).filter(
      (page) => numberOf(page, "t256") > 0 && (numberOf(page, "t254") & 5) === 0,
    );
    if (pages.length === 0) return { ok: false, code: "preview.broken" };
    const pixels = pages.map((page) => numberOf(page, "t256") * numberOf(page, "t257"));
    const all = pixels.reduce((sum, each) => sum + each, 0);
    if (all > MOST_PIXELS || pages.length > MOST_PAGES)
      return { ok: false, code: "preview.too-large" };
    const bitmaps: ImageBitmap[] = [];
    for (const page of pages) {
      decodeImage(bytes, page);
      const { width, height } = page;
      const rgba = new Uint8ClampedArray(toRGBA8(page));
      bitmaps.push(await createImageBitmap(new ImageData(rgba, width, height)));
    }
    return { ok: true, pages: bitmaps };
  } catch {
    return { ok: false, code: "preview.broken" };
  }
}

self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  void read(data).then((answer) =>
    self.postMessage(answer, { transfer: answer.ok ? [...answer.pages] : [] }),
  );
});
