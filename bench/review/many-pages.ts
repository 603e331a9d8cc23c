import { seededShares } from "./seeded-shares.ts";
import { pdfOf } from "./pdf-of.ts";

const WIDTH = 1_191;
const HEIGHT = 842;
const LINES = 1_500;
const WORDS = 250;

/** A drawing set: every page of `WIDTH` by `HEIGHT` points with lines and words, and a red field in the middle to be found by. */
export function manyPages(pageCount: number): Buffer {
  const rng = seededShares(20);
  const between = (low: number, high: number): number => Math.round(low + rng() * (high - low));
  const pages = Array.from({ length: pageCount }, (_, page) => {
    const lines = Array.from({ length: LINES }, () => {
      const [x, y] = [between(20, WIDTH - 20), between(20, HEIGHT - 20)];
      const isLevel = rng() < 0.5;
      const length = between(5, 180);
      return `${x} ${y} m ${isLevel ? x + length : x} ${isLevel ? y : y + length} l S`;
    });
    const words = Array.from(
      { length: WORDS },
      (_word, at) =>
        `BT /F1 ${between(5, 9)} Tf ${between(30, WIDTH - 90)} ${between(30, HEIGHT - 30)} Td (P${page + 1}-${at}) Tj ET`,
    );
    const field = `1 0 0 rg ${WIDTH / 2 - 30} ${HEIGHT / 2 - 30} 60 60 re f 0 g`;
    return [`0.4 w`, ...lines, ...words, field].join("\n");
  });
  return pdfOf({ width: WIDTH, height: HEIGHT }, pages);
}
