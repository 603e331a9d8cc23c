import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { createFolderBlobStore } from "./folder-blob-store.ts";
import { testBlobStore } from "./testing/blob-store-contract.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("a folder of blobs", () => {
  testBlobStore(async () => {
    const folder = mkdtempSync(join(tmpdir(), "parley-blobs-"));
    folders.push(folder);
    return { store: createFolderBlobStore(join(folder, "blobs")), folder };
  });
});
