import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { Observable } from "../../../platform/collaboration/observable.ts";
import { ChartModel } from "../model/chart-model.ts";
import type { GanttRow, RowFacts } from "../model/gantt-rows.ts";
import { hitTest, type Hit } from "../model/hit-test.ts";
import {
  fit,
  panBy,
  reveal,
  ROW_HEIGHT,
  TENTHS_PER_DAY,
  zoomAt,
  type Viewport,
} from "../model/viewport.ts";
import { beginPull, type Pull } from "./bar-pull.ts";
import { readChartTheme, watchChartTheme, type ChartTheme } from "./chart-theme.ts";
import { drawChart } from "./draw-chart.ts";
import type { GanttCommands, Tip } from "./gantt-commands.ts";
import { cursorOf, Hover, placeTip, sameTip } from "./hover.ts";
import { followPointers, type GestureTarget } from "./pointer-gestures.ts";
import type { RowPool, RowText } from "./row-pool.ts";
import { HEADER_HEIGHT, type PresenceTag, type Scene } from "./scene.ts";
import { Slides } from "./slides.ts";
import { Surface } from "./surface.ts";

/** What of a scene comes from the plan and from settings, not from pointers. */
export type Given = Pick<
  Scene,
  "words" | "labels" | "time" | "now" | "dataDate" | "showsCritical" | "showsLabels"
> & {
  readonly presence: ReadonlyMap<string, readonly PresenceTag[]>;
  /** While it is, the plan grows, and with it what fits. */
  readonly isLoading: boolean;
  readonly texts: { readonly of: (row: GanttRow) => RowText };
};

export type Parts = {
  readonly canvas: HTMLCanvasElement;
  /** Scrolls up and down; `sheet` gives it its height. */
  readonly scroller: HTMLElement;
  readonly sheet: HTMLElement;
  readonly pool: RowPool;
  /** Beside the pointer. */
  readonly tip: HTMLElement;
  /** Tells where in the time of the plan the chart stands. */
  readonly thumb: HTMLElement;
};

const TOUCH_SLACK = 8;
const NOTHING: Hit = { type: "empty" };

/** The chart on the screen: it holds what is in sight and what a hand does, and draws at most once a frame. */
export class GanttChart implements GestureTarget {
  readonly model = new ChartModel();
  readonly selected = new Observable<string | null>(null);
  readonly tip = new Observable<Tip | null>(null);
  /** Pixels a day, for whoever shows the scale. Set at the end of a zoom, not in every frame. */
  readonly scale = new Observable(0);
  viewport: Viewport;
  commands: GanttCommands | null = null;
  #isStill = false;
  #given: Given | null = null;
  #parts: Parts | null = null;
  #surface: Surface | null = null;
  #theme: ChartTheme | null = null;
  #stops: (() => void)[] = [];
  #frame = 0;
  readonly #hover = new Hover((tip) => {
    if (tip !== null) this.#placeTip();
    this.tip.set(tip);
  });
  #pointer = { x: 0, y: 0 };
  #scaleTimer: ReturnType<typeof setTimeout> | undefined;
  #pull: Pull | null = null;
  readonly #slides = new Slides();
  #settled: string | null = null;
  #needsFit: boolean;

  constructor(viewport: Viewport | null) {
    this.viewport = viewport ?? { day: 0, pxPerDay: 20, top: 0 };
    this.#needsFit = viewport === null;
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
    this.#stops = [
      followPointers(parts.canvas, this),
      watchChartTheme(root, () => {
        this.#theme = readChartTheme(root);
        this.invalidate();
      }),
      () => parts.scroller.removeEventListener("scroll", handleScroll),
    ];
    this.invalidate();
    return () => {
      for (const stop of this.#stops) stop();
      this.#hover.stop();
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

  /** Shows another state of the plan. What stood at the top stays at the top. */
  setRows(rows: readonly GanttRow[], plan: Plan, facts: RowFacts): void {
    const wasEmpty = this.model.count === 0;
    const anchor = this.#anchor(rows);
    const moved = this.model.update(rows, plan, facts);
    const parts = this.#parts;
    if (parts !== null) {
      parts.sheet.style.height = `${this.#sheetHeight()}px`;
      if (anchor !== null) {
        const shift = (this.model.indexOf.get(anchor.id)! - anchor.index) * ROW_HEIGHT;
        if (shift !== 0) {
          parts.scroller.scrollTop += shift;
          this.viewport = { ...this.viewport, top: parts.scroller.scrollTop };
        }
      }
    }
    if (!wasEmpty && !this.#isStill)
      this.#slides.begin(moved, performance.now(), (id) => id !== this.#settled);
    this.#settled = null;
    const { selected } = this;
    if (selected.get() !== null && !this.model.indexOf.has(selected.get()!)) selected.set(null);
    this.invalidate();
  }

  #sheetHeight(): number {
    return HEADER_HEIGHT + this.model.count * ROW_HEIGHT + 56;
  }

  /** The first row in sight that is still there afterwards. */
  #anchor(rows: readonly GanttRow[]): { readonly id: string; readonly index: number } | null {
    if (rows === this.model.rows || this.model.count === 0) return null;
    const kept = new Set(rows.map(({ id }) => id));
    for (
      let index = Math.floor(this.viewport.top / ROW_HEIGHT);
      index < this.model.count;
      index += 1
    ) {
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
    this.#pull?.refresh(this.model);
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
      hovered: this.#pull === null ? this.#hover.row : -1,
      handlesAt: this.#pull === null ? this.#hover.row : -1,
      sliding,
      pulled: this.#pull?.bar ?? null,
      preview: this.#pull?.preview ?? new Map(),
      link: this.#pull?.link ?? null,
      presence: new Map(
        [...given.presence].flatMap(([id, tags]) => {
          const index = model.indexOf.get(id);
          return index === undefined ? [] : [[index, tags]];
        }),
      ),
    };
    drawChart(surface.context, scene);
    parts.pool.show(model, given.texts, viewport.top, surface.height - HEADER_HEIGHT, selected);
    this.#drawThumb(parts.thumb, surface.width);
    if (this.#pull !== null) this.tip.set(sameTip(this.tip.get(), this.#pull.tip));
    if (sliding.size > 0) this.invalidate();
  }

  #drawThumb(thumb: HTMLElement, width: number): void {
    const { day, pxPerDay } = this.viewport;
    const { from, to } = this.#range();
    const seen = width / pxPerDay;
    const [low, high] = [Math.min(from, day), Math.max(to, day + seen)];
    const left = ((day - low) / (high - low)) * width;
    thumb.style.transform = `translateX(${left}px)`;
    thumb.style.width = `${Math.max(24, (seen / (high - low)) * width)}px`;
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

  glow(ids: readonly string[]): void {
    this.#parts?.pool.glow(ids);
  }

  selectId(id: string | null): void {
    this.selected.set(id);
    this.invalidate();
  }
  /** Gives the focus to a row, which must be in sight. */
  focus(id: string): void {
    const [parts, surface, given] = [this.#parts, this.#surface, this.#given];
    if (parts === null || surface === null || given === null) return;
    const index = this.model.indexOf.get(id) ?? -1;
    const height = surface.height - HEADER_HEIGHT;
    parts.pool.show(this.model, given.texts, this.viewport.top, height, index);
    parts.pool.elementOf(id)?.focus({ preventScroll: true });
  }

  // GestureTarget

  hit(x: number, y: number, isTouch: boolean): Hit {
    if (y < HEADER_HEIGHT) return NOTHING;
    const options = { slack: isTouch ? TOUCH_SLACK : 0, handlesAt: this.#hover.row };
    return hitTest(this.model, this.viewport, x, y - HEADER_HEIGHT, options);
  }

  hover(x: number, y: number): void {
    const hit = this.hit(x, y, false);
    const canvas = this.#parts?.canvas;
    if (canvas !== undefined) canvas.style.cursor = cursorOf(hit, this.model, this.commands);
    this.#pointer = { x, y };
    if (this.#hover.move(this.model, hit)) this.invalidate();
  }

  leave(): void {
    if (this.#pull !== null) return;
    this.#hover.leave();
    this.invalidate();
  }

  select(hit: Hit): void {
    if (hit.type === "empty") return;
    const { id } = this.model.rows[hit.index]!;
    this.selectId(id);
    this.focus(id);
  }

  open(hit: Hit): void {
    if (hit.type !== "empty") this.commands?.open(this.model.rows[hit.index]!.id);
  }

  beginPull(hit: Hit, x: number, y: number): boolean {
    const { commands } = this;
    if (hit.type !== "bar" || commands === null) return false;
    const { row } = this.model.rows[hit.index]!;
    if (!commands.mayPull(row, hit.part)) {
      commands.explain(row);
      return false;
    }
    this.#pull = beginPull(hit, this.model, this.viewport, x, commands);
    if (this.#pull === null) return false;
    this.#hover.stop();
    this.movePull(x, y);
    return true;
  }

  movePull(x: number, y: number): void {
    const over = y - HEADER_HEIGHT + this.viewport.top;
    this.#pull?.move(this.viewport, x, over, this.hit(x, y, false));
    this.#pointer = { x, y };
    this.#placeTip();
    this.invalidate();
  }

  endPull(): void {
    const pull = this.#pull;
    if (pull === null) return;
    pull.refresh(this.model);
    this.#pull = null;
    this.tip.set(null);
    this.#settled = pull.bar === null ? null : (this.model.rows[pull.bar.index]?.id ?? null);
    pull.finish();
    this.invalidate();
  }

  cancelPull(): void {
    this.#pull = null;
    this.tip.set(null);
    this.invalidate();
  }

  #placeTip(): void {
    if (this.#parts !== null && this.#surface !== null)
      placeTip(this.#parts.tip, this.#pointer, this.#surface);
  }
}
