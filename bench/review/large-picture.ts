import { seededShares } from "./seeded-shares.ts";
import { crc32, deflateSync } from "node:zlib";

const RED = 1;
const BLACK = 2;

/** A scanned sheet as PNG: white with many thin lines, and a red field in the middle to be found by. */
export function largePicture(width: number, height: number): Buffer {
  // One byte before each line says that it is not filtered.
  const stride = width + 1;
  const pixels = Buffer.alloc(stride * height);
  const rng = seededShares(21);
  for (let line = 0; line < 6_000; line += 1) {
    const [x, y] = [Math.floor(rng() * width), Math.floor(rng() * height)];
    const length = 50 + Math.floor(rng() * 900);
    if (rng() < 0.5)
      pixels.fill(BLACK, y * stride + 1 + x, y * stride + 1 + Math.min(width, x + length));
    else
      for (let at = y; at < Math.min(height, y + length); at += 1)
        pixels[at * stride + 1 + x] = BLACK;
  }
  const side = Math.round(width / 20);
  for (let y = (height - side) / 2; y < (height + side) / 2; y += 1) {
    const from = Math.round(y) * stride + 1 + Math.round((width - side) / 2);
    pixels.fill(RED, from, from + side);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 0])),
    chunk("IDAT", deflateSync(pixels, { level: 3 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
