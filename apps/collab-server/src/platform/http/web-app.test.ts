import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "./app.ts";
import { registerWebApp } from "./web-app.ts";

const SCRIPT = "export const answer = 42;\n".repeat(100);

describe("the built web app", () => {
  let folder = "";
  const app = Fastify() as unknown as App;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-web-app-"));
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "index.html"), "<!doctype html>");
    await writeFile(join(folder, "assets/a-1.js"), SCRIPT);
    await writeFile(join(folder, "assets/a-1.js.br"), brotliCompressSync(SCRIPT));
    await writeFile(join(folder, "assets/plain-1.js"), SCRIPT);
    await registerWebApp(app, folder);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });
  const ask = (url: string, encodings?: string) =>
    app.inject({
      url,
      headers: encodings === undefined ? {} : { "accept-encoding": encodings },
    });

  test("is sent packed to whoever takes that, and for a year", async () => {
    const { headers, rawPayload } = await ask("/assets/a-1.js", "gzip, br");
    expect(headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "accept-encoding",
    });
    expect(headers["content-type"]).toContain("javascript");
    expect(brotliDecompressSync(rawPayload).toString()).toBe(SCRIPT);
  });
  test.each([
    ["to whoever takes nothing packed", "/assets/a-1.js", undefined],
    ["where nothing packed lies beside it", "/assets/plain-1.js", "gzip, br"],
  ])("is sent as it is %s", async (_, url, encodings) => {
    const { headers, body } = await ask(url, encodings);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body).toBe(SCRIPT);
  });
  test("opens for every path of its own, and is asked for anew each time", async () => {
    const { statusCode, body, headers } = await ask("/projects/1/gantt");
    expect([statusCode, body]).toEqual([200, "<!doctype html>"]);
    expect(headers["cache-control"]).toBe("no-cache");
  });
  test.each([
    ["/projects/01a207a1-1234-7ec1-ac07-ae68c5645223/gantt", true],
    ["/projects/01a207a1-1234-7ec1-ac07-ae68c5645223/gantt?task=1", false],
    ["/projects/01a207a1-1234-7ec1-ac07-ae68c5645223/plan", false],
  ])(
    "begins to fetch the picture of a plan with the page that shows it: %s",
    async (url, isShown) => {
      const { link } = (await ask(url)).headers;
      expect(String(link ?? "").includes("/api/projects/01a207a1")).toBe(isShown);
    },
  );
});
