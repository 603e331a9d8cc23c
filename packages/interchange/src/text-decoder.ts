/** The decoder that browsers and Node share; the compiler of a pure package knows neither. */
type Decoder = {
  readonly encoding: string;
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
};
type DecoderOptions = { readonly fatal?: boolean; readonly ignoreBOM?: boolean };
declare const TextDecoder: new (label: string, options?: DecoderOptions) => Decoder;

/** Names that Windows, Java and spreadsheets use and that the WHATWG standard does not list. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["ansi", "windows-1252"],
  ["cp936", "gbk"],
  ["ms936", "gbk"],
  ["windows-936", "gbk"],
  ["gb18030-2000", "gb18030"],
  ["gb18030-2005", "gb18030"],
  ["gb18030-2022", "gb18030"],
  ["cp54936", "gb18030"],
  ["cp932", "shift_jis"],
  ["windows-932", "shift_jis"],
  ["cp949", "euc-kr"],
  ["cp950", "big5"],
  ["windows-950", "big5"],
  ["cp65001", "utf-8"],
  ["utf-16-le", "utf-16le"],
  ["utf-16-be", "utf-16be"],
]);

/** A streaming decoder that throws a TypeError at bytes that the encoding cannot have; null for a label that nobody knows. */
export function createTextDecoder(label: string): Decoder | null {
  try {
    return new TextDecoder(ALIASES.get(label.trim().toLowerCase()) ?? label, { fatal: true });
  } catch {
    return null;
  }
}
