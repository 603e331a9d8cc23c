import { readMarks, type MarksSnapshot } from "@parley/shared/documents/marks-snapshot.ts";
import { readTopics, type TopicsSnapshot } from "@parley/shared/documents/topics-snapshot.ts";
import { observeYdoc, type YdocChanges } from "@parley/shared/documents/observe-ydoc.ts";
import { isMarksPlace, type CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import type { RevisionId, YdocId } from "@parley/shared/primitives/ids.ts";
import type * as Y from "yjs";
import { guestsIn, type SheetCursor, type SheetGuest } from "./mark-presence.ts";
import { Observable } from "./observable.ts";
import type { YdocLine } from "./ydoc-line.ts";

/** One of the two layers of a revision that this person may read, as plain values. */
export type MarkLayer = {
  readonly ydocId: YdocId;
  readonly content: MarksSnapshot;
  readonly topics: TopicsSnapshot;
  readonly isArchived: boolean;
};
/** The marks of a revision as this replica holds them: those of all, and those of one's own organisation. */
export type MarkLayers = { readonly shared: MarkLayer | null; readonly area: MarkLayer | null };
export const NO_LAYERS: MarkLayers = { shared: null, area: null };

type Content = Pick<MarkLayer, "content" | "topics">;
const readAll = (ydoc: Y.Doc, previous?: Content, changes?: YdocChanges): Content => ({
  content: readMarks(ydoc, previous?.content, changes),
  topics: readTopics(ydoc, previous?.topics, changes),
});

type Source = { readonly line: YdocLine; readonly stop: () => void; pending: YdocChanges[] };

/** The marks of revisions that this tab looks at: their ydocs are opened with the first look, and stay open as long as the project. */
export class MarkShelf {
  readonly layers = new Observable<ReadonlyMap<RevisionId, MarkLayers>>(new Map());
  /** Told whenever somebody else moved on any sheet: views draw their next frame from `guests`. */
  readonly moved = new Observable(0);
  readonly #opened = new Set<RevisionId>();
  readonly #sources = new Map<YdocId, Source>();
  readonly #schedule: (deliver: () => void) => void;
  #isScheduled = false;

  constructor(schedule: (deliver: () => void) => void) {
    this.#schedule = schedule;
  }

  /** Whether it was not open before. */
  open(revisionId: RevisionId): boolean {
    const isNew = !this.#opened.has(revisionId);
    this.#opened.add(revisionId);
    return isNew;
  }

  wants({ place }: CatalogEntry, hasUnsent: boolean): boolean {
    return !isMarksPlace(place) || hasUnsent || this.#opened.has(place.revisionId);
  }

  /** Shows a line, or the replica that took the place of its former one. */
  add(line: YdocLine): void {
    this.#sources.get(line.ydocId)?.stop();
    const source: Source = {
      line,
      pending: [],
      stop: observeYdoc(line.replica.ydoc, (changes) => {
        source.pending.push(changes);
        this.#deliverSoon();
      }),
    };
    this.#sources.set(line.ydocId, source);
    this.#show(line, readAll(line.replica.ydoc));
  }

  remove(line: YdocLine): void {
    this.#sources.get(line.ydocId)?.stop();
    this.#sources.delete(line.ydocId);
    this.#show(line, null);
  }

  /** The file was archived, or brought back. */
  placeChanged(line: YdocLine): void {
    if (this.#sources.has(line.ydocId)) this.#show(line, this.#contentOf(line));
  }

  /** Reads what is outstanding now, for whoever has just written and goes on from the result. */
  readonly settle = (): void => {
    this.#isScheduled = false;
    for (const source of this.#sources.values()) {
      if (source.pending.length === 0) continue;
      const { line, pending } = source;
      source.pending = [];
      let content = this.#contentOf(line) ?? undefined;
      for (const changes of pending) content = readAll(line.replica.ydoc, content, changes);
      this.#show(line, content ?? readAll(line.replica.ydoc));
    }
  };

  guests(revisionId: RevisionId): readonly SheetGuest[] {
    return guestsIn(this.#sharedLine(revisionId)?.replica.awareness ?? null);
  }

  /** Shows where this person is on a sheet; null: no longer there. What is drawn on a layer of one's own is never part of it. */
  publish(revisionId: RevisionId, cursor: SheetCursor | null): void {
    const base = { entityId: null, field: null };
    this.#sharedLine(revisionId)?.replica.publish(
      cursor === null
        ? { ...base, view: null, active: false, cursor: null }
        : { ...base, view: "sheet", active: cursor.drawing !== null, cursor },
    );
  }

  noteMove(): void {
    this.moved.set(this.moved.get() + 1);
  }

  #sharedLine(revisionId: RevisionId): YdocLine | null {
    for (const { line } of this.#sources.values())
      if (line.place.kind === "marks" && line.place.revisionId === revisionId) return line;
    return null;
  }

  #deliverSoon(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(this.settle);
  }

  #contentOf({ place, ydocId }: YdocLine): Content | null {
    if (!isMarksPlace(place)) return null;
    const layers = this.layers.get().get(place.revisionId);
    const layer = place.kind === "marks" ? layers?.shared : layers?.area;
    return layer?.ydocId === ydocId ? layer : null;
  }

  #show({ place, ydocId }: YdocLine, content: Content | null): void {
    if (!isMarksPlace(place)) return;
    const all = this.layers.get();
    const layer =
      content === null
        ? null
        : {
            ydocId,
            content: content.content,
            topics: content.topics,
            isArchived: place.file.isArchived,
          };
    const side = place.kind === "marks" ? { shared: layer } : { area: layer };
    const before = all.get(place.revisionId) ?? NO_LAYERS;
    this.layers.set(new Map([...all, [place.revisionId, { ...before, ...side }]]));
  }
}
