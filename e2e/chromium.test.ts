import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { launchChromium } from "./support/chromium.ts";

describe("the browser that the scenarios drive", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it("renders Latin and Chinese text in two separate contexts", async () => {
    for (const text of ["Parley", "共商"]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.setContent(`<main lang="zh"><h1>${text}</h1></main>`);
      const heading = page.getByRole("heading");
      expect(await heading.textContent()).toBe(text);
      expect((await heading.boundingBox())?.width).toBeGreaterThan(0);
      await context.close();
    }
  });
});
