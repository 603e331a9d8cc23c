import { observeYdoc, type YdocChanges } from "@parley/shared/documents/observe-ydoc.ts";
import { readWall } from "@parley/shared/documents/wall-snapshot.ts";
import { isWallPlace, type CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import type { WallId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { WallCursor } from "@parley/shared/protocol/wall-presence.ts";
import { Observable } from "./observable.ts";
import { wallMarksIn, type WallMark } from "./wall-presence.ts";
import { EMPTY_WALL_STATE, type WallPart, type WallState } from "./wall-state.ts";
import type { YdocLine } from "./ydoc-line.ts";

type Source = { readonly line: YdocLine; readonly stop: () => void; pending: YdocChanges[] };

/**
 * The walls that this tab has opened. A wall may hold as much as a whole plan, so that its ydocs are opened by whoever looks at it,
 * or when edits of it wait to be sent, and then stay open as long as the project.
 */
export class WallShelf {
  readonly walls = new Observable<ReadonlyMap<WallId, WallState>>(new Map());
  /** Told whenever somebody else moved on any wall: views draw their next frame from `marks`. */
  readonly moved = new Observable(0);
  readonly #opened = new Set<WallId>();
  readonly #sources = new Map<YdocId, Source>();
  readonly #schedule: (deliver: () => void) => void;
  #isScheduled = false;

  constructor(schedule: (deliver: () => void) => void) {
    this.#schedule = schedule;
  }

  /** Whether it was not open before. */
  open(wallId: WallId): boolean {
    const isNew = !this.#opened.has(wallId);
    this.#opened.add(wallId);
    return isNew;
  }

  /** Whether the ydoc of a catalog entry is to be opened at all. */
  wants({ place }: CatalogEntry, hasUnsent: boolean): boolean {
    return !isWallPlace(place) || hasUnsent || this.#opened.has(place.wallId);
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
    this.#show(line, { ydocId: line.ydocId, content: readWall(line.replica.ydoc) });
  }

  remove(line: YdocLine): void {
    this.#sources.get(line.ydocId)?.stop();
    this.#sources.delete(line.ydocId);
    this.#show(line, null);
  }

  /** A wall was archived, or brought back. */
  placeChanged(line: YdocLine): void {
    const source = this.#sources.get(line.ydocId);
    if (source !== undefined) this.#show(line, this.#partOf(line));
  }

  /** Reads what is outstanding now, for whoever has just written and goes on from the result. */
  readonly settle = (): void => {
    this.#isScheduled = false;
    for (const source of this.#sources.values()) {
      if (source.pending.length === 0) continue;
      const { line, pending } = source;
      source.pending = [];
      let content = this.#partOf(line)?.content;
      for (const changes of pending) content = readWall(line.replica.ydoc, content, changes);
      this.#show(line, { ydocId: line.ydocId, content: content ?? readWall(line.replica.ydoc) });
    }
  };

  marks(wallId: WallId): readonly WallMark[] {
    return wallMarksIn(this.#sharedLine(wallId)?.replica.awareness ?? null);
  }

  /** Shows where this person is on a wall; null: no longer there. */
  publish(wallId: WallId, cursor: WallCursor | null): void {
    const base = { entityId: null, field: null };
    this.#sharedLine(wallId)?.replica.publish(
      cursor === null
        ? { ...base, view: null, active: false, cursor: null }
        : { ...base, view: "wall", active: cursor.carried !== null, cursor },
    );
  }

  noteMove(): void {
    this.moved.set(this.moved.get() + 1);
  }

  #sharedLine(wallId: WallId): YdocLine | null {
    for (const { line } of this.#sources.values())
      if (line.place.kind === "wall" && line.place.wallId === wallId) return line;
    return null;
  }

  #deliverSoon(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(this.settle);
  }

  #partOf({ place, ydocId }: YdocLine): WallPart | null {
    if (!isWallPlace(place)) return null;
    const state = this.walls.get().get(place.wallId);
    const part = place.kind === "wall" ? state?.shared : state?.area;
    return part?.ydocId === ydocId ? part : null;
  }

  #show({ place }: YdocLine, part: WallPart | null): void {
    if (!isWallPlace(place)) return;
    const walls = this.walls.get();
    const before = walls.get(place.wallId) ?? EMPTY_WALL_STATE;
    const side = place.kind === "wall" ? { shared: part } : { area: part };
    const { isArchived } = place;
    this.walls.set(new Map([...walls, [place.wallId, { ...before, ...side, isArchived }]]));
  }
}
