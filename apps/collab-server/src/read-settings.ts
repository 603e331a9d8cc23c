import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSettings, type Settings } from "./platform/settings.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** The settings of this process. A relative DATA_DIR starts from the root of the project, wherever the command was called. */
export const readSettings = (): Settings => parseSettings(process.env, root);

export function readVersion(): string {
  const file = join(import.meta.dirname, "..", "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
