import type { MarkTone, MarkType, Stamp } from "@parley/shared/documents/mark.ts";
import type { Point } from "../../../platform/canvas/geometry.ts";
import type { SheetGuest } from "../../../platform/collaboration/mark-presence.ts";
import { Observable } from "../../../platform/collaboration/observable.ts";
import type { ToolHand } from "../sheet/sheet-hand.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import type { ShownMark } from "./shown-mark.ts";
import { choiceOf, livingChoice, NO_CHOICE, toggled, type Choice } from "./mark-choice.ts";
import { GESTURES, isOnMark, movedPoints, pointsOf, thinned, withPoint } from "./mark-shape.ts";
import { pressureOf, shapeOf, strokeDistance, type StrokePoint } from "./pen-pressure.ts";
import type { Snap } from "./snap-index.ts";
import { isHolding, Snapper } from "./snapper.ts";

export type MarkTool = MarkType | "select" | "look";
export type MarkStyle = {
  readonly tone: MarkTone;
  readonly width: number;
  readonly filled: boolean;
  readonly dashed: boolean;
  readonly stamp: Stamp;
};
export type MarkDraft = { readonly type: MarkType; readonly points: readonly Point[] };
/** What becomes of what the hand did. */
export type MarkCommands = {
  readonly create: (
    type: MarkType,
    page: number,
    shape: { readonly points: string; readonly pressures: string },
  ) => string | null;
  readonly change: (changes: readonly Changed[]) => void;
};
export type Changed = { readonly shown: ShownMark; readonly points: string };

const REACH = 7;
const CLICK = 4;
const PEN_TOLERANCE = 0.25;
const NOTHING: readonly ShownMark[] = [];

type Grip =
  | { readonly kind: "draw"; readonly type: MarkType; readonly points: StrokePoint[] }
  | { readonly kind: "move"; readonly shown: readonly ShownMark[]; readonly from: Point }
  | { readonly kind: "corner"; readonly shown: ShownMark; readonly at: number };

/** The marks over one sheet, and the hand that draws and moves them. Places are in units of the page. */
export class MarksBoard implements ToolHand {
  readonly view: SheetView;
  readonly tool = new Observable<MarkTool>("look");
  /** Of all that is chosen the mark whose corners show, and whose words are written. */
  readonly selected = new Observable<string | null>(null);
  readonly chosen = new Observable<ReadonlySet<string>>(NO_CHOICE.all);
  readonly draft = new Observable<MarkDraft | null>(null);
  readonly style = new Observable<MarkStyle>({
    tone: "organisation",
    width: 15,
    filled: false,
    dashed: false,
    stamp: "information",
  });
  #commands: MarkCommands | null = null;
  guests: readonly SheetGuest[] = [];
  /** Where the pointer is; null: not on the sheet. */
  pointer: Point | null = null;
  readonly snapper = new Snapper();
  /** What the hand holds on to. */
  snapped: Snap | null = null;
  #marks: readonly ShownMark[] = NOTHING;
  #onPage: {
    readonly marks: readonly ShownMark[];
    readonly page: number;
    readonly shown: readonly ShownMark[];
  } | null = null;
  #grip: Grip | null = null;
  #made: string | null = null;
  #begin: Point = { x: 0, y: 0 };
  /** The marks under the hand by id, as they would be if the hand let go now. */
  #carried: ReadonlyMap<string, Changed> | null = null;

  constructor(view: SheetView) {
    this.view = view;
  }

  show(marks: readonly ShownMark[]): void {
    this.#marks = marks;
    const selected = this.selected.get();
    if (marks.some(({ mark }) => mark.id === selected)) this.#made = null;
    // What was made just now is selected before it is shown.
    if (selected !== this.#made || selected === null)
      this.#choose(livingChoice(this.#choice(), marks));
    this.view.redrawOverlay();
  }

  showGuests(guests: readonly SheetGuest[]): void {
    this.guests = guests;
    this.view.redrawOverlay();
  }

  obey(commands: MarkCommands): void {
    this.#commands = commands;
  }

  /** Where the pointer is on the screen; null: not on the sheet. */
  pointAt(point: Point | null): void {
    this.pointer = point === null ? null : this.view.atScreen(point);
    // Where the next press would land is seen before it.
    if (this.#grip !== null || !isHolding(this.tool.get())) return;
    const was = this.snapped;
    this.snapped = null;
    if (point !== null) this.pointer = this.#hold(this.tool.get(), this.view.atScreen(point), null);
    if (this.snapped !== was) this.view.redrawOverlay();
  }

  /** Where a place is that holds on to what is near; with Alt it does not. */
  #hold(type: string, at: Point, event: PointerEvent | null): Point {
    this.snapped = null;
    if (!isHolding(type) || event?.altKey === true) return at;
    const reach = this.#reach() * (event?.pointerType === "touch" ? 2 : 1);
    const { page } = this.view;
    this.snapped = this.snapper.find(at, reach, page, this.here(), (id) => this.isHeld(id));
    return this.snapped?.point ?? at;
  }

  use(tool: MarkTool): void {
    this.#drop();
    this.tool.set(tool);
    if (tool !== "select") this.#choose(NO_CHOICE);
    this.view.redrawOverlay();
  }

  /** With what it is grouped with. */
  select(id: string | null): void {
    this.#choose(choiceOf(id, this.#marks));
    this.view.redrawOverlay();
  }

  /** These and no others. */
  selectAll(ids: readonly string[]): void {
    this.#choose({ first: ids.at(-1) ?? null, all: new Set(ids) });
    this.view.redrawOverlay();
  }

  /** Takes a mark and its group into what is chosen, or out of it. */
  toggle(id: string): void {
    this.#choose(toggled(this.#choice(), id, this.#marks));
    this.view.redrawOverlay();
  }

  /** All of this person's marks on the page. */
  takeAll(): void {
    this.use("select");
    this.selectAll(this.here().flatMap(({ mark, isMine }) => (isMine ? [mark.id] : [])));
  }

  #choice(): Choice {
    return { first: this.selected.get(), all: this.chosen.get() };
  }

  #choose({ first, all }: Choice): void {
    if (this.chosen.get() !== all) this.chosen.set(all);
    if (this.selected.get() !== first) this.selected.set(first);
  }

  /** Marks of the page that is shown, with what the hand carries where it is now; the same array until something changes. */
  here(): readonly ShownMark[] {
    const { page } = this.view;
    if (this.#onPage?.marks !== this.#marks || this.#onPage.page !== page) {
      const shown = this.#marks.filter(({ mark }) => mark.page === page);
      this.#onPage = { marks: this.#marks, page, shown };
    }
    const { shown } = this.#onPage;
    const carried = this.#carried;
    if (carried === null) return shown;
    return shown.map((one) => {
      const points = carried.get(one.mark.id)?.points;
      return points === undefined ? one : { ...one, mark: { ...one.mark, points } };
    });
  }

  /** Whether the hand carries it. */
  isHeld(id: string): boolean {
    return this.#carried?.has(id) === true;
  }

  chosenMarks(): readonly ShownMark[] {
    const chosen = this.chosen.get();
    return this.#marks.filter(({ mark }) => chosen.has(mark.id));
  }

  selectedMark(): ShownMark | null {
    const id = this.selected.get();
    return this.#marks.find(({ mark }) => mark.id === id) ?? null;
  }

  /** Ends a shape of corners; of too few nothing is made. */
  finish(): void {
    const draft = this.draft.get();
    if (draft === null) return;
    const gesture = GESTURES[draft.type];
    if (gesture.by === "corners" && draft.points.length >= gesture.least)
      this.#make(draft.type, draft.points);
    this.#drop();
  }

  /** Gives up what is being drawn, then the selection, then the tool. */
  escape(): void {
    if (this.draft.get() !== null || this.#grip !== null) this.#drop();
    else if (this.selected.get() !== null) this.select(null);
    else this.use("look");
    this.view.redrawOverlay();
  }

  down(point: Point, event: PointerEvent): boolean {
    const tool = this.tool.get();
    const at = this.view.atScreen(point);
    this.#begin = point;
    if (tool === "look" || tool === "select") return this.#take(at, event);
    const gesture = GESTURES[tool];
    const place = this.#hold(tool, at, event);
    if (gesture.by === "corners") {
      const points = [...(this.draft.get()?.points ?? []), place];
      this.draft.set({ type: tool, points });
      if (points.length === gesture.most) this.finish();
    } else this.#grip = { kind: "draw", type: tool, points: [{ ...place, ...pressureOf(event) }] };
    this.view.redrawOverlay();
    return true;
  }

  #take(at: Point, { pointerType, shiftKey }: PointerEvent): boolean {
    const reach = this.#reach() * (pointerType === "touch" ? 2 : 1);
    const selected = this.chosen.get().size > 1 ? null : this.selectedMark();
    if (selected?.isMine === true && selected.mark.page === this.view.page) {
      const corner = pointsOf(selected.mark.points).findIndex(
        ({ x, y }) => Math.hypot(x - at.x, y - at.y) <= reach * 1.3,
      );
      if (corner >= 0 && GESTURES[selected.mark.type].by !== "stroke") {
        this.#grip = { kind: "corner", shown: selected, at: corner };
        return true;
      }
    }
    const found = this.here().findLast(({ mark }) => isOnMark(mark, at, reach));
    const id = found?.mark.id ?? null;
    if (shiftKey && id !== null) this.toggle(id);
    else if (id === null || !this.chosen.get().has(id)) this.select(id);
    this.view.redrawOverlay();
    if (found === undefined) return false;
    const shown = this.chosenMarks().filter(
      ({ mark, isMine }) => isMine && mark.page === this.view.page,
    );
    if (found.isMine) this.#grip = { kind: "move", shown, from: at };
    return found.isMine;
  }

  move(point: Point, event: PointerEvent): void {
    this.pointer = this.view.atScreen(point);
    const draft = this.draft.get();
    if (draft !== null || this.#grip !== null) this.view.redrawOverlay();
    const grip = this.#grip;
    if (grip === null) return;
    const at = this.pointer;
    switch (grip.kind) {
      case "draw": {
        if (GESTURES[grip.type].by === "stroke") {
          const events = event.getCoalescedEvents?.() ?? [];
          const [dx, dy] = [point.x - event.clientX, point.y - event.clientY];
          for (const each of events.length > 0 ? events : [event])
            grip.points.push({
              ...this.view.atScreen({ x: each.clientX + dx, y: each.clientY + dy }),
              ...pressureOf(each),
            });
        } else if (event.shiftKey) grip.points[1] = straight(grip.points[0]!, at);
        else grip.points[1] = this.#hold(grip.type, at, event);
        this.draft.set({ type: grip.type, points: [...grip.points] });
        return;
      }
      case "move": {
        if (Math.hypot(point.x - this.#begin.x, point.y - this.#begin.y) < CLICK) return;
        const [dx, dy] = [at.x - grip.from.x, at.y - grip.from.y];
        this.#carry(
          grip.shown.map((shown) => ({ shown, points: movedPoints(shown.mark.points, dx, dy) })),
        );
        return;
      }
      case "corner": {
        const { shown } = grip;
        this.#carry([{ shown, points: shown.mark.points }]);
        const to = this.#hold(shown.mark.type, at, event);
        this.#carry([{ shown, points: withPoint(shown.mark.points, grip.at, to) }]);
      }
    }
  }

  #carry(changes: readonly Changed[]): void {
    this.#carried = new Map(changes.map((one) => [one.shown.mark.id, one]));
  }

  up(): void {
    const grip = this.#grip;
    const carried = this.#carried;
    this.#grip = null;
    this.#carried = null;
    this.snapped = null;
    if (grip?.kind === "draw") {
      this.draft.set(null);
      this.#finishStroke(grip.type, grip.points);
    } else if (grip !== null && carried !== null) this.#commands?.change([...carried.values()]);
    this.view.redrawOverlay();
  }

  cancel(): void {
    this.#drop();
    this.view.redrawOverlay();
  }

  cursorAt(point: Point): string | null {
    const tool = this.tool.get();
    if (tool !== "look" && tool !== "select") return "crosshair";
    const at = this.view.atScreen(point);
    const found = this.here().findLast(({ mark }) => isOnMark(mark, at, this.#reach()));
    if (found === undefined) return null;
    return found.isMine ? "move" : "pointer";
  }

  #finishStroke(type: MarkType, points: readonly StrokePoint[]): void {
    const { by } = GESTURES[type];
    if (by === "stroke")
      return this.#make(type, thinned(points, PEN_TOLERANCE, strokeDistance(PEN_TOLERANCE)));
    if (by === "press") return this.#make(type, [points[0]!]);
    const [from, to] = [points[0]!, points[1] ?? points[0]!];
    const far = Math.hypot(to.x - from.x, to.y - from.y) * this.view.camera.get().zoom;
    // A slip of the hand is no mark.
    if (far >= CLICK) this.#make(type, [from, to]);
  }

  #make(type: MarkType, points: readonly StrokePoint[]): void {
    const id = this.#commands?.create(type, this.view.page, shapeOf(points)) ?? null;
    if (id === null) return;
    // What takes words is written at once; of what is drawn in numbers the tool stays in the hand.
    const isWritten = type === "text" || type === "callout" || type === "scale" || type === "pin";
    if (!isWritten) return;
    this.#made = id;
    this.tool.set("select");
    this.#choose({ first: id, all: new Set([id]) });
  }

  #drop(): void {
    this.#grip = null;
    this.#carried = null;
    this.snapped = null;
    this.draft.set(null);
  }

  #reach(): number {
    return REACH / this.view.camera.get().zoom;
  }
}

/** Level, upright or in between, by eighths of a turn. */
function straight(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const eighth = Math.PI / 4;
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / eighth) * eighth;
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) };
}
