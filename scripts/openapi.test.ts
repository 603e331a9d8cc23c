import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generateTypes, target } from "./openapi.mjs";

it("the web app's types are those of the server's routes", () => {
  expect(readFileSync(target, "utf8")).toBe(generateTypes());
});
