import { MAX_INSTANT, MIN_INSTANT, TENTHS_PER_DAY } from "../instant.ts";
import { MAX_DAY, MIN_DAY, SpanList, type WorkSource } from "./working-days.ts";

const WEEK = 7 * TENTHS_PER_DAY;
/** Work per place of the table from work to spans: 2 to the power of this, in tenths. */
const WORK_SHIFT = 12;
/** The table grows to moments this many days off; what lies further is reckoned by weeks where nothing but weeks is left. */
const NEAR = 3_660;
const SPARE = 366;

/**
 * The working times of one calendar, made for millions of questions. *Work* is a coordinate: work(t2) - work(t1) is the working time
 * between two moments; it equals the moment itself at the anchor, and so stays in the range of instants. A table of spans covers a
 * window of days round the anchor and grows when asked beyond it; about 20 bytes a day.
 */
export class WorkTimes {
  readonly source: WorkSource;
  readonly #anchor: number;
  /** Window, days. */
  #low = 0;
  #high = 0;
  #from = 0;
  #to = 0;
  #workFrom = 0;
  #workTo = 0;
  /** Span i begins at starts[i] with work cums[i] and ends with work cums[i + 1]. Span 0 is empty, and one after the last never begins. */
  #starts = new Int32Array(0);
  #cums = new Int32Array(0);
  /** The last span that begins at or before the start of a day of the window. */
  #spanOfDay = new Int32Array(0);
  /** The first span that ends with at least so much work. */
  #spanOfWork = new Int32Array(0);

  /** Covers at first the days from `low` to before `high`. */
  constructor(source: WorkSource, low: number, high: number) {
    this.source = source;
    const first = Math.min(MAX_DAY - 14, Math.max(MIN_DAY, low));
    this.#anchor = first;
    this.#compile(first, Math.min(MAX_DAY, Math.max(first + 14, high)));
  }

  /** Of the table, in bytes. */
  get bytes(): number {
    const count =
      this.#starts.length + this.#cums.length + this.#spanOfDay.length + this.#spanOfWork.length;
    return count * 4;
  }

  /** Whether so much work lies in the table; false says nothing. */
  covers(work: number): boolean {
    return work >= this.#workFrom && work <= this.#workTo;
  }

  /** The work coordinate of a moment. */
  workAt(instant: number): number {
    if (instant < this.#from || instant >= this.#to) return this.#farWorkAt(instant);
    let i = this.#spanOfDay[((instant - this.#from) / TENTHS_PER_DAY) | 0]!;
    const starts = this.#starts;
    while (starts[i + 1]! <= instant) i++;
    const work = this.#cums[i]! + instant - starts[i]!;
    const most = this.#cums[i + 1]!;
    return work < most ? work : most;
  }

  /** The last moment with so much work: where work goes on. MAX_INSTANT where none does, MIN_INSTANT before all work. */
  startOf(work: number): number {
    if (work < this.#workFrom || work >= this.#workTo) return this.#farStartOf(work);
    let i = this.#spanOfWork[(work - this.#workFrom) >>> WORK_SHIFT]!;
    const cums = this.#cums;
    while (cums[i + 1]! <= work) i++;
    return this.#starts[i]! + work - cums[i]!;
  }

  /** The first moment with so much work: where it is done. */
  finishOf(work: number): number {
    if (work <= this.#workFrom || work > this.#workTo) return this.#farFinishOf(work);
    let i = this.#spanOfWork[(work - this.#workFrom) >>> WORK_SHIFT]!;
    const cums = this.#cums;
    while (cums[i + 1]! < work) i++;
    return this.#starts[i]! + work - cums[i]!;
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
    const starts = new Int32Array(count + 2);
    const cums = new Int32Array(count + 2);
    const anchor = this.#anchor * TENTHS_PER_DAY;
    let before = 0;
    for (let n = 0; n < count && list.starts[n]! < anchor; n++)
      before += Math.min(anchor, list.ends[n]!) - list.starts[n]!;
    let work = anchor - before;
    starts[0] = low * TENTHS_PER_DAY;
    cums[0] = work;
    for (let n = 0; n < count; n++) {
      starts[n + 1] = list.starts[n]!;
      cums[n + 1] = work;
      work += list.ends[n]! - list.starts[n]!;
    }
    starts[count + 1] = 0x7fffffff;
    cums[count + 1] = work;
    [this.#low, this.#high] = [low, high];
    [this.#from, this.#to] = [low * TENTHS_PER_DAY, high * TENTHS_PER_DAY];
    [this.#workFrom, this.#workTo] = [cums[0]!, work];
    [this.#starts, this.#cums] = [starts, cums];
    this.#index();
  }

  #index(): void {
    const [starts, cums] = [this.#starts, this.#cums];
    const days = new Int32Array(this.#high - this.#low);
    for (let day = 0, i = 0; day < days.length; day++) {
      const midnight = this.#from + day * TENTHS_PER_DAY;
      while (starts[i + 1]! <= midnight) i++;
      days[day] = i;
    }
    const step = 1 << WORK_SHIFT;
    const works = new Int32Array(Math.floor((this.#workTo - this.#workFrom) / step) + 1);
    for (let place = 0, i = 0; place < works.length; place++) {
      const work = this.#workFrom + place * step;
      while (cums[i + 1]! < work) i++;
      works[place] = i;
    }
    [this.#spanOfDay, this.#spanOfWork] = [days, works];
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
