import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const PACKABLE = /^assets\/.*\.(?:m?js|css|svg|json|wasm|ttf)$/;
/** Below, the answer fits into one packet anyway. */
const LEAST_BYTES = 1_024;
/** Nearly as small as the highest, in a twentieth of the time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const packers = [
  [".br", (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI)],
  [".gz", (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 })],
] as const;

/** Puts packed twins beside scripts and styles, for the server to send to whoever takes them. */
export function packedAssets(): Plugin {
  return {
    name: "packed-assets",
    apply: "build",
    async writeBundle({ dir }, bundle) {
      const pack = async (name: string): Promise<void> => {
        const path = join(dir!, name);
        const bytes = await readFile(path);
        if (bytes.length < LEAST_BYTES) return;
        for (const [ending, packed] of packers) await writeFile(path + ending, await packed(bytes));
      };
      await Promise.all(
        Object.keys(bundle)
          .filter((name) => PACKABLE.test(name))
          .map(pack),
      );
    },
  };
}
