import { MAX_INSTANT, MIN_INSTANT, TENTHS_PER_DAY } from "../instant.ts";
import { MAX_DAY, MIN_DAY, SpanList, type WorkSource } from "./working-days.ts";

const WEEK = 7 * TENTHS_PER_DAY;
/** Moments and work per place of the indices of a table: 2 to the power of these, in tenths. */
const MOMENT_SHIFT = 11;
const WORK_SHIFT = 10;
/*
 * A table: where the window begins and ends as moments, then as work; where the index by work begins; then the index by moments, the index
 * by work, and the spans. Span i begins at a moment with so much work, and ends with the work of the next; the first span is empty, and one
 * after the last never begins. An index holds for each of its places the span that holds its first moment, or less.
 */
const HEAD = 5;
/** The table grows to moments this many days off; what lies further is reckoned by weeks where nothing but weeks is left. */
const NEAR = 3_660;
const SPARE = 366;

/**
 * The working times of one calendar, made for millions of questions. *Work* is a coordinate: work(t2) - work(t1) is the working time
 * between two moments; it equals the moment itself at the anchor, and so stays in the range of instants. A table of spans covers a
 * window of days round the anchor and grows when asked beyond it; about 60 bytes a day.
 */
export class WorkTimes {
  readonly source: WorkSource;
  readonly #anchor: number;
  /** Window, days. */
  #low = 0;
  #high = 0;
  #table = new Int32Array(HEAD);

  /** Covers at first the days from `low` to before `high`. */
  constructor(source: WorkSource, low: number, high: number) {
    this.source = source;
    const first = Math.min(MAX_DAY - 14, Math.max(MIN_DAY, low));
    this.#anchor = first;
    this.#compile(first, Math.min(MAX_DAY, Math.max(first + 14, high)));
  }

  /** Of the table, in bytes. */
  get bytes(): number {
    return this.#table.byteLength;
  }

  get #from(): number {
    return this.#table[0]!;
  }

  get #to(): number {
    return this.#table[1]!;
  }

  get #workFrom(): number {
    return this.#table[2]!;
  }

  get #workTo(): number {
    return this.#table[3]!;
  }

  /** Whether so much work lies in the table; false says nothing. */
  covers(work: number): boolean {
    return work >= this.#workFrom && work <= this.#workTo;
  }

  /** The work coordinate of a moment. */
  workAt(instant: number): number {
    const table = this.#table;
    const from = table[0]!;
    if (instant < from || instant >= table[1]!) return this.#farWorkAt(instant);
    let i = table[HEAD + ((instant - from) >>> MOMENT_SHIFT)]!;
    i += Number(table[i + 2]! <= instant) << 1;
    while (table[i + 2]! <= instant) i += 2;
    return Math.min(table[i + 1]! + instant - table[i]!, table[i + 3]!);
  }

  /** The last moment with so much work: where work goes on. MAX_INSTANT where none does, MIN_INSTANT before all work. */
  startOf(work: number): number {
    const table = this.#table;
    const from = table[2]!;
    if (work < from || work >= table[3]!) return this.#farStartOf(work);
    let i = table[table[4]! + ((work - from) >>> WORK_SHIFT)]!;
    i += Number(table[i + 3]! <= work) << 1;
    while (table[i + 3]! <= work) i += 2;
    return table[i]! + work - table[i + 1]!;
  }

  /** The first moment with so much work: where it is done. */
  finishOf(work: number): number {
    const table = this.#table;
    const from = table[2]!;
    if (work <= from || work > table[3]!) return this.#farFinishOf(work);
    let i = table[table[4]! + ((work - from) >>> WORK_SHIFT)]!;
    i += Number(table[i + 3]! < work) << 1;
    while (table[i + 3]! < work) i += 2;
    return table[i]! + work - table[i + 1]!;
  }

  /** The moment itself where work goes on at it, else the next where it does. */
  next(instant: number): number {
    return this.startOf(this.workAt(instant));
  }

  /** The moment itself where work was done until it, else the last such moment before. */
  previous(instant: number): number {
    return this.finishOf(this.workAt(instant));
  }

  /** T4: the earliest end of so much work from a moment on; of negative work the latest start. */
  add(instant: number, tenths: number): number {
    if (tenths === 0) return instant;
    const work = this.workAt(instant) + tenths;
    return tenths > 0 ? this.finishOf(work) : this.startOf(work);
  }

  /** Working time from one moment to another, negative backwards. */
  between(from: number, to: number): number {
    return this.workAt(to) - this.workAt(from);
  }

  /** Working spans from one moment to another, cut at both: starts at even places, ends at odd ones. Costs as many days as there are. */
  spansBetween(from: number, to: number): number[] {
    const list = new SpanList();
    const low = Math.floor(from / TENTHS_PER_DAY);
    if (from < to) this.source.collect(low, Math.ceil(to / TENTHS_PER_DAY), list);
    const spans: number[] = [];
    for (let n = 0; n < list.starts.length; n++) {
      const start = Math.max(from, list.starts[n]!);
      const end = Math.min(to, list.ends[n]!);
      if (start < end) spans.push(start, end);
    }
    return spans;
  }

  /** Whether there is any. Looks through the whole range before it says no. */
  get hasWork(): boolean {
    if (this.#workTo > this.#workFrom) return true;
    const { specialFrom, specialTo } = this.source;
    if (specialFrom < specialTo) this.#grow(specialFrom - 7, specialTo + 7);
    return this.#workTo > this.#workFrom;
  }

  #grow(low: number, high: number): void {
    this.#compile(
      Math.max(MIN_DAY, Math.min(this.#low, low)),
      Math.min(MAX_DAY, Math.max(this.#high, high)),
    );
  }

  #compile(low: number, high: number): void {
    const list = new SpanList();
    this.source.collect(low, high, list);
    const count = list.starts.length;
    const [from, to] = [low * TENTHS_PER_DAY, high * TENTHS_PER_DAY];
    const anchor = this.#anchor * TENTHS_PER_DAY;
    let before = 0;
    let all = 0;
    for (let n = 0; n < count; n++) {
      const [start, end] = [list.starts[n]!, list.ends[n]!];
      if (start < anchor) before += Math.min(anchor, end) - start;
      all += end - start;
    }
    const moments = Math.floor((to - from) / (1 << MOMENT_SHIFT)) + 1;
    const works = Math.floor(all / (1 << WORK_SHIFT)) + 1;
    const byWork = HEAD + moments;
    const spans = byWork + works;
    const table = new Int32Array(spans + 2 * (count + 2));
    let work = anchor - before;
    table.set([from, to, work, work + all, byWork]);
    table[spans] = from;
    table[spans + 1] = work;
    let end = spans + 2;
    for (let n = 0; n < count; n++, end += 2) {
      table[end] = list.starts[n]!;
      table[end + 1] = work;
      work += list.ends[n]! - list.starts[n]!;
    }
    table[end] = 0x7fffffff;
    table[end + 1] = work;
    for (let place = 0, i = spans; place < moments; place++) {
      while (table[i + 2]! <= from + place * (1 << MOMENT_SHIFT)) i += 2;
      table[HEAD + place] = i;
    }
    for (let place = 0, i = spans; place < works; place++) {
      while (table[i + 3]! < work - all + place * (1 << WORK_SHIFT)) i += 2;
      table[byWork + place] = i;
    }
    [this.#low, this.#high] = [low, high];
    this.#table = table;
  }

  /** Whether only weeks follow after the window, which ends in one of them. */
  get #repeatsAfter(): boolean {
    return (
      this.#high - 7 >= this.source.specialTo || this.source.specialFrom >= this.source.specialTo
    );
  }

  get #repeatsBefore(): boolean {
    return (
      this.#low + 7 <= this.source.specialFrom || this.source.specialFrom >= this.source.specialTo
    );
  }

  get #weekAfter(): number {
    return this.#workTo - this.workAt(this.#to - WEEK);
  }

  get #weekBefore(): number {
    return this.workAt(this.#from + WEEK) - this.#workFrom;
  }

  #farWorkAt(instant: number): number {
    const day = Math.floor(instant / TENTHS_PER_DAY);
    if (instant >= this.#to) {
      if (this.#high === MAX_DAY) return this.#workTo;
      if (day < this.#high + NEAR) this.#grow(this.#low, day + this.#step);
      else if (!this.#repeatsAfter)
        this.#grow(this.#low, Math.min(day + SPARE, this.source.specialTo + 7));
      else {
        const weeks = Math.floor((instant - this.#to) / WEEK) + 1;
        return this.workAt(instant - weeks * WEEK) + weeks * this.#weekAfter;
      }
    } else {
      if (this.#low === MIN_DAY) return this.#workFrom;
      if (day >= this.#low - NEAR) this.#grow(day - this.#step, this.#high);
      else if (!this.#repeatsBefore)
        this.#grow(Math.max(day - SPARE, this.source.specialFrom - 7), this.#high);
      else {
        const weeks = Math.ceil((this.#from - instant) / WEEK);
        return this.workAt(instant + weeks * WEEK) - weeks * this.#weekBefore;
      }
    }
    return this.workAt(instant);
  }

  /** By how many days a window grows at least, so that growing to any length costs no more than that length. */
  get #step(): number {
    return Math.max(SPARE, (this.#high - this.#low) >> 1);
  }

  /** Makes room for work after the window; false where it is to be reckoned by weeks, or lies beyond the range. */
  #reachAfter(work: number): boolean {
    if (this.#high === MAX_DAY) return false;
    const missing = work - this.#workTo;
    const week = this.#weekAfter;
    const likely = week > 0 ? Math.ceil(missing / week) * 7 : Infinity;
    const { specialTo } = this.source;
    if (likely < NEAR) this.#grow(this.#low, this.#high + likely + this.#step);
    else if (!this.#repeatsAfter)
      this.#grow(this.#low, Math.min(this.#high + this.#step, specialTo + 7));
    else return false;
    return true;
  }

  #reachBefore(work: number): boolean {
    if (this.#low === MIN_DAY) return false;
    const missing = this.#workFrom - work;
    const week = this.#weekBefore;
    const likely = week > 0 ? Math.ceil(missing / week) * 7 : Infinity;
    const { specialFrom } = this.source;
    if (likely < NEAR) this.#grow(this.#low - likely - this.#step, this.#high);
    else if (!this.#repeatsBefore)
      this.#grow(Math.max(this.#low - this.#step, specialFrom - 7), this.#high);
    else return false;
    return true;
  }

  #farStartOf(work: number): number {
    if (work >= this.#workTo) {
      if (this.#reachAfter(work)) return this.startOf(work);
      const week = this.#high === MAX_DAY ? 0 : this.#weekAfter;
      if (week === 0) return MAX_INSTANT;
      const weeks = Math.floor((work - this.#workTo) / week) + 1;
      return Math.min(MAX_INSTANT, this.startOf(work - weeks * week) + weeks * WEEK);
    }
    if (this.#reachBefore(work)) return this.startOf(work);
    const week = this.#low === MIN_DAY ? 0 : this.#weekBefore;
    if (week === 0) return MIN_INSTANT;
    const weeks = Math.ceil((this.#workFrom - work) / week);
    return Math.max(MIN_INSTANT, this.startOf(work + weeks * week) - weeks * WEEK);
  }

  #farFinishOf(work: number): number {
    if (work > this.#workTo) {
      if (this.#reachAfter(work)) return this.finishOf(work);
      const week = this.#high === MAX_DAY ? 0 : this.#weekAfter;
      if (week === 0) return MAX_INSTANT;
      const weeks = Math.ceil((work - this.#workTo) / week);
      return Math.min(MAX_INSTANT, this.finishOf(work - weeks * week) + weeks * WEEK);
    }
    if (this.#reachBefore(work)) return this.finishOf(work);
    const week = this.#low === MIN_DAY ? 0 : this.#weekBefore;
    if (week === 0) return MIN_INSTANT;
    const weeks = Math.floor((this.#workFrom - work) / week) + 1;
    return Math.max(MIN_INSTANT, this.finishOf(work + weeks * week) - weeks * WEEK);
  }
}
