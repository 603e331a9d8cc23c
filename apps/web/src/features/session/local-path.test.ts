import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test("a sign-in leads on to a path of this site", () => {
  expect(localPath("/projects/1/plan?task=a")).toBe("/projects/1/plan?task=a");
});

test("a crafted link cannot lead to another site", () => {
  for (const wanted of [
    null,
    "",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:x",
  ]) {
    expect(localPath(wanted)).toBe("/");
  }
});
