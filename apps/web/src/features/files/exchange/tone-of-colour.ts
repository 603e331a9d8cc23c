import type { MarkTone } from "@parley/shared/documents/mark.ts";

/** The tone that is nearest to a colour of another program: grey, brown or nothing at all is ink. Parts from 0 to 1. */
export function toneOfColour(parts: readonly number[]): MarkTone {
  const [red, green, blue] = rgbOf(parts);
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < 0.15) return "ink";
  const turn =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  const hue = (turn * 60 + 360) % 360;
  if (hue < 20 || hue >= 290) return "red";
  if (hue < 70) return "amber";
  return hue < 170 ? "green" : "blue";
}

/** Grey, red-green-blue or the four of print, by how many there are. */
function rgbOf(parts: readonly number[]): readonly [number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  if (parts.length === 1) return [a, a, a];
  if (parts.length === 4) return [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)];
  return [a, b, c];
}
