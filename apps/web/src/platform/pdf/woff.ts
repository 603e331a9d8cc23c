import { unzlibSync } from "fflate";

export type FontTables = ReadonlyMap<string, Uint8Array>;

/** Tables of a font in WOFF 1.0 (W3C recommendation, sections 3 and 4), unpacked. Throws where the file is none. */
export function readWoff(file: Uint8Array): FontTables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== 0x774f4646) throw new Error("not a WOFF font");
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(12); index += 1) {
    const entry = 44 + index * 20;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const offset = view.getUint32(entry + 4);
    const packed = view.getUint32(entry + 8);
    const length = view.getUint32(entry + 12);
    const bytes = file.subarray(offset, offset + packed);
    tables.set(tag, packed < length ? unzlibSync(bytes) : bytes);
  }
  return tables;
}
