import type { Box, Sheet, Stroke, TextRun } from "../sheet.ts";
import { grown } from "../sheet.ts";

/** `next()` is uniform in [0, 1). */
export type Dice = { readonly next: () => number };

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}

export type Part = {
  readonly name: string;
  readonly value: string;
  readonly kind: "resistor" | "capacitor" | "amplifier";
  readonly x: number;
  readonly y: number;
};

const line = (x0: number, y0: number, x1: number, y1: number): Stroke => ({ x0, y0, x1, y1 });
const words = (text: string, x: number, y: number): TextRun => ({
  text,
  x,
  y,
  width: text.length * 5,
  height: 9,
  angle: 0,
});

function strokesOf({ kind, x, y }: Part): readonly Stroke[] {
  switch (kind) {
    case "resistor":
      return [
        line(x, y, x + 20, y),
        line(x + 20, y, x + 20, y + 8),
        line(x + 20, y + 8, x, y + 8),
        line(x, y + 8, x, y),
        line(x - 10, y + 4, x, y + 4),
        line(x + 20, y + 4, x + 30, y + 4),
      ];
    case "capacitor":
      return [
        line(x + 8, y - 4, x + 8, y + 12),
        line(x + 12, y - 4, x + 12, y + 12),
        line(x - 10, y + 4, x + 8, y + 4),
        line(x + 12, y + 4, x + 30, y + 4),
      ];
    case "amplifier":
      return [
        line(x, y - 10, x, y + 20),
        line(x, y + 20, x + 26, y + 5),
        line(x + 26, y + 5, x, y - 10),
        line(x - 10, y, x, y),
        line(x - 10, y + 10, x, y + 10),
        line(x + 26, y + 5, x + 36, y + 5),
      ];
  }
}

export const boxOfPart = ({ x, y }: Part): Box =>
  grown({ x0: x - 10, y0: y - 10, x1: x + 30, y1: y + 30 }, 0);

const VALUES = ["1k", "10k", "100nF", "4.7uF", "OPA357", "VCC"];
const CELL = { width: 90, height: 70 };

/** A plan of parts on a grid, each with a name that stands once and a value that stands often. */
export function drawParts(dice: Dice, columns: number, rows: number, from = 1): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < rows; j++) {
      const kind = (["resistor", "capacitor", "amplifier"] as const)[Math.floor(dice.next() * 3)]!;
      parts.push({
        name: `${kind[0]!.toUpperCase()}${from + parts.length}`,
        value: VALUES[Math.floor(dice.next() * VALUES.length)]!,
        kind,
        x: 60 + i * CELL.width + Math.round(dice.next() * 20),
        y: 60 + j * CELL.height + Math.round(dice.next() * 10),
      });
    }
  return parts;
}

export type Whole = {
  readonly width: number;
  readonly height: number;
  readonly dx: number;
  readonly dy: number;
};

/** The parts with their frame; the order in which they are drawn is the dice's. */
export function sheetOf(
  parts: readonly Part[],
  { width, height, dx, dy }: Whole,
  dice: Dice,
): Sheet {
  const strokes: Stroke[] = [
    line(10, 10, width - 10, 10),
    line(width - 10, 10, width - 10, height - 10),
    line(width - 10, height - 10, 10, height - 10),
    line(10, height - 10, 10, 10),
  ];
  const texts: TextRun[] = [];
  for (const each of parts) {
    const part = { ...each, x: each.x + dx, y: each.y + dy };
    strokes.push(...strokesOf(part));
    texts.push(words(part.name, part.x, part.y + 22), words(part.value, part.x, part.y - 16));
  }
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: dice.next() }))
      .toSorted((p, q) => p.at - q.at)
      .map(({ item }) => item);
  return { width, height, texts: mixed(texts), strokes: mixed(strokes), images: [] };
}
