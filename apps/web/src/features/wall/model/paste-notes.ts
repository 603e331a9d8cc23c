import type { Point } from "../../../platform/canvas/geometry.ts";
import { NOTE_HEIGHT, NOTE_WIDTH } from "./wall-item.ts";

/** So many notes one paste makes; a longer list is taken in parts. */
export const PASTE_MAX = 500;
const TEXT_MAX = 4_000;
const GAP = 12;

/** One note a row of a spreadsheet, its cells one below another; rows without text are left out. */
export function notesOfText(text: string): readonly string[] {
  return text
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) =>
      line
        .split("\t")
        .map((cell) => cell.trim())
        .filter((cell) => cell !== "")
        .join("\n")
        .slice(0, TEXT_MAX),
    )
    .filter((line) => line !== "");
}

/** Places for so many notes, line by line, about as wide as high, around a point. */
export function placesFor(count: number, middle: Point): readonly Point[] {
  const across = Math.max(1, Math.ceil(Math.sqrt(count)));
  const down = Math.ceil(count / across);
  const left = Math.round(middle.x - (across * (NOTE_WIDTH + GAP) - GAP) / 2);
  const top = Math.round(middle.y - (down * (NOTE_HEIGHT + GAP) - GAP) / 2);
  return Array.from({ length: count }, (_, index) => ({
    x: left + (index % across) * (NOTE_WIDTH + GAP),
    y: top + Math.floor(index / across) * (NOTE_HEIGHT + GAP),
  }));
}
