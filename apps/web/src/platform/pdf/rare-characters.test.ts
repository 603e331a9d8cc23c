import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TrueTypeFont } from "./true-type-font.ts";
import { readWoff } from "./woff.ts";
import { pieceOf } from "./rare-characters.ts";

const require = createRequire(import.meta.url);
const folder = "@fontsource/noto-sans-sc";
const ranges = JSON.parse(
  readFileSync(require.resolve(`${folder}/unicode.json`), "utf8"),
) as Record<string, string>;

test("a rare character is found in the piece of the font that its range names", () => {
  const rare = "㐀".codePointAt(0)!;
  for (const codePoint of [rare, "堃".codePointAt(0)!, "龘".codePointAt(0)!]) {
    for (const number of pieceOf(codePoint, ranges)) {
      const path = `${folder}/files/noto-sans-sc-${number}-400-normal.woff`;
      const font = new TrueTypeFont(readWoff(new Uint8Array(readFileSync(require.resolve(path)))));
      expect(font.glyphOf(codePoint)).not.toBe(0);
    }
  }
  expect(pieceOf("堃".codePointAt(0)!, ranges)).toHaveLength(1);
  expect(pieceOf(0x10ffff, ranges)).toEqual([]);
});
