/** The decoder that browsers and Node share; the compiler of a pure package knows neither. */
type Decoder = {
  readonly encoding: string;
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
};
type DecoderOptions = { readonly fatal?: boolean; readonly ignoreBOM?: boolean };
declare const TextDecoder: new (label: string, options?: DecoderOptions) => Decoder;

/** A streaming decoder that throws a TypeError at bytes that the encoding cannot have; null for a label that nobody knows. */
export function createTextDecoder(label: string): Decoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}
