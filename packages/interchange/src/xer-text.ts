import { guessEncoding } from "./guess-encoding.ts";
import { createTextDecoder } from "./text-decoder.ts";

type Decoder = {
  readonly encoding: string;
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
};
declare const TextDecoder: new (
  label: string,
  options?: { readonly ignoreBOM?: boolean },
) => Decoder;

/** The two that hold a NUL in every other byte of a plain text, by mark or by that; null: bytes that ASCII can be read from. */
export function wideEncodingOf(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head.length < 2) return null;
  if (head[0] !== 0 && head[1] === 0) return "utf-16le";
  return head[0] === 0 && head[1] !== 0 ? "utf-16be" : null;
}

/** Spreading would walk the bytes one by one. */
const charactersOf = (bytes: Uint8Array): string =>
  Reflect.apply(String.fromCharCode, null, bytes as unknown as number[]);

/** Text of the next chunk; null ends it. */
export type Feed = (chunk: Uint8Array | null) => string;

/** Bytes as text: UTF-16 decoded, all others one character for each byte, for xerTextDecoder to turn later. */
export function feedOf(head: Uint8Array): Feed {
  const wide = wideEncodingOf(head);
  if (wide !== null) {
    const decoder = new TextDecoder(wide);
    return (chunk) => (chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true }));
  }
  return (chunk) => {
    let text = "";
    for (let at = 0; chunk !== null && at < chunk.length; at += 8_192)
      text += charactersOf(chunk.subarray(at, at + 8_192));
    return text;
  };
}

const BEYOND_ASCII = /\P{ASCII}/u;
function bytesOf(raw: string): Uint8Array {
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

/** Turns texts of one character a byte into what the encoding makes of them; what it does not allow becomes U+FFFD. */
export function xerTextDecoder(label: string): (raw: string) => string {
  const decoder = new TextDecoder(createTextDecoder(label)?.encoding ?? "utf-8", {
    ignoreBOM: true,
  });
  return (raw) => (BEYOND_ASCII.test(raw) ? decoder.decode(bytesOf(raw)) : raw);
}

function allows(label: string, samples: readonly Uint8Array[]): boolean {
  const decoder = createTextDecoder(label)!;
  try {
    for (const bytes of samples) decoder.decode(bytes);
    return true;
  } catch (error) {
    if ((error as Error).name !== "TypeError") throw error;
    return false;
  }
}

/**
 * What encoding texts are written in, judged by all of them together: UTF-8 where every one is, else the old code page that is most
 * plausible, which is a guess, as XER does not say.
 */
export function encodingOfTexts(raws: readonly string[]): {
  readonly label: string;
  readonly guessed: boolean;
} {
  const samples = raws.filter((raw) => BEYOND_ASCII.test(raw)).map(bytesOf);
  if (allows("utf-8", samples)) return { label: "utf-8", guessed: false };
  return { label: guessEncoding(samples), guessed: true };
}
