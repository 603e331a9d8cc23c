import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../support/chromium.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const WEB = join(ROOT, "apps/web");
const ENTRY = join(WEB, "src/features/gantt/testing/bar-states-page.ts");
/** So many of a thousand pixels may look different: another Chromium smooths edges in another way. */
const TOLERANCE = 4;

type Look = {
  readonly sheet: string;
  readonly states: readonly { name: string; changed: number | null; fromPlain: number }[];
};
type Output = { readonly output: readonly { code?: string; source?: unknown; fileName: string }[] };

let script = "";
let style = "";
beforeAll(async () => {
  const vite = createRequire(join(WEB, "package.json")).resolve("vite");
  const { build } = (await import(pathToFileURL(vite).href)) as {
    build: (options: unknown) => Promise<readonly Output[]>;
  };
  const [built] = await build({
    root: WEB,
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry: ENTRY, formats: ["iife"], name: "barStatesPage" } },
  });
  for (const { fileName, code, source } of built!.output)
    if (code !== undefined) script += code;
    else if (fileName.endsWith(".css")) style += String(source);
});

const storedAt = (theme: string): string => join(import.meta.dirname, `bar-states-${theme}.png`);
const dataUrl = (path: string): string =>
  `data:image/png;base64,${readFileSync(path).toString("base64")}`;
const bytesOf = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(",") + 1), "base64");

// PICTURES=write draws what is compared against anew: look at it before it is committed.
test.for(["light", "dark"] as const)(
  "every state of a bar looks as it was drawn once, and unlike a plain bar, %s",
  async (theme) => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ colorScheme: theme });
      await page.addStyleTag({ content: style });
      await page.addScriptTag({ content: script });
      const path = storedAt(theme);
      const isWriting = process.env["PICTURES"] === "write";
      const look = await page.evaluate(
        ([isDark, stored]) =>
          (
            globalThis as unknown as {
              barStates: { look: (isDark: boolean, stored: string | null) => Promise<Look> };
            }
          ).barStates.look(isDark, stored),
        [theme === "dark", !isWriting && existsSync(path) ? dataUrl(path) : null] as const,
      );
      if (isWriting) return await writeFile(path, bytesOf(look.sheet));
      const wrong = look.states.filter(({ changed }) => changed === null || changed > TOLERANCE);
      if (wrong.length > 0) {
        const artifact = join(ROOT, "e2e/artifacts", `bar-states-${theme}.png`);
        await mkdir(dirname(artifact), { recursive: true });
        await writeFile(artifact, bytesOf(look.sheet));
      }
      expect(wrong).toEqual([]);
      // The comparison would see it if a state were not drawn at all.
      expect(
        look.states.filter(({ name, fromPlain }) => name !== "task" && fromPlain <= TOLERANCE),
      ).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
