import type { SheetFile } from "./sheet-file.ts";

/** Only who looks at a format loads what it takes to read it. */
const OPENERS: Readonly<Record<string, (url: string) => Promise<SheetFile>>> = {
  "application/pdf": async (url) => (await import("./pdf-sheet-file.ts")).openPdf(url),
  "image/vnd.dxf": async (url) => (await import("./dxf-sheet-file.ts")).openDxf(url),
  "image/tiff": async (url) => (await import("./tiff-sheet-file.ts")).openTiff(url),
};
const PICTURES: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/svg+xml",
]);

export const canOpenSheet = (mediaType: string): boolean =>
  mediaType in OPENERS || PICTURES.has(mediaType);

export async function openSheetFile(url: string, mediaType: string): Promise<SheetFile> {
  const open = OPENERS[mediaType];
  if (open !== undefined) return open(url);
  return (await import("./picture-sheet-file.ts")).openPicture(url, mediaType);
}
