import { specTextOf } from "@parley/shared/documents/spec-text.ts";
import { isSpecPlace, type CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import type { SpecId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { XmlFragment } from "yjs";
import { Observable } from "./observable.ts";
import { caretsIn, type SpecGuest, type TextCaret } from "./spec-presence.ts";
import type { YdocLine } from "./ydoc-line.ts";

/** The text of a specification, for the editor alone. Another replica of the ydoc is another fragment: mount the editor anew. */
export type SpecText = {
  readonly ydocId: YdocId;
  readonly fragment: XmlFragment;
  /** Changes with every replica. */
  readonly key: string;
  readonly isArchived: boolean;
};

/** The texts of specifications that this tab looks at: opened with the first look, and kept as long as the project. */
export class SpecShelf {
  readonly texts = new Observable<ReadonlyMap<SpecId, SpecText>>(new Map());
  /** Told whenever somebody else moved in any of them. */
  readonly moved = new Observable(0);
  readonly #opened = new Set<SpecId>();
  readonly #lines = new Map<YdocId, YdocLine>();

  /** Whether it was not open before. */
  open(specId: SpecId): boolean {
    const isNew = !this.#opened.has(specId);
    this.#opened.add(specId);
    return isNew;
  }

  wants({ place }: CatalogEntry, hasUnsent: boolean): boolean {
    if (!isSpecPlace(place) || hasUnsent) return true;
    return place.kind === "spec" && this.#opened.has(place.specId);
  }

  /** Shows a line, or the replica that took the place of its former one. */
  add(line: YdocLine): void {
    this.#lines.set(line.ydocId, line);
    this.#show(line);
  }

  remove(line: YdocLine): void {
    this.#lines.delete(line.ydocId);
    if (line.place.kind !== "spec") return;
    const rest = new Map(this.texts.get());
    rest.delete(line.place.specId);
    this.texts.set(rest);
  }

  /** It was archived, brought back, or opened to other writers. */
  placeChanged(line: YdocLine): void {
    if (this.#lines.has(line.ydocId)) this.#show(line);
  }

  guests(specId: SpecId): readonly SpecGuest[] {
    return caretsIn(this.#lineOf(specId)?.replica.awareness ?? null);
  }

  /** Shows where this person writes; null: no longer there. */
  publish(specId: SpecId, caret: TextCaret | null): void {
    const base = { entityId: null, field: null };
    this.#lineOf(specId)?.replica.publish(
      caret === null
        ? { ...base, view: null, active: false, cursor: null }
        : { ...base, view: "spec", active: true, cursor: caret },
    );
  }

  noteMove(): void {
    this.moved.set(this.moved.get() + 1);
  }

  #lineOf(specId: SpecId): YdocLine | null {
    for (const line of this.#lines.values())
      if (line.place.kind === "spec" && line.place.specId === specId) return line;
    return null;
  }

  #show({ place, ydocId, replica: { ydoc } }: YdocLine): void {
    if (place.kind !== "spec") return;
    const text: SpecText = {
      ydocId,
      fragment: specTextOf(ydoc),
      key: `${ydocId}:${ydoc.clientID}`,
      isArchived: place.isArchived,
    };
    this.texts.set(new Map([...this.texts.get(), [place.specId, text]]));
  }
}
