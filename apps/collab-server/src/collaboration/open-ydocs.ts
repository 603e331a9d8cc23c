import type { Document } from "@hocuspocus/server";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { OpenYdoc } from "./open-ydoc.ts";

/** The ydocs in memory. Of one ydoc there is at most one that is not discarded. */
export class OpenYdocs {
  readonly #observe: { ydocOpened(): void; ydocClosed(): void };
  readonly #byDocument: WeakMap<Document, OpenYdoc> = new WeakMap();
  readonly #byId: Map<YdocId, OpenYdoc> = new Map();

  constructor(observe: { ydocOpened(): void; ydocClosed(): void }) {
    this.#observe = observe;
  }

  add(open: OpenYdoc): void {
    this.#byDocument.set(open.document, open);
    this.#byId.set(open.ydocId, open);
    this.#observe.ydocOpened();
  }

  remove(document: Document): void {
    const open = this.#byDocument.get(document);
    if (open === undefined || this.#byId.get(open.ydocId) !== open) return;
    this.#byId.delete(open.ydocId);
    open.sharedState.drop();
    this.#observe.ydocClosed();
  }

  of(document: Document): OpenYdoc {
    const open = this.#byDocument.get(document);
    if (open === undefined) throw new Error("a document that was not loaded from the log");
    return open;
  }

  byId(ydocId: YdocId): OpenYdoc | undefined {
    return this.#byId.get(ydocId);
  }

  all(): Iterable<OpenYdoc> {
    return this.#byId.values();
  }

  get size(): number {
    return this.#byId.size;
  }
}
