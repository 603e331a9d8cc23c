import type { SheetFile } from "./sheet-file.ts";

const PICTURES: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/svg+xml",
]);

export const canOpenSheet = (mediaType: string): boolean =>
  mediaType === "application/pdf" || PICTURES.has(mediaType);

/** Only who looks at a PDF loads what it takes to read one. */
export async function openSheetFile(url: string, mediaType: string): Promise<SheetFile> {
  if (mediaType === "application/pdf") return (await import("./pdf-sheet-file.ts")).openPdf(url);
  return (await import("./picture-sheet-file.ts")).openPicture(url, mediaType);
}
