import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { settingDefinitions } from "./settings.ts";

const root = new URL("../../../../", import.meta.url);

describe.each(["README.md", "README.zh-CN.md"])("the settings of %s", (file) => {
  const rows = [...readFileSync(new URL(file, root), "utf8").matchAll(/^\| `([A-Z_]+)` \|/gm)];

  it("are those that the server reads, in the same order", () => {
    expect(rows.map((row) => row[1])).toEqual(Object.keys(settingDefinitions));
  });
});
