import type { Feature } from "./features.ts";
import { areOverlapping, type Box } from "./sheet.ts";

const CELL = 48;

/** Finds the features of a place. Long strokes lie in the cell of their middle as well as in a list of their own. */
export class PlaceIndex {
  readonly #cells = new Map<string, Feature[]>();
  readonly #long: Feature[] = [];

  constructor(features: readonly Feature[]) {
    for (const feature of features) {
      const { box } = feature;
      if (box.x1 - box.x0 > CELL * 2 || box.y1 - box.y0 > CELL * 2) {
        this.#long.push(feature);
        continue;
      }
      const key = `${Math.floor(feature.x / CELL)} ${Math.floor(feature.y / CELL)}`;
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [feature]);
      else cell.push(feature);
    }
  }

  /** Features whose box meets the place. */
  within(place: Box): readonly Feature[] {
    const found: Feature[] = [];
    const take = (feature: Feature): void => {
      if (areOverlapping(feature.box, place)) found.push(feature);
    };
    this.#long.forEach(take);
    // What is up to two cells wide begins at most one cell beside the place.
    const [i0, i1] = [Math.floor(place.x0 / CELL) - 1, Math.floor(place.x1 / CELL) + 1];
    const [j0, j1] = [Math.floor(place.y0 / CELL) - 1, Math.floor(place.y1 / CELL) + 1];
    if ((i1 - i0 + 1) * (j1 - j0 + 1) > this.#cells.size) {
      for (const cell of this.#cells.values()) cell.forEach(take);
      return found;
    }
    for (let i = i0; i <= i1; i++)
      for (let j = j0; j <= j1; j++) this.#cells.get(`${i} ${j}`)?.forEach(take);
    return found;
  }
}
