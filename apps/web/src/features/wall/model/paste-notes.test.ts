import { expect, test } from "vitest";
import { around } from "../../../platform/canvas/geometry.ts";
import { notesOfText, PASTE_MAX, placesFor } from "./paste-notes.ts";
import { NOTE_HEIGHT, NOTE_WIDTH } from "./wall-item.ts";

test("each row of a spreadsheet is a note, its cells one below another, and empty rows are none", () => {
  expect(notesOfText("Dig\t3 d\r\n\r\n \t \r\nPour\t\t1 d\r\n")).toEqual(["Dig\n3 d", "Pour\n1 d"]);
  expect(notesOfText("")).toEqual([]);
});

test("notes are laid out around a place without covering one another", () => {
  const places = placesFor(7, { x: 500, y: 300 });
  const rects = places.map((place) => ({ ...place, width: NOTE_WIDTH, height: NOTE_HEIGHT }));
  const all = around(rects)!;
  expect(all.x + all.width / 2).toBeCloseTo(500, 0);
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(7);
  for (const [index, a] of rects.entries())
    for (const b of rects.slice(index + 1))
      expect(Math.abs(a.x - b.x) >= NOTE_WIDTH || Math.abs(a.y - b.y) >= NOTE_HEIGHT).toBe(true);
});

test("of a list of 10,000 rows one paste makes a bounded number of notes, and every row is counted for the message", () => {
  const rows = notesOfText(
    Array.from({ length: 10_000 }, (_, row) => `Row ${row}\t2 d`).join("\n"),
  );
  expect(rows).toHaveLength(10_000);
  expect(rows.slice(0, PASTE_MAX)).toHaveLength(500);
  expect(rows[499]).toBe("Row 499\n2 d");
});
