import type { PlanLook } from "@parley/shared/protocol/plan-presence.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { Observable } from "../../../platform/collaboration/observable.ts";
import { ChartModel } from "../model/chart-model.ts";
import type { GanttRow, RowFacts } from "../model/gantt-rows.ts";
import {
  fit,
  panBy,
  reveal,
  ROW_HEIGHT,
  scaleWithin,
  TENTHS_PER_DAY,
  xOf,
  zoomAt,
  type Viewport,
} from "../model/viewport.ts";
import { NO_GUESTS, type GuestLook } from "../model/chart-guests.ts";
import { Choice } from "./choice.ts";
import { ChartHand, type HandHost } from "./chart-hand.ts";
import type { Given, Parts } from "./chart-parts.ts";
import {
  readChartTheme,
  watchChartTheme,
  type ChartTheme,
} from "../../../platform/canvas/chart-theme.ts";
import { drawChart } from "./draw-chart.ts";
import type { GanttCommands, Place, Tip } from "./gantt-commands.ts";
import { sameTip } from "./hover.ts";
import { followPointers, type TakeHow } from "./pointer-gestures.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";
import { Slides } from "./slides.ts";
import { Surface } from "../../../platform/canvas/surface.ts";
import { placeThumb } from "./time-thumb.ts";

/** The chart on the screen: it holds what is in sight and what a hand does, and draws at most once a frame. */
export class GanttChart implements HandHost {
  readonly model = new ChartModel();
  readonly choice = new Choice();
  readonly selected = this.choice.active;
  readonly tip = new Observable<Tip | null>(null);
  /** Pixels a day, for whoever shows the scale. Set at the end of a zoom, not in every frame. */
  readonly scale = new Observable(0);
  viewport: Viewport;
  isDrawing = false;
  commands: GanttCommands | null = null;
  #isStill = false;
  #given: Given | null = null;
  #parts: Parts | null = null;
  #surface: Surface | null = null;
  #theme: ChartTheme | null = null;
  #stops: (() => void)[] = [];
  #frame = 0;
  readonly hand = new ChartHand(this);
  #guests: GuestLook = NO_GUESTS;
  #scaleTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #slides = new Slides();
  #settled: string | null = null;
  #expected: { readonly id: string; readonly how: TakeHow; readonly isQuiet: boolean } | null =
    null;
  #needsFit: boolean;
  /** Where one looked last, before the plan has arrived. */
  readonly #firstTop: number;
  /** As far as what has arrived lets one scroll; elsewhere a person has scrolled meanwhile. */
  #restored = 0;

  constructor(viewport: Viewport | null) {
    this.viewport = viewport ?? { day: 0, pxPerDay: 20, top: 0 };
    this.#needsFit = viewport === null;
    this.#firstTop = this.viewport.top;
    this.scale.set(this.viewport.pxPerDay);
  }

  attach(parts: Parts): () => void {
    this.#parts = parts;
    const root = document.documentElement;
    this.#theme = readChartTheme(root);
    this.#surface = new Surface(parts.canvas, this.invalidate);
    const handleScroll = (): void => {
      this.viewport = { ...this.viewport, top: parts.scroller.scrollTop };
      this.invalidate();
    };
    parts.scroller.addEventListener("scroll", handleScroll, { passive: true });
    parts.sheet.style.height = `${this.#sheetHeight()}px`;
    parts.scroller.scrollTop = this.viewport.top;
    this.#restored = parts.scroller.scrollTop;
    this.#stops = [
      followPointers(parts.canvas, this.hand),
      watchChartTheme(root, () => {
        this.#theme = readChartTheme(root);
        this.invalidate();
      }),
      () => parts.scroller.removeEventListener("scroll", handleScroll),
    ];
    this.invalidate();
    return () => {
      for (const stop of this.#stops) stop();
      this.hand.stop();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#surface?.disconnect();
      this.#parts = null;
    };
  }

  readonly invalidate = (): void => {
    if (this.#frame !== 0 || this.#parts === null) return;
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#draw(now);
    });
  };

  /** `isStill`: nothing moves but what a hand moves. */
  obey(commands: GanttCommands, isStill: boolean): void {
    this.commands = commands;
    this.#isStill = isStill;
  }

  give(given: Given): void {
    this.#given = given;
    this.invalidate();
  }

  /** What others do here at the moment. Comes often, and never through React. */
  showGuests(guests: GuestLook): void {
    this.#guests = guests;
    this.invalidate();
  }

  /** Shows another state of the plan. What stood at the top stays at the top. */
  setRows(rows: readonly GanttRow[], plan: Plan, facts: RowFacts): void {
    const wasEmpty = this.model.count === 0;
    const anchor = this.#anchor(rows);
    const focused = this.#focusedRow();
    const moved = this.model.update(rows, plan, facts);
    const parts = this.#parts;
    if (parts !== null) {
      parts.sheet.style.height = `${this.#sheetHeight()}px`;
      const shift = anchor === null ? 0 : this.model.indexOf.get(anchor.id)! - anchor.index;
      // A plan that is still arriving grows above as below: it stays where one looked last.
      if (this.#given?.isLoading !== false && parts.scroller.scrollTop === this.#restored) {
        parts.scroller.scrollTop = this.#firstTop;
        this.#restored = parts.scroller.scrollTop;
      } else if (shift !== 0 && parts.scroller.scrollTop > 0)
        parts.scroller.scrollTop += shift * ROW_HEIGHT;
      this.viewport = { ...this.viewport, top: parts.scroller.scrollTop };
    }
    if (!wasEmpty && !this.#isStill)
      this.#slides.begin(moved, performance.now(), (id) => id !== this.#settled);
    this.#settled = null;
    this.choice.follow(this.model);
    this.#takeExpected();
    // A row that is gone takes the focus along: the keys go on where it stood.
    if (focused !== null && !this.model.indexOf.has(focused.id)) {
      const next = this.model.rows[Math.min(focused.index, this.model.count - 1)];
      if (next !== undefined) this.take(next.id, "one");
    }
    this.invalidate();
  }

  #sheetHeight(): number {
    return HEADER_HEIGHT + this.model.count * ROW_HEIGHT + 56;
  }

  #focusedRow(): { readonly id: string; readonly index: number } | null {
    const id = this.selected.get();
    const index = id === null ? undefined : this.model.indexOf.get(id);
    if (id === null || index === undefined) return null;
    const element = this.#parts?.pool.elementOf(id);
    return element !== undefined && element === document.activeElement ? { id, index } : null;
  }

  /** The first row in sight that is still there afterwards. */
  #anchor(rows: readonly GanttRow[]): { readonly id: string; readonly index: number } | null {
    if (rows === this.model.rows || this.model.count === 0) return null;
    const top = Math.floor(this.viewport.top / ROW_HEIGHT);
    const first = this.model.rows[top]?.id;
    if (first !== undefined && rows[top]?.id === first) return { id: first, index: top };
    const kept = new Set(rows.map(({ id }) => id));
    for (let index = top; index < this.model.count; index += 1) {
      const { id } = this.model.rows[index]!;
      if (kept.has(id)) return { id, index };
    }
    return null;
  }

  #draw(now: number): void {
    const [parts, surface, given, theme] = [this.#parts, this.#surface, this.#given, this.#theme];
    if (parts === null || surface === null || given === null || theme === null) return;
    if (surface.width === 0) return;
    if (this.#needsFit && this.model.from !== null) {
      this.fit();
      this.#needsFit = given.isLoading;
    }
    const { pull } = this.hand;
    pull?.refresh(this.model);
    const { model, viewport } = this;
    const sliding = this.#slides.at(model, now);
    const selected = model.indexOf.get(this.selected.get() ?? "") ?? -1;
    const scene: Scene = {
      ...given,
      model,
      viewport,
      width: surface.width,
      height: surface.height,
      ratio: surface.ratio,
      theme,
      selected,
      marked: this.choice.rowsIn(model),
      marquee: this.hand.marquee,
      hovered: this.hand.row,
      handlesAt: this.hand.handles,
      sliding,
      pulled: pull?.bar ?? null,
      preview: pull?.preview ?? new Map(),
      link: pull?.link ?? null,
      guests: this.#guests,
      presence: new Map(
        [...given.presence].flatMap(([id, tags]) => {
          const index = model.indexOf.get(id);
          return index === undefined ? [] : [[index, tags]];
        }),
      ),
    };
    drawChart(surface.context, scene);
    const body = surface.height - HEADER_HEIGHT;
    parts.pool.show(model, given.texts, viewport.top, body, selected, this.choice.ids);
    placeThumb(parts.thumb, viewport, this.#range(), surface.width);
    if (pull !== null) this.tip.set(sameTip(this.tip.get(), pull.tip));
    if (sliding.size > 0) this.invalidate();
  }

  /** Of the plan, in days. */
  #range(): { readonly from: number; readonly to: number } {
    const today = this.#given?.now ?? 0;
    return {
      from: (this.model.from ?? today * TENTHS_PER_DAY) / TENTHS_PER_DAY,
      to: (this.model.to ?? (today + 30) * TENTHS_PER_DAY) / TENTHS_PER_DAY,
    };
  }

  // What a person does to what is in sight.

  fit(): void {
    const { from, to } = this.#range();
    this.#look(fit(this.viewport, from, to, this.#surface?.width ?? 800));
  }
  showToday(): void {
    const width = this.#surface?.width ?? 0;
    const { pxPerDay } = this.viewport;
    this.#look({ ...this.viewport, day: (this.#given?.now ?? 0) - width / 3 / pxPerDay });
  }
  /** By so many screens of time. */
  page(screens: number): void {
    this.pan(screens * (this.#surface?.width ?? 0), 0);
  }
  zoomBy(factor: number): void {
    this.zoom(factor, (this.#surface?.width ?? 0) / 2);
  }
  zoomTo(pxPerDay: number): void {
    this.zoomBy(pxPerDay / this.viewport.pxPerDay);
  }
  zoom(factor: number, x: number): void {
    this.#look(zoomAt(this.viewport, factor, x));
  }
  pan(dx: number, dy: number): void {
    if (dy !== 0 && this.#parts !== null) this.#parts.scroller.scrollTop += dy;
    this.#look(panBy(this.viewport, dx));
  }
  #look(viewport: Viewport): void {
    this.#needsFit = false;
    this.viewport = viewport;
    clearTimeout(this.#scaleTimer);
    this.#scaleTimer = setTimeout(() => this.scale.set(this.viewport.pxPerDay), 120);
    this.invalidate();
  }

  /** With this row at the top, as far as the rows below allow; null: from the first. */
  lookFrom(place: {
    readonly day: number;
    readonly pxPerDay: number;
    readonly topId: string | null;
  }): void {
    const { day, pxPerDay, topId } = place;
    const index = topId === null ? 0 : this.model.indexOf.get(topId);
    const scroller = this.#parts?.scroller;
    if (scroller !== undefined && index !== undefined) scroller.scrollTop = index * ROW_HEIGHT;
    this.#look({ day, pxPerDay, top: scroller?.scrollTop ?? this.viewport.top });
  }

  /** The same time and the same first row as somebody else sees; of rows that are hidden here, the next one. */
  lookAs(look: PlanLook, tops: readonly string[]): void {
    const scroller = this.#parts?.scroller;
    const first = Math.min(...tops.flatMap((id) => this.model.indexOf.get(id) ?? []));
    if (scroller !== undefined && Number.isFinite(first))
      scroller.scrollTop = first * ROW_HEIGHT + Math.min(look.offset, ROW_HEIGHT - 1);
    const pxPerDay = scaleWithin(this.size.width / look.days);
    this.#look({ day: look.day, pxPerDay, top: scroller?.scrollTop ?? this.viewport.top });
  }

  /** Scrolls no further than needed. */
  reveal(id: string, withBar: boolean): void {
    const [parts, surface] = [this.#parts, this.#surface];
    const index = this.model.indexOf.get(id);
    if (parts === null || surface === null || index === undefined) return;
    const body = surface.height - HEADER_HEIGHT - 12;
    const top = index * ROW_HEIGHT;
    const { scroller } = parts;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + ROW_HEIGHT > scroller.scrollTop + body)
      scroller.scrollTop = top + ROW_HEIGHT - body;
    if (withBar && this.model.kind[index] !== 0) {
      const days = (at: number): number => at / TENTHS_PER_DAY;
      const { start, finish } = this.model;
      this.#look(reveal(this.viewport, days(start[index]!), days(finish[index]!), surface.width));
    }
    this.viewport = { ...this.viewport, top: scroller.scrollTop };
    this.invalidate();
  }

  /** While it is on, a stroke on empty space draws a task. */
  setDrawing(isOn: boolean): void {
    this.isDrawing = isOn;
  }
  /** The day in the middle of what is in sight. */
  middleDay(): number {
    return this.viewport.day + this.size.width / 2 / this.viewport.pxPerDay;
  }
  /** Where something beside a row's bar stands, CSS pixels of the chart. */
  placeOf(id: string): Place {
    const { model, viewport } = this;
    const index = model.indexOf.get(id) ?? 0;
    const x = xOf(viewport, model.finish[index] ?? 0);
    const y = HEADER_HEIGHT + (index + 1) * ROW_HEIGHT - viewport.top;
    return { x: Math.min(Math.max(8, x), this.size.width - 8), y };
  }

  glow(ids: readonly string[]): void {
    this.#parts?.pool.glow(ids);
  }

  selectId(id: string | null): void {
    this.choice.one(id);
    this.invalidate();
  }
  /** Chooses one more, or all up to one, beside what is chosen. */
  choose(id: string, how: TakeHow): void {
    this.choice.take(id, how, this.model);
    this.invalidate();
  }
  mark(ids: readonly string[]): void {
    this.choice.all(ids);
    this.invalidate();
  }
  /** Gives the focus to a row, which must be in sight. */
  focus(id: string): void {
    const [parts, surface, given] = [this.#parts, this.#surface, this.#given];
    if (parts === null || surface === null || given === null) return;
    const index = this.model.indexOf.get(id) ?? -1;
    const height = surface.height - HEADER_HEIGHT;
    const { model, viewport, choice } = this;
    parts.pool.show(model, given.texts, viewport.top, height, index, choice.ids);
    parts.pool.elementOf(id)?.focus({ preventScroll: true });
  }

  // HandHost

  get tipElement(): HTMLElement | null {
    return this.#parts?.tip ?? null;
  }
  get canvas(): HTMLCanvasElement | null {
    return this.#parts?.canvas ?? null;
  }
  get size(): { readonly width: number; readonly height: number } {
    return this.#surface ?? { width: 0, height: 0 };
  }
  tell(tip: Tip | null): void {
    this.tip.set(tip);
  }
  take(id: string, how: TakeHow): void {
    this.choose(id, how);
    const active = this.selected.get();
    if (active !== null) this.focus(active);
  }
  /** Brings a row into sight and chooses it, and leaves the focus where it is. */
  selectWhenThere(id: string): void {
    this.#expected = { id, how: "one", isQuiet: true };
    this.#takeExpected();
  }
  /** A row that was just made: it comes with the next state of the plan. */
  takeWhenThere(id: string, how: TakeHow = "one"): void {
    this.#expected = { id, how, isQuiet: false };
    this.#takeExpected();
  }
  #takeExpected(): void {
    const expected = this.#expected;
    if (expected === null || !this.model.indexOf.has(expected.id)) return;
    this.#expected = null;
    this.reveal(expected.id, true);
    if (expected.isQuiet) this.choose(expected.id, expected.how);
    else this.take(expected.id, expected.how);
  }
  dropped(id: string | null): void {
    this.#settled = id;
  }
}
