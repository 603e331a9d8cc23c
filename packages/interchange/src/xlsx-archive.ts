import { Inflate } from "fflate/browser";
import { crc32 } from "./xlsx-crc.ts";
import { createTextDecoder } from "./text-decoder.ts";
import { XlsxRefusal } from "./xlsx-refusal.ts";

export type ArchiveLimits = {
  /** Files in the archive. */
  readonly entries: number;
  /** Unpacked bytes of one file. */
  readonly entryBytes: number;
  /** Unpacked bytes of all files, and of everything that is unpacked, however often. */
  readonly totalBytes: number;
  /** Unpacked bytes for one packed byte; DEFLATE reaches 1,032, sheets of real plans stay under 100. */
  readonly ratio: number;
};

export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  entryBytes: 512 * 1024 * 1024,
  totalBytes: 768 * 1024 * 1024,
  ratio: 300,
};

export type Archive = {
  /** Names of all files, as the archive spells them; folders end in `/`. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The bytes of one file, piece by piece: a file is never unpacked as a whole. Throws an XlsxRefusal. */
  readonly unpack: (name: string) => Generator<Uint8Array>;
};

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;
/** The end record is 22 bytes and a comment of up to 65,535. */
const END_BYTES = 22;
/** Small files may be packed as well as they like. */
const FREE_OF_RATIO = 1024 * 1024;
/** What one push may unpack at most is this times 1,032. */
const SLICE = 8 * 1024;

const broken = (detail: string) =>
  new XlsxRefusal("import.malformed", `The packed file is damaged: ${detail}.`);
const tooLarge = (name: string) =>
  new XlsxRefusal("import.too-large", "The file unpacks to more than Parley takes.", {
    element: name.slice(0, 100),
  });

/** Reads little-endian numbers; a place outside of the bytes refuses the file. */
function createView(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (offset: number, length: number) => {
    if (offset < 0 || offset + length > bytes.length) throw broken("its directory ends too early");
    return offset;
  };
  return {
    length: bytes.length,
    u16: (offset: number) => view.getUint16(at(offset, 2), true),
    u32: (offset: number) => view.getUint32(at(offset, 4), true),
    u64(offset: number) {
      const value = view.getBigUint64(at(offset, 8), true);
      if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw broken("a size is out of range");
      return Number(value);
    },
    text(offset: number, length: number) {
      at(offset, length);
      let text = "";
      for (const byte of bytes.subarray(offset, offset + length)) text += String.fromCharCode(byte);
      return text;
    },
    utf8: (offset: number, length: number) =>
      createTextDecoder("utf-8")!.decode(bytes.subarray(at(offset, length), offset + length), {
        stream: false,
      }),
  };
}
type View = ReturnType<typeof createView>;

/** Where the directory lies, and how many entries it has. */
function findDirectory(view: View): { readonly offset: number; readonly count: number } {
  const last = Math.max(0, view.length - END_BYTES - FULL_16);
  for (let at = view.length - END_BYTES; at >= last; at--) {
    if (view.u32(at) !== END) continue;
    const count = view.u16(at + 10);
    const offset = view.u32(at + 16);
    if (count !== FULL_16 && offset !== FULL_32) return { count, offset };
    if (at < 20 || view.u32(at - 20) !== END_64_LOCATOR) return { count, offset };
    const wide = view.u64(at - 12);
    if (view.u32(wide) !== END_64) throw broken("it has no directory");
    return { count: view.u64(wide + 32), offset: view.u64(wide + 48) };
  }
  throw broken("it has no directory, as if the file were cut off");
}

/** Sizes of 4 GiB and more stand in an extra field of their own, in this order, and only where the plain one is full. */
function wideValues(view: View, at: number, length: number, plain: readonly number[]): number[] {
  const values = [...plain];
  for (let field = at; field + 4 <= at + length; field += 4 + view.u16(field + 2)) {
    if (view.u16(field) !== 1) continue;
    let place = field + 4;
    for (const [index, value] of plain.entries()) {
      if (value !== FULL_32) continue;
      values[index] = view.u64(place);
      place += 8;
    }
  }
  return values;
}

function readDirectory(view: View, limits: ArchiveLimits): Map<string, Entry> {
  const { offset, count } = findDirectory(view);
  if (count > limits.entries) throw tooLarge("");
  const entries = new Map<string, Entry>();
  let total = 0;
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (view.u32(at) !== CENTRAL) throw broken("its directory cannot be read");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.u16(at + field),
    ) as [number, number, number];
    const isUtf8 = (view.u16(at + 8) & 0x800) !== 0;
    const name = isUtf8 ? view.utf8(at + 46, nameLength) : view.text(at + 46, nameLength);
    const [unpacked, packed, local] = wideValues(view, at + 46 + nameLength, extraLength, [
      view.u32(at + 24),
      view.u32(at + 20),
      view.u32(at + 42),
    ]) as [number, number, number];
    if (view.u16(at + 8) & 1)
      throw new XlsxRefusal("import.unsupported-format", "The file is encrypted.");
    total += unpacked;
    const isDense = unpacked > FREE_OF_RATIO && unpacked > packed * limits.ratio;
    if (unpacked > limits.entryBytes || total > limits.totalBytes || isDense) throw tooLarge(name);
    // Names in a package are compared without regard to case.
    const key = name.toLowerCase();
    if (entries.has(key)) throw broken("a name occurs in it twice");
    entries.set(key, {
      name,
      method: view.u16(at + 10),
      crc: view.u32(at + 16),
      packed,
      unpacked,
      offset: local,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/**
 * Opens a ZIP archive that lies in memory. Sizes and ratios are judged by the directory before anything is unpacked, and counted again
 * while it is, since a directory can lie. Names are keys and never become paths.
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Archive {
  const view = createView(bytes);
  const entries = readDirectory(view, limits);
  let spent = 0;

  function packedBytes({ offset, packed, name }: Entry): Uint8Array {
    if (view.u32(offset) !== LOCAL) throw broken(`${name.slice(0, 100)} is not where it should be`);
    const from = offset + 30 + view.u16(offset + 26) + view.u16(offset + 28);
    if (from + packed > bytes.length) throw broken(`${name.slice(0, 100)} is cut off`);
    return bytes.subarray(from, from + packed);
  }

  function* unpacked({ method, name }: Entry, packed: Uint8Array): Generator<Uint8Array> {
    if (method === 0) {
      for (let at = 0; at < packed.length; at += SLICE) yield packed.subarray(at, at + SLICE);
      return;
    }
    if (method !== 8)
      throw new XlsxRefusal(
        "import.unsupported-format",
        `The file is packed in a way (${method}) that is not known.`,
      );
    let pieces: Uint8Array[] = [];
    const inflate = new Inflate((piece) => void pieces.push(piece));
    for (let at = 0; at < packed.length; at += SLICE) {
      try {
        inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
      } catch {
        throw broken(`${name.slice(0, 100)} cannot be unpacked`);
      }
      yield* pieces;
      pieces = [];
    }
  }

  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(name.toLowerCase()),
    *unpack(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw broken(`${name.slice(0, 100)} is missing`);
      let length = 0;
      let crc = 0;
      for (const piece of unpacked(entry, packedBytes(entry))) {
        length += piece.length;
        spent += piece.length;
        if (length > entry.unpacked || spent > limits.totalBytes) throw tooLarge(name);
        crc = crc32(piece, crc);
        yield piece;
      }
      if (length !== entry.unpacked || crc !== entry.crc)
        throw broken(`${name.slice(0, 100)} is not what it was when it was packed`);
    },
  };
}
