import type { CarriedMark } from "@parley/drawings/carry-mark.ts";
import type { RevisionId } from "@parley/shared/primitives/ids.ts";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { NO_LAYERS } from "../../../platform/collaboration/mark-shelf.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { openSheetFile } from "../../../platform/sheets/open-sheet-file.ts";
import { isDrawnFile } from "../../../platform/sheets/sheet-file.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import { isCarriable } from "./carried-marks.ts";
import { carryPages, type CarriedPlace } from "./carry-pages.ts";
import type { CarryRequest } from "./carry-request.ts";
import type { ShownMark } from "./shown-mark.ts";
import { shownMarks } from "./shown-marks.ts";

/** A revision that the shown one replaces, with where its bytes are. */
export type FormerRevision = {
  readonly id: RevisionId;
  readonly name: string;
  readonly url: string;
  readonly mediaType: string;
};

type Group = { readonly former: FormerRevision; readonly marks: readonly ShownMark[] };
type Places = ReadonlyMap<string, CarriedPlace>;
const NOWHERE: Places = new Map();

/** Compares in a worker of its own, which goes with whoever asked. */
function newCarrier(): {
  carry: (request: CarryRequest) => Promise<readonly CarriedMark[]>;
  stop: () => void;
} {
  const worker = new Worker(new URL("carry-worker.ts", import.meta.url), { type: "module" });
  return {
    carry: (request) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<readonly CarriedMark[]>) => resolve(data);
        worker.onerror = () => reject(new Error("not compared"));
        worker.postMessage(request);
      }),
    stop: () => worker.terminate(),
  };
}

/**
 * The open marks of all revisions that this one replaces, where what they are about stands now. Nothing is stored: revisions never
 * change, so that everybody who looks finds the same. Until it has been compared, and where it cannot be, a mark stands where it stood.
 */
export function useCarriedMarks(
  view: SheetView,
  formers: readonly FormerRevision[],
): readonly ShownMark[] {
  const session = useProjectSession();
  const { me } = useFacts();
  const { marks: shelf } = session.shelves;
  const layers = useSyncExternalStore(shelf.layers.subscribe, shelf.layers.get);
  useEffect(() => {
    const isMarked = ({ id }: FormerRevision): boolean =>
      session.lists(({ place }) => place.kind === "marks" && place.revisionId === id);
    const opened = formers.filter((former) => isMarked(former) && shelf.open(former.id));
    if (opened.length > 0) void session.openAsked();
  }, [session, shelf, formers]);

  const groups = useMemo(
    (): readonly Group[] =>
      formers.flatMap((former) => {
        const marks = shownMarks(layers.get(former.id) ?? NO_LAYERS, me.userId, false).filter(
          ({ mark }) => isCarriable(mark),
        );
        return marks.length === 0 ? [] : [{ former, marks }];
      }),
    [formers, layers, me],
  );
  const [places, setPlaces] = useState<ReadonlyMap<RevisionId, Places>>(new Map());
  // What decides where marks go: which there are, and where they were drawn.
  const wanted = groups
    .map(({ former, marks }) =>
      [former.id, ...marks.map(({ mark }) => `${mark.id} ${mark.page} ${mark.points}`)].join(),
    )
    .join("\n");
  useEffect(() => {
    let isOver = false;
    const carrier = groups.length > 0 ? newCarrier() : null;
    const run = async (): Promise<void> => {
      for (const { former, marks } of groups) {
        const after = view.file;
        if (isOver || carrier === null || !isDrawnFile(after)) return;
        const before = await openSheetFile(former.url, former.mediaType);
        try {
          if (isOver || !isDrawnFile(before)) continue;
          const all = marks.map(({ mark }) => mark);
          const found = await carryPages(before, after, all, carrier.carry);
          if (!isOver) setPlaces((known) => new Map([...known, [former.id, found]]));
        } finally {
          before.close();
        }
      }
    };
    // A file that cannot be read any more leaves its marks where they stood, unchecked.
    run().catch(() => undefined);
    return () => {
      isOver = true;
      carrier?.stop();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `wanted` says when `groups` differ in what counts
  }, [view, wanted]);

  return useMemo(
    () =>
      groups.flatMap(({ former, marks }) =>
        marks.map((shown): ShownMark => {
          const place = (places.get(former.id) ?? NOWHERE).get(shown.mark.id);
          const from = { revisionId: former.id, revisionName: former.name };
          const mark = place === undefined ? shown.mark : { ...shown.mark, ...placeOf(place) };
          const page = Math.min(mark.page, view.file.pageCount - 1);
          return {
            mark: { ...mark, page },
            isPrivate: shown.isPrivate,
            isMine: false,
            carried:
              place === undefined
                ? { ...from, outcome: "unchecked", confidence: null, isChanged: false }
                : {
                    ...from,
                    outcome: place.carried.outcome,
                    confidence: place.carried.confidence,
                    isChanged: place.carried.changed,
                  },
          };
        }),
      ),
    [groups, places, view],
  );
}

const placeOf = ({ mark: { page, points } }: CarriedPlace) => ({ page, points });
