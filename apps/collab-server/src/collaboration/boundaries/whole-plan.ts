import {
  EMPTY_FRAME,
  readFrame,
  type FrameSnapshot,
} from "@parley/shared/documents/frame-snapshot.ts";
import { readLane, type LaneSnapshot } from "@parley/shared/documents/lane-snapshot.ts";
import { observeYdoc } from "@parley/shared/documents/observe-ydoc.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { CatalogRow } from "../catalog-repository.ts";
import type { OpenYdoc } from "../open-ydoc.ts";

/** Keeps one ydoc in memory until it is released. */
export type HeldYdoc = { readonly open: OpenYdoc; readonly release: () => Promise<void> };
export type HoldYdoc = (ydocId: YdocId) => Promise<HeldYdoc>;

export type WholeLane = LaneSnapshot & {
  readonly ydocId: YdocId;
  readonly place: Extract<YdocPlace, { kind: "lane" }>;
};

type Entry = {
  readonly held: HeldYdoc;
  readonly place: YdocPlace;
  readonly stop: () => void;
  lane: LaneSnapshot | null;
  frame: FrameSnapshot | null;
};

/** Frame and lanes of one project as plain values, all of them, kept up to date while somebody needs to know what hidden tasks force. */
export class WholePlan {
  readonly #hold: HoldYdoc;
  readonly #changed: () => void;
  readonly #entries: Map<YdocId, Entry> = new Map();

  constructor(hold: HoldYdoc, changed: () => void) {
    this.#hold = hold;
    this.#changed = changed;
  }

  /** Opens what is new in the catalog and lets go what is gone. */
  async follow(rows: readonly CatalogRow[]): Promise<void> {
    const wanted = new Map(
      rows
        .filter(({ place }) => place.kind === "frame" || place.kind === "lane")
        .map((row) => [row.ydocId, row.place]),
    );
    for (const [ydocId, entry] of this.#entries) {
      if (!wanted.has(ydocId) || entry.held.open.state === "discarded") await this.#drop(ydocId);
    }
    for (const [ydocId, place] of wanted) {
      if (!this.#entries.has(ydocId)) await this.#add(ydocId, place);
    }
  }

  get frame(): { readonly ydocId: YdocId | null; readonly snapshot: FrameSnapshot } {
    for (const [ydocId, { frame }] of this.#entries)
      if (frame !== null) return { ydocId, snapshot: frame };
    return { ydocId: null, snapshot: EMPTY_FRAME };
  }

  lanes(): readonly WholeLane[] {
    return [...this.#entries].flatMap(([ydocId, { place, lane }]) =>
      place.kind === "lane" && lane !== null ? [{ ...lane, ydocId, place }] : [],
    );
  }

  /** Resolves whether everything that has been read so far is on disk. */
  async durable(): Promise<boolean> {
    const all = await Promise.all(
      [...this.#entries.values()].map(({ held }) => held.open.durable()),
    );
    return all.every(Boolean);
  }

  async close(): Promise<void> {
    for (const ydocId of [...this.#entries.keys()]) await this.#drop(ydocId);
  }

  async #add(ydocId: YdocId, place: YdocPlace): Promise<void> {
    const held = await this.#hold(ydocId);
    const { document } = held.open;
    const entry: Entry = {
      held,
      place,
      lane: place.kind === "lane" ? readLane(document) : null,
      frame: place.kind === "frame" ? readFrame(document) : null,
      stop: observeYdoc(document, (changes) => {
        if (entry.frame !== null) entry.frame = readFrame(document, entry.frame, changes);
        if (entry.lane !== null) {
          const before = entry.lane;
          entry.lane = readLane(document, before, changes);
          // Talk moves no date.
          const { tasks, relations, resources, assignments } = entry.lane;
          const isSame =
            tasks === before.tasks &&
            relations === before.relations &&
            resources === before.resources &&
            assignments === before.assignments;
          if (isSame) return;
        }
        this.#changed();
      }),
    };
    this.#entries.set(ydocId, entry);
  }

  async #drop(ydocId: YdocId): Promise<void> {
    const entry = this.#entries.get(ydocId);
    if (entry === undefined) return;
    this.#entries.delete(ydocId);
    entry.stop();
    await entry.held.release();
  }
}
