export type PdfColour = {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
};
const CLEAR: PdfColour = { red: 0, green: 0, blue: 0, alpha: 0 };

/** `#rgb`, `#rrggbb`, `rgb(…)` and `rgba(…)` with how opaque as a share or in hundredths; anything else is not seen. Parts from 0 to 1. */
export function readColour(text: string): PdfColour {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text);
  const pairs = short?.slice(1).map((each) => each + each) ?? long?.slice(1);
  if (pairs !== undefined) {
    const [red, green, blue] = pairs.map((pair) => Number.parseInt(pair, 16) / 255);
    return { red: red!, green: green!, blue: blue!, alpha: 1 };
  }
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map((part) => (part.endsWith("%") ? Number.parseFloat(part) / 100 : Number(part)));
  if (parts === undefined || parts.length < 3 || parts.some(Number.isNaN)) return CLEAR;
  const [red, green, blue, alpha = 1] = parts;
  return { red: red! / 255, green: green! / 255, blue: blue! / 255, alpha };
}
