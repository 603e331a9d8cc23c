import { createTextDecoder } from "./text-decoder.ts";

/** Which bytes one text has, counted once. */
type Counts = {
  /** Words, in letters that no ASCII letter stands next to: as Cyrillic words are, and Western ones are not. */
  readonly lettersAlone: number;
  /** Letters beyond ASCII in words that have ASCII letters too. */
  readonly lettersMixed: number;
  /** Pairs that GB2312 gives to common characters and to punctuation, and all other pairs that begin as its characters do. */
  readonly common: number;
  readonly rare: number;
};

const isAsciiLetter = (byte: number) =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
/** Letters of windows-1251 outside of its upper half: Ё, ё, Ђ … are few, and these are what Russian and Ukrainian use. */
const isHighLetter = (byte: number) =>
  byte >= 0xc0 || byte === 0xa8 || byte === 0xb8 || byte === 0xb2 || byte === 0xb3 || byte === 0xbf;

function countWords(bytes: Uint8Array): Pick<Counts, "lettersAlone" | "lettersMixed"> {
  let [lettersAlone, lettersMixed, high, ascii] = [0, 0, 0, 0];
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isAsciiLetter(byte)) ascii += 1;
    else if (isHighLetter(byte)) high += 1;
    else {
      if (ascii > 0) lettersMixed += high;
      else if (high > 1) lettersAlone += high;
      high = 0;
      ascii = 0;
    }
  }
  return { lettersAlone, lettersMixed };
}

/** GB2312 orders its first 3,755 characters, which are nearly all that people write, from B0A1 to D7F9; punctuation is A1 to A3. */
function countPairs(bytes: Uint8Array): Pick<Counts, "common" | "rare"> {
  let [common, rare] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    const isCommon =
      trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
    if (isCommon) common += 1;
    else rare += 1;
  }
  return { common, rare };
}

function decodes(label: string, samples: readonly Uint8Array[]): boolean {
  const decoder = createTextDecoder(label)!;
  try {
    for (const sample of samples) decoder.decode(sample);
    return true;
  } catch {
    return false;
  }
}

export type GuessedEncoding = "gb18030" | "windows-1251" | "windows-1252";

/**
 * Which old encoding pieces of text most plausibly have that are no UTF-8: Chinese, Cyrillic or Western. Other code pages cannot be
 * told from these by their bytes; whoever has such a file must say so.
 *
 * @param samples whole pieces (lines, cells, a file), none cut within a character
 */
export function guessEncoding(samples: readonly Uint8Array[]): GuessedEncoding {
  const sum = { lettersAlone: 0, lettersMixed: 0, common: 0, rare: 0 };
  for (const sample of samples) {
    const counts: Counts = { ...countWords(sample), ...countPairs(sample) };
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key];
  }
  // In Chinese plans a name or two has a rare character; Cyrillic and Western bytes make rare pairs nearly throughout.
  if (sum.common > sum.rare * 2 && decodes("gb18030", samples)) return "gb18030";
  return sum.lettersAlone > sum.lettersMixed ? "windows-1251" : "windows-1252";
}
