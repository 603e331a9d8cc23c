import {
  isMarksPlace,
  isSpecPlace,
  isWallPlace,
  type CatalogEntry,
  type YdocPlace,
} from "@parley/shared/documents/ydoc-kind.ts";
import { MarkShelf } from "./mark-shelf.ts";
import { SpecShelf } from "./spec-shelf.ts";
import { WallShelf } from "./wall-shelf.ts";

/** Where ydocs stand that are opened by whoever looks at them, and not with the project. */
export class Shelves {
  readonly walls: WallShelf;
  readonly marks: MarkShelf;
  readonly specs = new SpecShelf();

  constructor(schedule: (deliver: () => void) => void) {
    this.walls = new WallShelf(schedule);
    this.marks = new MarkShelf(schedule);
  }

  /** Null of what belongs to the plan. */
  of(place: YdocPlace): WallShelf | MarkShelf | SpecShelf | null {
    if (isWallPlace(place)) return this.walls;
    if (isSpecPlace(place)) return this.specs;
    return isMarksPlace(place) ? this.marks : null;
  }

  /** Whether the ydoc of a catalog entry is to be opened at all. */
  wants(entry: CatalogEntry, hasUnsent: boolean): boolean {
    return this.of(entry.place)?.wants(entry, hasUnsent) ?? true;
  }

  settle(): void {
    this.walls.settle();
    this.marks.settle();
  }
}
