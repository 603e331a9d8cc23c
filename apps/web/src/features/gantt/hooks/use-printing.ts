import { useEffect, useRef, useState } from "react";
import { saveFile } from "../../../platform/save-file.ts";
import { drawSheet, type PrintContent } from "../print/draw-sheet.ts";
import type { Sheet } from "../print/paper.ts";

export type Printing =
  | { readonly type: "idle" }
  | { readonly type: "working"; readonly done: number; readonly of: number }
  | { readonly type: "failed" };

/** Makes files of a print, one at a time; closing what asked for it ends it. */
export function usePrinting(facts: {
  readonly title: string;
  readonly author: string;
  readonly language: string;
}) {
  const [printing, setPrinting] = useState<Printing>({ type: "idle" });
  const abort = useRef<AbortController | null>(null);
  const cancel = (): void => abort.current?.abort();
  useEffect(() => () => abort.current?.abort(), []);

  const run = async (of: number, make: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setPrinting({ type: "working", done: 0, of });
    try {
      await make(controller.signal);
      setPrinting({ type: "idle" });
    } catch {
      setPrinting({ type: controller.signal.aborted ? "idle" : "failed" });
    }
  };

  const savePdf = (sheet: Sheet, content: PrintContent): Promise<void> =>
    run(sheet.pages.length, async (signal) => {
      const [{ charactersOf, makePdf }, { loadFonts }] = await Promise.all([
        import("../print/make-pdf.ts"),
        import("../../../platform/pdf/pdf-fonts.ts"),
      ]);
      const fonts = await loadFonts(charactersOf(content), signal);
      const now = new Date().toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
      const blob = await makePdf({
        sheet,
        content,
        fonts,
        facts: { ...facts, createdAt: `D:${now}Z` },
        onProgress: (done) => setPrinting({ type: "working", done, of: sheet.pages.length }),
        signal,
      });
      saveFile(`${facts.title}.pdf`, blob);
    });

  const savePng = (sheet: Sheet, content: PrintContent): Promise<void> =>
    run(1, async (signal) => {
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(sheet.width);
      canvas.height = Math.round(sheet.height);
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      drawSheet(context, sheet, sheet.pages[0]!, content);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      signal.throwIfAborted();
      if (blob === null) throw new Error("the picture is too large");
      saveFile(`${facts.title}.png`, blob);
    });

  return { printing, savePdf, savePng, cancel };
}
