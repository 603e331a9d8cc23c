import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";

/** Flags that keep Chromium quiet: without them every start looks up hosts of its maker. */
const flags: readonly string[] = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const usualNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

interface FoundChromium {
  executablePath: string;
  /** Flags that this very build needs. */
  args: readonly string[];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The Chromium to test with: $CHROMIUM, else an installed one, else the one inside an npm package.
 * Nothing is ever downloaded.
 */
export async function findChromium(): Promise<FoundChromium> {
  const named = process.env["CHROMIUM"];
  if (named) {
    if (!isExecutable(named))
      throw new Error(`CHROMIUM names no program that can be run: ${named}`);
    return { executablePath: named, args: [] };
  }
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)].filter(Boolean);
  const candidates = usualNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  candidates.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  const installed = candidates.find(isExecutable);
  if (installed) return { executablePath: installed, args: [] };
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: packaged } = await import("@sparticuz/chromium");
    // Its own list holds --single-process, with which browser contexts break.
    return { executablePath: await packaged.executablePath(), args: ["--no-zygote"] };
  }
  throw new Error(
    "No Chromium found: install one, or name it in the environment variable CHROMIUM.",
  );
}

/** Starts a headless Chromium; the caller closes it. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, args } = await findChromium();
  return chromium.launch({
    executablePath,
    headless: true,
    // As root Chromium refuses to run with its sandbox.
    chromiumSandbox: process.getuid?.() !== 0 && process.env["CI"] === undefined,
    ...options,
    args: [...flags, ...args, ...(options.args ?? [])],
  });
}
