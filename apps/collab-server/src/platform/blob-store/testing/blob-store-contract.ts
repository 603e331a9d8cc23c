import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { BlobStore } from "../blob-store.ts";

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function readAll(store: BlobStore, ...args: Parameters<BlobStore["read"]>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of store.read(...args) as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

async function everythingIn(store: BlobStore) {
  const found: { readonly sha256: string; readonly keptAt: number }[] = [];
  for await (const blob of store.list()) found.push(blob);
  return found;
}

/** What every store of bytes has to do. `make` answers a new one, and a folder for files that it is given. */
export function testBlobStore(
  make: () => Promise<{ readonly store: BlobStore; readonly folder: string }>,
): void {
  it("B1 reads what was kept, whole and in ranges, under the hash of its content", async () => {
    const { store, folder } = await make();
    const bytes = randomBytes(300_000);
    const file = join(folder, "given");
    await writeFile(file, bytes);
    const sha256 = hashOf(bytes);
    await store.keep(file, sha256);
    await expect(readFile(file)).rejects.toThrow();
    expect(await store.size(sha256)).toBe(bytes.length);
    expect((await readAll(store, sha256)).equals(bytes)).toBe(true);
    const piece = await readAll(store, sha256, { first: 1_000, last: 1_999 });
    expect(piece.equals(bytes.subarray(1_000, 2_000))).toBe(true);
    expect((await store.withFile(sha256, (path) => readFile(path))).equals(bytes)).toBe(true);
  });

  it("B2 keeps the same content once, and counts it as fresh when it is kept again", async () => {
    const { store } = await make();
    const bytes = Buffer.from("the same");
    const first = await store.keepBytes(bytes);
    const [before] = await everythingIn(store);
    expect(await store.keepBytes(bytes)).toEqual(first);
    const after = await everythingIn(store);
    expect(first).toEqual({ sha256: hashOf(bytes), bytes: bytes.length });
    expect(after).toHaveLength(1);
    expect(after[0]!.keptAt).toBeGreaterThanOrEqual(before!.keptAt);
  });

  it("B3 has no size for what is not there, fails to read it, and removes it without an error", async () => {
    const { store } = await make();
    const sha256 = hashOf(Buffer.from("absent"));
    expect(await store.size(sha256)).toBeNull();
    await expect(readAll(store, sha256)).rejects.toThrow();
    await store.remove(sha256);
    const kept = await store.keepBytes(Buffer.from("present"));
    await store.remove(kept.sha256);
    expect(await store.size(kept.sha256)).toBeNull();
    await expect((async () => store.size("../../etc/passwd"))()).rejects.toThrow();
  });

  it("B4 lists everything that is kept", async () => {
    const { store } = await make();
    const names = [];
    for (let i = 0; i < 20; i += 1) {
      names.push((await store.keepBytes(Buffer.from(`blob ${i}`))).sha256);
    }
    const listed = (await everythingIn(store)).map(({ sha256 }) => sha256);
    expect(listed.toSorted()).toEqual(names.toSorted());
  });
}
