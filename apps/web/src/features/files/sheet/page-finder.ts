import { Observable } from "../../../platform/collaboration/observable.ts";
import type { PageText } from "../../../platform/sheets/sheet-file.ts";
import { findInPage, type TextHit } from "./find-in-page.ts";
import type { SheetView } from "./sheet-view.ts";

const MOST_HITS = 2_000;

export type Found = {
  readonly query: string;
  readonly hits: readonly TextHit[];
  /** Index of the hit that is looked at; −1: none yet. */
  readonly at: number;
  readonly isReading: boolean;
};
const NOTHING: Found = { query: "", hits: [], at: -1, isReading: false };

/** Looks for words in a whole file, page by page. */
export class PageFinder {
  readonly found = new Observable<Found>(NOTHING);
  readonly #view: SheetView;
  readonly #texts = new Map<number, readonly PageText[]>();
  #asked = 0;

  constructor(view: SheetView) {
    this.#view = view;
  }

  async ask(query: string): Promise<void> {
    const asked = (this.#asked += 1);
    const isEmpty = query.trim() === "";
    this.#show({ ...NOTHING, query, isReading: !isEmpty });
    if (isEmpty) return;
    let hits: readonly TextHit[] = [];
    for (let page = 0; page < this.#view.file.pageCount; page += 1) {
      const texts = await this.#textsOf(page);
      if (asked !== this.#asked) return;
      const here = findInPage(page, texts, query);
      if (here.length > 0) {
        hits = [...hits, ...here];
        this.#show({ ...this.found.get(), hits });
      }
      if (hits.length >= MOST_HITS) break;
    }
    this.#show({ ...this.found.get(), isReading: false });
  }

  /** To the next hit, or the one before; the first is on the page that is shown, or after it. */
  step(by: 1 | -1): void {
    const { hits, at } = this.found.get();
    if (hits.length === 0) return;
    const view = this.#view;
    const first = hits.findIndex(({ page }) => page >= view.page);
    const next = at < 0 ? Math.max(0, first) : (at + by + hits.length) % hits.length;
    this.#show({ ...this.found.get(), at: next });
    const hit = hits[next]!;
    const { run } = hit.parts[0]!;
    const look = (): void =>
      view.zoomTo({ x: run.x - 60, y: run.y - 60, width: run.width + 120, height: 120 });
    if (view.page === hit.page) look();
    else void view.open(hit.page).then(look);
  }

  async #textsOf(page: number): Promise<readonly PageText[]> {
    const known = this.#texts.get(page);
    if (known !== undefined) return known;
    // A broken page among good ones: the others are searched.
    const texts = await this.#view.file.textsOf(page).catch(() => []);
    this.#texts.set(page, texts);
    return texts;
  }

  #show(found: Found): void {
    this.found.set(found);
    this.#view.showHits(found.hits, found.hits[found.at] ?? null);
  }
}
