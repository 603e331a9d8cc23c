import type { ChartModel, Moved, Span } from "../model/chart-model.ts";

const DURATION_MS = 180;
/** A plan that moves as a whole is no movement that an eye could follow. */
const MOST = 400;

type Slide = Span & { readonly begun: number };

/** Bars on their way from where they were to where they are. */
export class Slides {
  readonly #slides = new Map<string, Slide>();

  begin(moved: readonly Moved[], now: number, isWanted: (id: string) => boolean): void {
    if (moved.length > MOST) return;
    for (const { id, start, finish } of moved)
      if (isWanted(id)) this.#slides.set(id, { start, finish, begun: now });
  }

  clear(): void {
    this.#slides.clear();
  }

  /** By row, as they stand now; empty once everything has arrived. */
  at(model: ChartModel, now: number): ReadonlyMap<number, Span> {
    const shown = new Map<number, Span>();
    for (const [id, slide] of this.#slides) {
      const index = model.indexOf.get(id);
      const passed = (now - slide.begun) / DURATION_MS;
      if (index === undefined || passed >= 1) {
        this.#slides.delete(id);
        continue;
      }
      const left = (1 - Math.max(0, passed)) ** 3;
      const between = (from: number, to: number): number => to + (from - to) * left;
      shown.set(index, {
        start: between(slide.start, model.start[index]!),
        finish: between(slide.finish, model.finish[index]!),
      });
    }
    return shown;
  }
}
