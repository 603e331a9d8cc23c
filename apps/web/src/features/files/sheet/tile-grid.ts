import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import type { PageSize } from "../../../platform/sheets/sheet-file.ts";

/** Pixels of a side of a tile. */
export const TILE = 1_024;
/** Pixels of the longer side of the picture of the whole page, which is always there. */
export const WHOLE = 1_536;

export type Tile = {
  readonly key: string;
  readonly page: number;
  readonly level: number;
  /** In units of the page; tiles at its right and lower side are smaller. */
  readonly rect: Rect;
};

/** Two levels to each doubling: a tile is drawn at its own size, or at most 1.41 times smaller, and never enlarged. */
export const levelOf = (scale: number): number => Math.ceil(2 * Math.log2(scale) - 1e-9);
export const scaleOf = (level: number): number => 2 ** (level / 2);

export const wholeScale = ({ width, height }: PageSize): number =>
  WHOLE / Math.max(width, height, 1);

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** The tiles that cover what is seen of a page, the middle of it first. */
export function tilesOver(
  page: number,
  size: PageSize,
  seen: Rect,
  level: number,
): readonly Tile[] {
  const side = TILE / scaleOf(level);
  const [left, top] = [clamp(seen.x, size.width), clamp(seen.y, size.height)];
  const right = clamp(seen.x + seen.width, size.width);
  const bottom = clamp(seen.y + seen.height, size.height);
  if (left >= right || top >= bottom) return [];
  const middle: Point = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const tiles: (Tile & { readonly far: number })[] = [];
  for (let row = Math.floor(top / side); row * side < bottom; row += 1)
    for (let column = Math.floor(left / side); column * side < right; column += 1) {
      const [x, y] = [column * side, row * side];
      const rect = {
        x,
        y,
        width: Math.min(side, size.width - x),
        height: Math.min(side, size.height - y),
      };
      const far = Math.hypot(x + rect.width / 2 - middle.x, y + rect.height / 2 - middle.y);
      tiles.push({ key: `${page}/${level}/${column}/${row}`, page, level, rect, far });
    }
  return tiles.toSorted((a, b) => a.far - b.far).map(({ far: _far, ...tile }) => tile);
}
