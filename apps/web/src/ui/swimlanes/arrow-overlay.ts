import type { Timeline } from "vis-timeline";
import { arrowRoute, type ArrowEnd } from "./arrow-route.ts";
import type { LaneArrow, LaneItem, SwimlaneScene, WallSpan } from "./swimlane-scene.ts";
import { laneTops, middleOf, paneOf, xAt } from "./vis-internals.ts";

const SVG = "http://www.w3.org/2000/svg";
const HEAD = 5;
/** Half of a milestone's diagonal. */
const DIAMOND = 7;
const DAY_MS = 86_400_000;
const MANY = 20;

export type OverlayClasses = Readonly<Record<string, string>>;
type Place = { readonly item: LaneItem; readonly y: number };

/** What the library does not draw: arrows between items, where the engine would put them, promised dates, today. */
export class ArrowOverlay {
  readonly #svg: SVGSVGElement;
  readonly #classes: OverlayClasses;
  readonly #timeline: Timeline;
  preview: ReadonlyMap<string, WallSpan> = new Map();

  constructor(timeline: Timeline, classes: OverlayClasses) {
    this.#timeline = timeline;
    this.#classes = classes;
    this.#svg = document.createElementNS(SVG, "svg");
    this.#svg.setAttribute("class", classes["overlay"]!);
    this.#svg.setAttribute("aria-hidden", "true");
    const pane = paneOf(timeline);
    pane.insertBefore(this.#svg, pane.firstChild);
  }

  draw(scene: SwimlaneScene, standsFor: ReadonlyMap<string, string>, words: OverlayWords): void {
    const timeline = this.#timeline;
    const classes = this.#classes;
    const { width, height } = paneOf(timeline).getBoundingClientRect();
    const tops = laneTops(
      timeline,
      scene.lanes.map(({ id }) => id),
    );
    const places = new Map<string, Place>();
    for (const item of scene.items) {
      const lane = tops.get(item.laneId);
      if (lane === undefined) continue;
      const shown = standsFor.get(item.id) ?? item.id;
      places.set(item.id, { item, y: lane.top + (middleOf(timeline, shown) ?? lane.height / 2) });
    }
    const parts: SVGElement[] = [];
    const add = (name: string, className: string, attributes: Record<string, string | number>) => {
      const element = document.createElementNS(SVG, name);
      element.setAttribute("class", className);
      for (const [key, value] of Object.entries(attributes))
        element.setAttribute(key, String(value));
      parts.push(element);
      return element;
    };
    const line = (at: number, className: string, text: string): void => {
      const x = Math.round(xAt(timeline, at)) + 0.5;
      if (x < 0 || x > width) return;
      add("path", className, { d: `M${x} 0V${height}` });
      add("text", `${className} ${classes["lineWord"]!}`, { x: x + 4, y: 12 }).textContent = text;
    };
    const isApart = Math.abs((scene.dataDate ?? 0) - scene.now) > DAY_MS;
    if (scene.dataDate !== null)
      line(scene.dataDate, classes["dataDate"]!, isApart ? words.dataDate : "");
    line(scene.now, classes["today"]!, words.today);

    for (const { item, y } of places.values()) {
      if (item.due === null || standsFor.has(item.id)) continue;
      const x = xAt(timeline, item.due);
      const end = xAt(timeline, item.finish);
      if (Math.max(x, end) < 0 || Math.min(x, end) > width) continue;
      const tone = item.tone === "late" ? classes["dueLate"]! : classes["due"]!;
      if (item.tone === "late" && end > x) add("path", tone, { d: `M${x} ${y}H${end}` });
      add("path", `${tone} ${classes["dueMark"]!}`, { d: `M${x} ${y - 9}V${y + 9}` });
    }
    // Among many, what nobody worries about steps back until one of its ends is chosen.
    const isBusy = scene.arrows.length > MANY;
    for (const arrow of scene.arrows) {
      const [from, to] = [places.get(arrow.from), places.get(arrow.to)];
      if (from === undefined || to === undefined) continue;
      const shown = [standsFor.get(arrow.from) ?? arrow.from, standsFor.get(arrow.to) ?? arrow.to];
      if (shown[0] === shown[1]) continue;
      const isChosen =
        scene.selected !== null && (arrow.from === scene.selected || arrow.to === scene.selected);
      const route = arrowRoute(this.#end(from, arrow.leaves), this.#end(to, arrow.enters));
      const xs = route.filter((_, at) => at % 2 === 0);
      if (Math.max(...xs) < 0 || Math.min(...xs) > width) continue;
      const quiet = isBusy && !isChosen && arrow.tone === "" ? ` ${classes["quiet"]!}` : "";
      const tone = isChosen ? classes["arrowChosen"]! : this.#arrowClass(arrow);
      add("path", `${classes["arrow"]!} ${tone}${quiet}`, { d: pathOf(route) });
      add("path", `${classes["head"]!} ${tone}${quiet}`, { d: headOf(route) });
    }
    for (const [id, span] of this.preview) {
      const place = places.get(id);
      if (place === undefined) continue;
      const [left, right] = [xAt(timeline, span.start), xAt(timeline, span.finish)];
      const { y, item } = place;
      if (item.kind === "milestone")
        add("path", classes["ghost"]!, {
          d: `M${right - DIAMOND} ${y}L${right} ${y - DIAMOND}L${right + DIAMOND} ${y}L${right} ${y + DIAMOND}Z`,
        });
      else
        add("rect", classes["ghost"]!, {
          x: left,
          y: y - 9,
          width: Math.max(3, right - left),
          height: 18,
          rx: 3,
        });
    }
    this.#svg.setAttribute("width", String(Math.ceil(width)));
    this.#svg.setAttribute("height", String(Math.ceil(height)));
    this.#svg.replaceChildren(...parts);
  }

  #end({ item, y }: Place, end: "start" | "finish"): ArrowEnd {
    const side = end === "finish" ? 1 : -1;
    const x = xAt(this.#timeline, end === "finish" ? item.finish : item.start);
    return { x: x + (item.kind === "milestone" ? side * DIAMOND : 0), y, side };
  }

  #arrowClass({ tone }: LaneArrow): string {
    return tone === "" ? "" : this.#classes[tone === "late" ? "arrowLate" : "arrowAtRisk"]!;
  }
}

export type OverlayWords = { readonly today: string; readonly dataDate: string };

function pathOf(route: readonly number[]): string {
  let path = "";
  for (let at = 0; at < route.length; at += 2)
    path += `${at === 0 ? "M" : "L"}${Math.round(route[at]!) + 0.5} ${Math.round(route[at + 1]!) + 0.5}`;
  return path;
}

/** The point touches the item. */
function headOf(route: readonly number[]): string {
  const x = Math.round(route.at(-2)!) + 0.5;
  const y = Math.round(route.at(-1)!) + 0.5;
  const back = x - Math.sign(x - route.at(-4)!) * HEAD;
  return `M${x} ${y}L${back} ${y - 3.5}L${back} ${y + 3.5}Z`;
}
