import * as Y from "yjs";

/** Bytes; longer texts are rare enough for the platform's decoder, which costs most at its start. */
const SHORT = 64;
const TABLE = 4_096;

/**
 * Reads updates as yjs does. Most texts of a plan are short and plain: names of fields, ids, orders. Those that come again, as names of
 * fields do with every task, are recognised by their bytes and made once.
 */
export class PlainTextDecoder extends Y.UpdateDecoderV1 {
  private readonly known: (string | undefined)[] = Array.from({ length: TABLE });

  override readString(): string {
    return this.readPlain() ?? super.readString();
  }

  override readKey(): string {
    return this.readPlain() ?? super.readKey();
  }

  override readAny(): unknown {
    const { restDecoder } = this;
    if (restDecoder.arr[restDecoder.pos] !== TEXT) return super.readAny();
    restDecoder.pos += 1;
    return this.readString();
  }

  /** Null, and nothing read, where the text is long or not plain. */
  private readPlain(): string | null {
    const { restDecoder } = this;
    const { arr, pos } = restDecoder;
    const length = arr[pos] ?? SHORT + 1;
    const first = pos + 1;
    const end = first + length;
    if (length > SHORT || end > arr.length) return null;
    let hash = length;
    for (let at = first; at < end; at += 1) {
      const code = arr[at]!;
      if (code > 127) return null;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    const slot = (hash ^ (hash >>> 12)) & (TABLE - 1);
    const known = this.known[slot];
    restDecoder.pos = end;
    if (known !== undefined && isSame(known, arr, first, length)) return known;
    const text = String.fromCharCode.apply(null, arr.subarray(first, end) as unknown as number[]);
    this.known[slot] = text;
    return text;
  }
}

/** Tag of a text among plain values (lib0's encoding of any). */
const TEXT = 119;

function isSame(text: string, bytes: Uint8Array, first: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at += 1)
    if (text.charCodeAt(at) !== bytes[first + at]) return false;
  return true;
}
