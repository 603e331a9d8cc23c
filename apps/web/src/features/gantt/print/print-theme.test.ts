import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PRINT_TOKENS } from "./print-theme.ts";

test("paper has the light colours of the screen", () => {
  const path = join(import.meta.dirname, "..", "..", "..", "ui", "theme", "tokens.css");
  const css = readFileSync(path, "utf8");
  const light = css.slice(0, css.indexOf('[data-mantine-color-scheme="dark"]'));
  for (const [name, value] of Object.entries(PRINT_TOKENS))
    expect(light, name).toContain(`--${name}: ${value};`);
});
