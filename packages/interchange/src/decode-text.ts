import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import type { Findings } from "./finding.ts";
import { guessEncoding } from "./guess-encoding.ts";
import type { ImportError } from "./import-error.ts";
import { createTextDecoder } from "./text-decoder.ts";

export type DecodedText = {
  readonly text: string;
  /** As TextDecoder names it. */
  readonly encoding: string;
};

export type DecodeTextOptions = {
  /** What the person says; anything else is not tried, but for a byte order mark. */
  readonly given?: string | null;
  /** What the file says of itself; not believed where the bytes are UTF-8 or contradict it. */
  readonly declared?: string | null;
  readonly findings: Findings;
  /** What findings are about, e.g. the name of the file. */
  readonly subject?: string;
};

/** Bytes looked at in guessing. */
const SAMPLE = 1 << 20;

/** By its mark; or, of plain text, by the NUL in every other byte. */
function wideEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  let [even, odd] = [0, 0];
  const length = Math.min(bytes.length, 1_024) & ~1;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] !== 0) even += 1;
    if (bytes[at] !== 0 && bytes[at + 1] === 0) odd += 1;
  }
  if (odd * 4 > length / 2 && even === 0) return "utf-16le";
  return even * 4 > length / 2 && odd === 0 ? "utf-16be" : null;
}

function decodeAs(label: string, bytes: Uint8Array): DecodedText | null {
  const decoder = createTextDecoder(label);
  if (decoder === null) return null;
  try {
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch (error) {
    if ((error as Error).name === "TypeError") return null;
    throw error;
  }
}

/** From the start to the last line end within the first megabyte, so that no character is cut. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const end = bytes.subarray(0, SAMPLE).lastIndexOf(0x0a);
  return end > 0 ? bytes.subarray(0, end) : bytes;
}

/**
 * Text of a file whose format does not fix its encoding. In this order: a byte order mark, UTF-16 by its zeros, what the person says,
 * valid UTF-8, what the file declares, and then the most plausible of GB18030, windows-1251 and windows-1252, with a finding.
 */
export function decodeText(
  bytes: Uint8Array,
  { given = null, declared = null, findings, subject = "" }: DecodeTextOptions,
): Result<DecodedText, ImportError> {
  const refuse = (detail: string): Result<never, ImportError> =>
    err({ code: "import.bad-encoding", line: null, element: null, detail });
  const wide = wideEncoding(bytes);
  const strict = wide ?? given;
  if (strict !== null) {
    const decoded = decodeAs(strict, bytes);
    if (decoded !== null) return ok(decoded);
    return createTextDecoder(strict) === null
      ? refuse(`The encoding “${strict}” is not known.`)
      : refuse(`The file has bytes that ${strict} does not allow.`);
  }
  const utf8 = decodeAs("utf-8", bytes);
  if (utf8 !== null) return ok(utf8);
  if (declared !== null) {
    const decoded = decodeAs(declared, bytes);
    if (decoded !== null) return ok(decoded);
    findings.add("text.encoding-mismatch", subject, declared);
  }
  const guess = guessEncoding([sampleOf(bytes)]);
  // What the first megabyte looks like, the rest may still contradict.
  const guessed = decodeAs(guess, bytes) ?? decodeAs("windows-1252", bytes)!;
  findings.add("text.encoding-guessed", subject, guessed.encoding);
  return ok(guessed);
}
