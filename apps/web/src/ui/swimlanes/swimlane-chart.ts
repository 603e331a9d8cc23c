import moment from "moment";
import { DataSet } from "vis-data/peer";
import { Timeline, type TimelineGroup, type TimelineItem } from "vis-timeline";
import "vis-timeline/styles/vis-timeline-graph2d.min.css";
import { ArrowOverlay, type OverlayClasses } from "./arrow-overlay.ts";
import { axisFormat } from "./axis-format.ts";
import { clusterItems } from "./cluster-items.ts";
import { itemElement, laneElement, organisationClassOf, type Picture } from "./lane-elements.ts";
import type {
  LaneItem,
  SwimlaneHandlers,
  SwimlaneScene,
  SwimlaneWords,
  WallSpan,
} from "./swimlane-scene.ts";

// Weeks begin on Monday: ISO 8601, and GB/T 7408. Words never come from here, only where weeks begin.
moment.updateLocale("en", { week: { dow: 1, doy: 4 } });

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const CENTURY_MS = 36_525 * DAY_MS;
const DRAG_SLACK = 5;
/** Days around today of the first look. */
const FIRST_BEFORE = 10;
const FIRST_AFTER = 60;
const STILL = { animation: false } as const;
const NONE: ReadonlyMap<string, string> = new Map();

type Shown = TimelineItem & { readonly json: string };
type Group = TimelineGroup & { readonly json: string };
type Move = { readonly id: string; readonly start: Date; readonly end?: Date };

/** Lanes in time, drawn by vis-timeline (docs/decisions says why, and up to which size), with what it lacks laid over it. */
export class SwimlaneChart {
  readonly #container: HTMLElement;
  readonly #timeline: Timeline;
  readonly #items = new DataSet<Shown>();
  readonly #groups = new DataSet<Group>();
  readonly #overlay: ArrowOverlay;
  readonly #stops: (() => void)[] = [];
  readonly #classes: OverlayClasses;
  readonly #picture: Picture;
  handlers: SwimlaneHandlers;
  #words: SwimlaneWords;
  #scene: SwimlaneScene | null = null;
  #standsFor = NONE;
  #byId = new Map<string, LaneItem>();
  #isPulling = false;
  #isCancelled = false;
  /** At the last move of the pointer: at the drop the library says where the preview stood instead. */
  #pulledDays: number | null = null;

  constructor(
    container: HTMLElement,
    options: {
      readonly handlers: SwimlaneHandlers;
      readonly words: SwimlaneWords;
      readonly classes: OverlayClasses;
      readonly picture: Picture;
      readonly window: WallSpan | null;
      readonly scene: SwimlaneScene;
    },
  ) {
    this.#container = container;
    this.handlers = options.handlers;
    this.#words = options.words;
    this.#classes = options.classes;
    this.#picture = options.picture;
    const first = options.window ?? firstWindow(options.scene);
    this.#timeline = new Timeline(container, this.#items as never, this.#groups as never, {
      height: "100%",
      start: new Date(first.start),
      end: new Date(first.finish),
      orientation: "top",
      stack: true,
      selectable: true,
      multiselect: false,
      showCurrentTime: false,
      showWeekScale: true,
      maxMinorChars: 5,
      verticalScroll: true,
      horizontalScroll: true,
      horizontalScrollKey: "shiftKey",
      zoomKey: "ctrlKey",
      zoomMin: HOUR_MS,
      zoomMax: CENTURY_MS,
      groupOrder: "order",
      margin: { axis: 8, item: { horizontal: 10, vertical: 6 } },
      editable: { updateTime: true, updateGroup: false, add: false, remove: false },
      // With fingers an item is chosen first: a touch that scrolls must not move a date.
      itemsAlwaysDraggable: { item: matchMedia("(pointer: fine)").matches, range: false },
      snap: null,
      tooltip: { followMouse: true, overflowMethod: "flip" },
      moment: (date: moment.MomentInput) => moment.utc(date),
      format: this.#format(),
      onMoving: (item, answer) => this.#handlePull(item as never, answer as never),
      onMove: (item, answer) => this.#handleDrop(item as never, answer as never),
    });
    this.#overlay = new ArrowOverlay(this.#timeline, options.classes);
    this.#timeline.on("changed", () => this.#drawOverlay());
    this.#timeline.on("rangechanged", () => this.#apply());
    this.#timeline.on("select", ({ items }: { items: readonly string[] }) =>
      this.handlers.onSelect(items[0] ?? null),
    );
    this.#timeline.on("doubleClick", ({ item }: { item: string | null }) => {
      if (item === null || item === undefined) return;
      if (this.#byId.get(item)?.kind === "cluster") this.#openCluster(item);
      else this.handlers.onOpen(item);
    });
    this.#listen(container);
    this.show(options.scene, options.words);
    // With start and end among its options the library stays hidden until it is drawn after a change of what is in sight.
    this.setWindow(first);
    this.#timeline.redraw();
  }

  /** Wall-clock time at the left and the right edge. */
  get window(): WallSpan {
    const { start, end } = this.#timeline.getWindow();
    return { start: start.valueOf(), finish: end.valueOf() };
  }

  setWindow({ start, finish }: WallSpan): void {
    this.#timeline.setWindow(new Date(start), new Date(finish), STILL);
  }

  zoomBy(factor: number): void {
    const { start, finish } = this.window;
    const half = (finish - start) / factor / 2;
    const middle = (start + finish) / 2;
    this.setWindow({ start: middle - half, finish: middle + half });
  }

  /** So many days wide, around today where it is in sight. */
  zoomToDays(days: number): void {
    const { start, finish } = this.window;
    const now = this.#scene?.now ?? 0;
    const middle = now > start && now < finish ? now : (start + finish) / 2;
    const half = (days * DAY_MS) / 2;
    this.setWindow({ start: middle - half, finish: middle + half });
  }

  pageBy(screens: number): void {
    const { start, finish } = this.window;
    const shift = (finish - start) * screens;
    this.setWindow({ start: start + shift, finish: finish + shift });
  }

  fit(): void {
    if (this.#scene !== null) this.setWindow(wholeWindow(this.#scene));
  }

  showToday(): void {
    this.#center(this.#scene?.now ?? 0);
  }

  /** Brings an item into sight, no further than needed. */
  reveal(id: string): void {
    const item = this.#byId.get(id) ?? this.#scene?.items.find((each) => each.id === id);
    if (item === undefined) return;
    const { start, finish } = this.window;
    if (item.finish < start || item.finish > finish) this.#center(item.finish);
  }

  show(scene: SwimlaneScene, words: SwimlaneWords): void {
    this.#scene = scene;
    if (words.language !== this.#words.language) {
      this.#words = words;
      this.#timeline.setOptions({ format: this.#format() });
    }
    this.#words = words;
    if (this.#isPulling) return;
    this.#apply();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#timeline.destroy();
  }

  #center(at: number): void {
    const { start, finish } = this.window;
    const half = (finish - start) / 2;
    this.setWindow({ start: at - half, finish: at + half });
  }

  #format() {
    const { minor, major } = axisFormat(this.#words.language);
    return {
      minorLabels: (date: Date, unit: string) => minor(date.valueOf(), unit),
      majorLabels: (date: Date, unit: string) => major(date.valueOf(), unit),
    };
  }

  /** Tells the library what changed, and nothing else: whatever it is told it measures again. */
  #apply(): void {
    const scene = this.#scene;
    if (scene === null || this.#isPulling) return;
    const { items, standsFor } = clusterItems(scene.items, this.window, this.#words.clusterOf);
    this.#standsFor = standsFor;
    this.#byId = new Map(items.map((item) => [item.id, item]));
    sync(
      this.#groups,
      scene.lanes.map((lane): Group => {
        const colour = organisationClassOf(lane.colour);
        return {
          id: lane.id,
          order: lane.order,
          className: `${colour} ${this.#classes["lane"]!}`,
          content: laneElement(lane, this.#classes),
          json: JSON.stringify(lane),
        };
      }),
    );
    sync(this.#items, [
      ...scene.bands.map((band): Shown => ({
        id: `band:${band.id}`,
        type: "background",
        start: new Date(band.start),
        end: new Date(band.finish),
        content: "",
        className: this.#classes[band.isOdd ? "bandOdd" : "band"]!,
        json: JSON.stringify(band),
      })),
      ...items.map((item) => this.#shown(item)),
    ]);
    const chosen =
      scene.selected === null ? null : (standsFor.get(scene.selected) ?? scene.selected);
    this.#timeline.setSelection(chosen !== null && this.#byId.has(chosen) ? [chosen] : []);
    this.#drawOverlay();
  }

  #shown(item: LaneItem): Shown {
    const isPoint = item.kind === "milestone";
    const classes = this.#classes;
    const names = [
      organisationClassOf(item.colour),
      classes["item"]!,
      classes[item.kind]!,
      item.tone === "" ? "" : classes[`tone-${item.tone}`]!,
      item.isCritical ? classes["critical"]! : "",
      item.isMovable ? "" : classes["locked"]!,
    ];
    return {
      id: item.id,
      group: item.laneId,
      type: isPoint ? "point" : "range",
      start: new Date(isPoint ? item.finish : item.start),
      ...(!isPoint && { end: new Date(Math.max(item.finish, item.start + HOUR_MS)) }),
      content: itemElement(item, classes, this.#picture),
      title: escaped(item.title),
      className: names.filter(Boolean).join(" "),
      editable: { updateTime: item.isMovable, updateGroup: false, remove: false },
      json: JSON.stringify(item),
    };
  }

  #drawOverlay(): void {
    const scene = this.#scene;
    if (scene === null) return;
    const clusters = [...this.#byId.values()].filter(({ kind }) => kind === "cluster");
    this.#overlay.draw(
      clusters.length === 0 ? scene : { ...scene, items: [...scene.items, ...clusters] },
      this.#standsFor,
      this.#words,
    );
  }

  #openCluster(id: string): void {
    const cluster = this.#byId.get(id);
    if (cluster === undefined) return;
    const pad = Math.max(2 * DAY_MS, (cluster.finish - cluster.start) / 2);
    this.setWindow({ start: cluster.start - pad, finish: cluster.finish + pad });
  }

  #handlePull(item: Move, answer: (item: Move | null) => void): void {
    const known = this.#byId.get(item.id);
    if (known === undefined || this.#isCancelled) return answer(null);
    this.#setPulling(true);
    const from = known.kind === "milestone" ? known.finish : known.start;
    this.#pulledDays = (item.start.valueOf() - from) / DAY_MS;
    const preview = this.handlers.onPull(item.id, this.#pulledDays);
    this.#overlay.preview = preview ?? new Map();
    const self = preview?.get(item.id) ?? known;
    answer(
      known.kind === "milestone"
        ? { ...item, start: new Date(self.finish) }
        : { ...item, start: new Date(self.start), end: new Date(self.finish) },
    );
    this.#drawOverlay();
  }

  #handleDrop(item: Move, answer: (item: null) => void): void {
    const isCancelled = this.#isCancelled;
    const pulled = this.#pulledDays;
    this.#endPull();
    // What was dropped comes back with the plan, as the engine dates it.
    answer(null);
    if (isCancelled || pulled === null) this.handlers.onCancel();
    else this.handlers.onDrop(item.id, pulled);
    this.#apply();
  }

  /** What rests under the pointer says nothing while it is pulled: what would come of it is said instead. */
  #setPulling(isPulling: boolean): void {
    this.#isPulling = isPulling;
    this.#container.toggleAttribute("data-pulling", isPulling);
  }

  #endPull(): void {
    this.#setPulling(false);
    this.#isCancelled = false;
    this.#pulledDays = null;
    this.#overlay.preview = new Map();
  }

  #listen(container: HTMLElement): void {
    let begun: { x: number; y: number; id: string } | null = null;
    const idAt = (event: PointerEvent): string | null => {
      const { item } = this.#timeline.getEventProperties(event);
      return item === null || item === undefined ? null : String(item);
    };
    const handleDown = (event: PointerEvent): void => {
      const id = idAt(event);
      begun = id === null ? null : { x: event.clientX, y: event.clientY, id };
    };
    const handleMove = (event: PointerEvent): void => {
      if (begun === null || this.#byId.get(begun.id)?.isMovable !== false) return;
      if (Math.abs(event.clientX - begun.x) < DRAG_SLACK) return;
      if (this.#byId.get(begun.id)?.kind !== "cluster") this.handlers.onLocked(begun.id);
      begun = null;
    };
    const handleUp = (): void => void (begun = null);
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || !this.#isPulling) return;
      event.preventDefault();
      event.stopPropagation();
      this.#isCancelled = true;
      this.#overlay.preview = new Map();
      this.handlers.onCancel();
      this.#drawOverlay();
    };
    container.addEventListener("pointerdown", handleDown, { capture: true });
    globalThis.addEventListener("pointermove", handleMove, { capture: true });
    globalThis.addEventListener("pointerup", handleUp, { capture: true });
    globalThis.addEventListener("keydown", handleKey, { capture: true });
    this.#stops.push(() => {
      container.removeEventListener("pointerdown", handleDown, { capture: true });
      globalThis.removeEventListener("pointermove", handleMove, { capture: true });
      globalThis.removeEventListener("pointerup", handleUp, { capture: true });
      globalThis.removeEventListener("keydown", handleKey, { capture: true });
    });
  }
}

/** Everything, with a margin. */
function wholeWindow({ items, now }: SwimlaneScene): WallSpan {
  if (items.length === 0) return { start: now - 30 * DAY_MS, finish: now + 30 * DAY_MS };
  const start = Math.min(...items.map((item) => item.start));
  const finish = Math.max(...items.map((item) => item.finish));
  const margin = Math.max(2 * DAY_MS, (finish - start) * 0.06);
  return { start: start - margin, finish: finish + margin };
}

/** What comes next, where there is any; else everything. */
function firstWindow(scene: SwimlaneScene): WallSpan {
  const { items, now } = scene;
  const next = { start: now - FIRST_BEFORE * DAY_MS, finish: now + FIRST_AFTER * DAY_MS };
  const isBusy = items.some(({ start, finish }) => finish >= next.start && start <= next.finish);
  return isBusy ? next : wholeWindow(scene);
}

/** The library writes what rests on the pointer as HTML. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Makes a data set hold exactly these. */
function sync<T extends { id: string | number; json: string }>(
  set: DataSet<T & { id: string | number }>,
  wanted: readonly T[],
): void {
  const ids = new Set(wanted.map(({ id }) => id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  const changed = wanted.filter((each) => set.get(each.id)?.json !== each.json);
  if (gone.length > 0) set.remove(gone);
  if (changed.length > 0) set.update(changed as never);
}
