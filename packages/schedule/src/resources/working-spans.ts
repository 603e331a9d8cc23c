import { TENTHS_PER_DAY } from "../instant.ts";
import type { Instant } from "../network.ts";
import { MAX_DAY, MIN_DAY, SpanList, type WorkSource } from "../calendar/working-days.ts";

/** Days around what is asked for that are laid out at once, at least. */
const MARGIN = 60;

/** The working spans of a calendar, laid out as far as they were asked for. */
export class WorkingSpans {
  readonly #source: WorkSource;
  #low = 0;
  #high = 0;
  #spans = new SpanList();

  constructor(source: WorkSource) {
    this.#source = source;
  }

  /** Working spans from one moment to another, cut at both: start, end, start, end … */
  between(from: Instant, to: Instant): Instant[] {
    if (from >= to) return [];
    this.#reach(Math.floor(from / TENTHS_PER_DAY), Math.floor(to / TENTHS_PER_DAY) + 1);
    const { starts, ends } = this.#spans;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= from) low = middle + 1;
      else high = middle;
    }
    const spans: Instant[] = [];
    for (let n = low; n < starts.length && starts[n]! < to; n++)
      spans.push(Math.max(from, starts[n]!), Math.min(to, ends[n]!));
    return spans;
  }

  #reach(low: number, high: number): void {
    const isEmpty = this.#low === this.#high;
    if (!isEmpty && low >= this.#low && high <= this.#high) return;
    const margin = Math.max(MARGIN, this.#high - this.#low);
    const from = isEmpty || low < this.#low ? low - margin : this.#low;
    const to = isEmpty || high > this.#high ? high + margin : this.#high;
    this.#low = Math.max(MIN_DAY, from);
    this.#high = Math.min(MAX_DAY, to);
    this.#spans = new SpanList();
    this.#source.collect(this.#low, this.#high, this.#spans);
  }
}
