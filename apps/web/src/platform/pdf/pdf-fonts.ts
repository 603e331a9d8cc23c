import chinese from "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff?url";
import cyrillic from "@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff?url";
import cyrillicExt from "@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff?url";
import greek from "@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff?url";
import latin from "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff?url";
import latinExt from "@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff?url";
import vietnamese from "@fontsource/noto-sans/files/noto-sans-vietnamese-400-normal.woff?url";
import { FontSet } from "./font-set.ts";
import { TrueTypeFont } from "./true-type-font.ts";
import { readWoff } from "./woff.ts";
import { pieceOf } from "./rare-characters.ts";

/** Tried one after the other, until every character has been found. Scripts of Europe; rare Chinese characters follow. */
const OTHERS = [latinExt, cyrillic, greek, vietnamese, cyrillicExt];

/** Pieces of the Chinese font by number, each with rarer characters than the common ones. */
const RARE = import.meta.glob<string>(
  "../../../../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*[0-9]-400-normal.woff",
  { query: "?url", import: "default" },
);

async function load(address: string, signal: AbortSignal): Promise<TrueTypeFont> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new TrueTypeFont(readWoff(new Uint8Array(await response.arrayBuffer())));
}

/** Fonts that have every one of these characters, as far as there are any. */
export async function loadFonts(
  characters: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<FontSet> {
  // Latin first: the Chinese font has its own, wide, points and dashes.
  const fonts = await Promise.all([load(latin, signal), load(chinese, signal)]);
  const missing = (): readonly number[] => {
    const set = new FontSet(fonts);
    return [...characters]
      .map((each) => each.codePointAt(0)!)
      .filter((each) => each > 0x20 && !set.has(each));
  };
  for (const address of OTHERS) {
    if (missing().length === 0) return new FontSet(fonts);
    fonts.push(await load(address, signal));
  }
  if (missing().length === 0) return new FontSet(fonts);
  const { default: ranges } = await import("@fontsource/noto-sans-sc/unicode.json");
  for (const number of new Set(missing().flatMap((each) => pieceOf(each, ranges)))) {
    const path = Object.keys(RARE).find((each) => each.endsWith(`-sc-${number}-400-normal.woff`));
    if (path !== undefined) fonts.push(await load(await RARE[path]!(), signal));
  }
  return new FontSet(fonts);
}
