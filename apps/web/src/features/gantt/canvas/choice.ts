import { Observable } from "../../../platform/collaboration/observable.ts";
import type { ChartModel } from "../model/chart-model.ts";
import {
  markOne,
  markTo,
  NOTHING_MARKED,
  stillMarked,
  toggleMark,
  type Marked,
} from "../model/marked-rows.ts";
import type { TakeHow } from "./pointer-gestures.ts";

/** Which rows are chosen, and where they are now. */
export class Choice {
  /** The row with the focus: one of those that are chosen. */
  readonly active = new Observable<string | null>(null);
  #marked: Marked = NOTHING_MARKED;
  #placed: {
    readonly of: Marked | null;
    readonly in: ChartModel["indexOf"] | null;
    readonly at: ReadonlySet<number>;
  } = { of: null, in: null, at: new Set() };

  get ids(): ReadonlySet<string> {
    return this.#marked.ids;
  }

  one(id: string | null): void {
    this.#set(markOne(id));
  }

  /** One more, or all up to one, beside what is chosen. */
  take(id: string, how: TakeHow, { rows, indexOf }: ChartModel): void {
    const marked = this.#marked;
    if (how === "toggle") this.#set(toggleMark(marked, id));
    else if (how === "range") this.#set(markTo(marked, id, rows, indexOf));
    else if (how === "one" || !marked.ids.has(id)) this.#set(markOne(id));
    else this.#set({ ...marked, active: id });
  }

  all(ids: readonly string[]): void {
    const [first] = ids;
    if (first === undefined) this.#set(NOTHING_MARKED);
    else this.#set({ ids: new Set(ids), active: ids.at(-1)!, anchor: first });
  }

  /** Rows that are gone are chosen no more. */
  follow({ indexOf }: ChartModel): void {
    this.#set(stillMarked(this.#marked, indexOf));
  }

  /** Asked for in every frame, and made anew only when something changed. */
  rowsIn({ indexOf }: ChartModel): ReadonlySet<number> {
    const { of, in: known, at } = this.#placed;
    if (of === this.#marked && known === indexOf) return at;
    const rows = new Set([...this.ids].flatMap((id) => indexOf.get(id) ?? []));
    this.#placed = { of: this.#marked, in: indexOf, at: rows };
    return rows;
  }

  #set(marked: Marked): void {
    this.#marked = marked;
    if (marked.active !== this.active.get()) this.active.set(marked.active);
  }
}
