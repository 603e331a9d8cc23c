import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (dataDir: string): string => join(dataDir, "server.url");

/** Leaves the address of the running server where the `parley` command finds it. It is no secret and opens nothing. */
export function publishAddress(dataDir: string, url: string): () => void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, `${url}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return () => rmSync(file, { force: true });
}

export function readAddress(dataDir: string): string | null {
  const file = fileIn(dataDir);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
