import type { MarkType } from "@parley/shared/documents/mark.ts";
import type { Point } from "../../../platform/canvas/geometry.ts";
import { isDrawnFile, type SheetFile } from "../../../platform/sheets/sheet-file.ts";
import { outlineOf } from "./mark-shape.ts";
import type { ShownMark } from "./shown-mark.ts";
import { SnapIndex, type Segment, type Snap } from "./snap-index.ts";

/** With more marks on a page, the lines of the drawing are hold enough. */
const MARKS_MAX = 2_000;

const HOLDING: ReadonlySet<string> = new Set<MarkType>([
  ...(["line", "arrow", "rectangle", "ellipse", "polygon", "callout", "pin", "count"] as const),
  ...(["scale", "length", "area", "angle"] as const),
]);
/** Whether what is drawn of this type holds on to lines: strokes, clouds and words go where the hand goes. */
export const isHolding = (type: string): boolean => HOLDING.has(type);

/** What a hand that draws holds on to: ends and lines of other marks, and of the drawing itself where the file tells them. */
export class Snapper {
  readonly #pages = new Map<number, SnapIndex | null>();
  #marks: { readonly of: readonly ShownMark[]; readonly index: SnapIndex } | null = null;

  /** Reads the lines of a page, once. */
  async prepare(file: SheetFile, page: number): Promise<void> {
    if (this.#pages.has(page) || !isDrawnFile(file)) return;
    this.#pages.set(page, null);
    try {
      const [sheet, { toPage }] = [await file.drawnOn(page), await file.placesOf(page)];
      const segments = sheet.strokes.flatMap((stroke): readonly Segment[] => {
        const [from, to] = [
          toPage({ x: stroke.x0, y: stroke.y0 }),
          toPage({ x: stroke.x1, y: stroke.y1 }),
        ];
        // Of a curve only its ends: between them it is elsewhere.
        return stroke.curve === undefined
          ? [[from, to]]
          : [
              [from, from],
              [to, to],
            ];
      });
      this.#pages.set(page, new SnapIndex(segments));
    } catch {
      // A page that cannot be read holds nothing; that it cannot is said where it is shown.
    }
  }

  /** The nearest hold within `reach` units of the page; `held` are the marks that move, which hold nothing. */
  find(
    at: Point,
    reach: number,
    page: number,
    here: readonly ShownMark[],
    held: (id: string) => boolean,
  ): Snap | null {
    const found = [this.#ofMarks(here.filter(({ mark }) => !held(mark.id))), this.#pages.get(page)]
      .map((index) => index?.nearest(at, reach) ?? null)
      .filter((snap) => snap !== null);
    return found.find(({ kind }) => kind === "end") ?? found[0] ?? null;
  }

  #ofMarks(marks: readonly ShownMark[]): SnapIndex | null {
    if (marks.length > MARKS_MAX) return null;
    const was = this.#marks?.of;
    if (was?.length !== marks.length || was.some((one, at) => one !== marks[at])) {
      const segments = marks
        .filter(({ mark }) => isHolding(mark.type) && mark.type !== "ellipse")
        .flatMap(({ mark }): readonly Segment[] => {
          const outline = outlineOf(mark);
          if (outline.length === 1) return [[outline[0]!, outline[0]!]];
          return outline.slice(1).map((to, at) => [outline[at]!, to]);
        });
      this.#marks = { of: marks, index: new SnapIndex(segments) };
    }
    return this.#marks!.index;
  }
}
