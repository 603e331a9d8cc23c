import type { NewMark } from "./shown-mark.ts";

/** So many marks, and so many characters of what they hold, are well within what the server takes at once. */
const MARKS = 150;
const CHARACTERS = 40_000;

/** Marks in their order, in pieces that can each be sent at once. */
export function inPieces(marks: readonly NewMark[]): readonly (readonly NewMark[])[] {
  const pieces: NewMark[][] = [];
  let room = 0;
  for (const mark of marks) {
    const size = mark.points.length + (mark.text?.length ?? 0) + (mark.pressures?.length ?? 0);
    const last = pieces.at(-1);
    if (last === undefined || last.length >= MARKS || size > room) {
      pieces.push([mark]);
      room = CHARACTERS - size;
    } else {
      last.push(mark);
      room -= size;
    }
  }
  return pieces;
}
