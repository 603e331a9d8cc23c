import type { FontTables } from "./woff.ts";

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A font with TrueType outlines (OpenType 1.9): what embedding it in a PDF needs. */
export class TrueTypeFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** xMin, yMin, xMax, yMax */
  readonly box: readonly [number, number, number, number];
  readonly glyphCount: number;
  readonly #tables: FontTables;
  readonly #glyphs: ReadonlyMap<number, number>;
  readonly #offsets: Uint32Array;
  readonly #metrics: DataView;
  readonly #metricCount: number;

  constructor(tables: FontTables) {
    this.#tables = tables;
    const head = viewOf(this.#table("head"));
    const hhea = viewOf(this.#table("hhea"));
    this.unitsPerEm = head.getUint16(18);
    this.box = [36, 38, 40, 42].map((at) => head.getInt16(at)) as [number, number, number, number];
    this.ascent = hhea.getInt16(4);
    this.descent = hhea.getInt16(6);
    this.#metricCount = hhea.getUint16(34);
    this.#metrics = viewOf(this.#table("hmtx"));
    this.glyphCount = viewOf(this.#table("maxp")).getUint16(4);
    this.#offsets = offsetsOf(viewOf(this.#table("loca")), head.getInt16(50), this.glyphCount);
    this.#glyphs = readCmap(viewOf(this.#table("cmap")));
  }

  #table(tag: string): Uint8Array {
    const table = this.#tables.get(tag);
    if (table === undefined) throw new Error(`a font without ${tag}`);
    return table;
  }

  /** 0: the font has no glyph of that character. */
  glyphOf(codePoint: number): number {
    return this.#glyphs.get(codePoint) ?? 0;
  }

  /** In units of the em. */
  advanceOf(glyph: number): number {
    return this.#metrics.getUint16(Math.min(glyph, this.#metricCount - 1) * 4);
  }

  /** The same font with the outlines of these glyphs alone. Glyphs keep their numbers, so that nothing else needs a change. */
  subset(glyphs: Iterable<number>): Uint8Array {
    const kept = this.#withParts(glyphs);
    const glyf = this.#table("glyf");
    const offsets = new Uint32Array(this.glyphCount + 1);
    let length = 0;
    for (let glyph = 0; glyph < this.glyphCount; glyph += 1) {
      offsets[glyph] = length;
      if (!kept.has(glyph)) continue;
      length += (this.#offsets[glyph + 1]! - this.#offsets[glyph]! + 3) & ~3;
    }
    offsets[this.glyphCount] = length;
    const outlines = new Uint8Array(length);
    for (const glyph of kept)
      outlines.set(glyf.subarray(this.#offsets[glyph], this.#offsets[glyph + 1]), offsets[glyph]);
    const loca = new Uint8Array(offsets.length * 4);
    const places = viewOf(loca);
    for (const [index, offset] of offsets.entries()) places.setUint32(index * 4, offset);
    const head = this.#table("head").slice();
    viewOf(head).setUint32(8, 0);
    viewOf(head).setInt16(50, 1);
    return writeFont(
      new Map(
        [
          ["glyf", outlines],
          ["head", head],
          ...["cvt ", "fpgm", "hhea", "hmtx", "maxp", "prep"].flatMap((tag) => {
            const table = this.#tables.get(tag);
            return table === undefined ? [] : [[tag, table]];
          }),
          ["loca", loca],
        ].toSorted(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)) as [
          string,
          Uint8Array,
        ][],
      ),
    );
  }

  /** With the glyphs of which composite ones are made, and the one for what is missing. */
  #withParts(glyphs: Iterable<number>): ReadonlySet<number> {
    const kept = new Set<number>([0]);
    const left = [...glyphs];
    const glyf = viewOf(this.#table("glyf"));
    while (left.length > 0) {
      const glyph = left.pop()!;
      if (glyph >= this.glyphCount || (kept.has(glyph) && glyph !== 0)) continue;
      kept.add(glyph);
      const from = this.#offsets[glyph]!;
      if (this.#offsets[glyph + 1] === from || glyf.getInt16(from) >= 0) continue;
      let at = from + 10;
      for (;;) {
        const flags = glyf.getUint16(at);
        const part = glyf.getUint16(at + 2);
        if (!kept.has(part)) left.push(part);
        if ((flags & 0x20) === 0) break;
        at += 4 + ((flags & 1) === 0 ? 2 : 4);
        at += (flags & 8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
      }
    }
    return kept;
  }
}

function offsetsOf(loca: DataView, format: number, count: number): Uint32Array {
  const offsets = new Uint32Array(count + 1);
  for (let index = 0; index <= count; index += 1)
    offsets[index] = format === 0 ? loca.getUint16(index * 2) * 2 : loca.getUint32(index * 4);
  return offsets;
}

/** Characters to glyphs: the widest Unicode table, format 12 or 4. */
function readCmap(cmap: DataView): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const offsets: { readonly offset: number; readonly format: number }[] = [];
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const platform = cmap.getUint16(4 + index * 8);
    if (platform !== 0 && platform !== 3) continue;
    const offset = cmap.getUint32(8 + index * 8);
    offsets.push({ offset, format: cmap.getUint16(offset) });
  }
  const wide = offsets.find(({ format }) => format === 12);
  const narrow = offsets.find(({ format }) => format === 4);
  if (wide !== undefined) readGroups(cmap, wide.offset, found);
  else if (narrow !== undefined) readSegments(cmap, narrow.offset, found);
  return found;
}

function readGroups(cmap: DataView, offset: number, found: Map<number, number>): void {
  const groups = cmap.getUint32(offset + 12);
  for (let index = 0; index < groups; index += 1) {
    const at = offset + 16 + index * 12;
    const [first, last, glyph] = [0, 4, 8].map((by) => cmap.getUint32(at + by)) as [
      number,
      number,
      number,
    ];
    for (let code = first; code <= last; code += 1) found.set(code, glyph + code - first);
  }
}

function readSegments(cmap: DataView, offset: number, found: Map<number, number>): void {
  const twice = cmap.getUint16(offset + 6);
  for (let at = 0; at < twice; at += 2) {
    const last = cmap.getUint16(offset + 14 + at);
    const first = cmap.getUint16(offset + 16 + twice + at);
    const delta = cmap.getInt16(offset + 16 + 2 * twice + at);
    const place = offset + 16 + 3 * twice + at;
    const range = cmap.getUint16(place);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const named = range === 0 ? code : cmap.getUint16(place + range + (code - first) * 2);
      const glyph = named === 0 ? 0 : (named + delta) & 0xffff;
      if (glyph !== 0) found.set(code, glyph);
    }
  }
}

/** An OpenType file of these tables, with checksums. */
function writeFont(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const count = tables.size;
  let offset = 12 + count * 16;
  let length = offset;
  for (const table of tables.values()) length += (table.length + 3) & ~3;
  const file = new Uint8Array(length);
  const view = viewOf(file);
  const power = 2 ** Math.floor(Math.log2(count));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, count);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (count - power) * 16);
  let entry = 12;
  for (const [tag, table] of tables) {
    file.set(table, offset);
    for (let at = 0; at < 4; at += 1) view.setUint8(entry + at, tag.charCodeAt(at));
    const padded = (table.length + 3) & ~3;
    view.setUint32(entry + 4, sumOf(view, offset, padded));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    offset += padded;
    entry += 16;
  }
  return file;
}

function sumOf(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
