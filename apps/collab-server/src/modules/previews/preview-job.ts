import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";

export type PreviewJob = { readonly file: string; readonly mediaType: string };

/** In PDF points, or in pixels where the file is a picture. */
export type PageSize = readonly [width: number, height: number];

export type PreviewMessage =
  | { readonly type: "page"; readonly page: number; readonly text: string; readonly words: string }
  | { readonly type: "thumbnail"; readonly webp: Uint8Array }
  | {
      readonly type: "done";
      readonly pageCount: number;
      /** Of the first `MOST_SIZES` pages. */
      readonly sizes: readonly PageSize[];
    }
  | { readonly type: "failed"; readonly code: ErrorCode };

export const MOST_SIZES = 5_000;
export const MOST_PAGES = 5_000;
/** A page with more text than a book is none that anybody reads. */
export const MOST_PAGE_TEXT = 200_000;
export const THUMBNAIL_WIDTH = 480;
/** An A0 sheet at 300 dots an inch; four bytes each while it is unpacked. */
export const MOST_PIXELS = 150_000_000;
