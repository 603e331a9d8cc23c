import { matchPages } from "@parley/drawings/match-pages.ts";
import { useEffect, useState } from "react";
import { isDrawnFile, type DrawnSheetFile } from "../../../platform/sheets/sheet-file.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import {
  comparedPages,
  pairsOf,
  UNCOMPARED,
  type ComparedPages,
  type PagePair,
} from "./compare-pages.ts";
import type { Compared, CompareRequest } from "./compare-request.ts";

/** Up to so many pages are matched by what is drawn on them; beyond, a page follows the one of its number. */
const MATCHED_PAGES = 40;

const sheetsOf = async (file: DrawnSheetFile) => {
  const all = [];
  for (let page = 0; page < file.pageCount; page += 1) all.push(await file.drawnOn(page));
  return all;
};

/** Which page became which; by their numbers until it is known. */
export function usePagePairs(before: SheetView, after: SheetView): readonly PagePair[] {
  const [old, next] = [before.file, after.file];
  const [pairs, setPairs] = useState(() =>
    pairsOf(old.pageCount, next.pageCount, (page) => (page < next.pageCount ? page : null)),
  );
  useEffect(() => {
    const most = Math.max(old.pageCount, next.pageCount);
    if (!isDrawnFile(old) || !isDrawnFile(next) || most === 1 || most > MATCHED_PAGES) return;
    let isGone = false;
    void Promise.all([sheetsOf(old), sheetsOf(next)]).then(
      ([sheets, laterSheets]) => {
        const found = matchPages(sheets, laterSheets);
        if (!isGone)
          setPairs(pairsOf(sheets.length, laterSheets.length, (page) => found[page] ?? null));
      },
      () => undefined, // a page that cannot be read says so where it is opened
    );
    return () => {
      isGone = true;
    };
  }, [old, next]);
  return pairs;
}

export type Comparison =
  | { readonly state: "comparing" | "impossible"; readonly pages: ComparedPages }
  | { readonly state: "compared"; readonly pages: ComparedPages };

const COMPARING: Comparison = { state: "comparing", pages: UNCOMPARED };
const IMPOSSIBLE: Comparison = { state: "impossible", pages: UNCOMPARED };

async function compare(
  worker: Worker,
  old: DrawnSheetFile,
  next: DrawnSheetFile,
  pair: { before: number; after: number },
): Promise<ComparedPages> {
  const request: CompareRequest = {
    before: await old.drawnOn(pair.before),
    after: await next.drawnOn(pair.after),
  };
  const compared = await new Promise<Compared>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Compared>) => resolve(data));
    worker.addEventListener("error", () => reject(new Error("not compared")));
    worker.postMessage(request);
  });
  return comparedPages(compared, await old.placesOf(pair.before), await next.placesOf(pair.after));
}

/** What changed between the pages of a pair. Nothing is stored: revisions never change. */
export function useComparedPages(
  before: SheetView,
  after: SheetView,
  pair: PagePair | undefined,
): Comparison {
  const [found, setFound] = useState<{ pair: PagePair; comparison: Comparison } | null>(null);
  const [old, next] = [before.file, after.file];
  useEffect(() => {
    if (pair === undefined) return;
    const tell = (comparison: Comparison): void => setFound({ pair, comparison });
    const { before: from, after: to } = pair;
    if (from === null || to === null || !isDrawnFile(old) || !isDrawnFile(next))
      return tell(IMPOSSIBLE);
    const worker = new Worker(new URL("compare-worker.ts", import.meta.url), { type: "module" });
    let isGone = false;
    compare(worker, old, next, { before: from, after: to }).then(
      (pages) => {
        if (!isGone) tell({ state: "compared", pages });
      },
      () => {
        if (!isGone) tell(IMPOSSIBLE);
      },
    );
    return () => {
      isGone = true;
      worker.terminate();
    };
  }, [old, next, pair]);
  return found !== null && found.pair === pair ? found.comparison : COMPARING;
}
