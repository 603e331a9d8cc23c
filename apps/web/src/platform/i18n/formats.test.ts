import { expect, test } from "vitest";
import { createFormats } from "./formats.ts";
import { chooseLanguage } from "./language.ts";

const now = Date.UTC(2026, 2, 25, 2, 48);
const en = createFormats("en", "Asia/Shanghai", () => now);
const zh = createFormats("zh-CN", "Asia/Shanghai", () => now);

test("an instant is a day of the person's time zone", () => {
  expect(en.date("2026-03-24T20:00:00Z")).toBe("25 Mar 2026");
  expect(zh.date("2026-03-24T20:00:00Z")).toBe("2026年3月25日");
  expect(en.day("2026-03-24T20:00:00Z")).toBe("25 Mar");
  expect(en.day("2025-03-24T20:00:00Z")).toBe("25 Mar 2025");
});

test("a day of a plan has no time zone", () => {
  expect(createFormats("en", "America/Los_Angeles", () => now).planDate("2026-03-25T08:00")).toBe(
    "25 Mar 2026",
  );
  expect(zh.planDay("2026-03-25T08:00")).toBe("3月25日");
});

test("times are told relative to now, in the largest whole unit", () => {
  expect(en.relative(now - 3 * 3_600_000)).toBe("3 hours ago");
  expect(zh.relative(now - 3 * 3_600_000)).toBe("3小时前");
  expect(en.relative(now - 30_000)).toBe("now");
  expect(en.relative(now + 8 * 86_400_000)).toBe("next week");
});

test("sizes and shares are told in the units that people use", () => {
  expect(en.bytes(0)).toBe("0 byte");
  expect(en.bytes(200_000_000)).toBe("200 MB");
  expect(en.percent(0.256)).toBe("26%");
});

test("what is no date shows nothing rather than breaking the page", () => {
  expect(en.date("never")).toBe("");
});

test("the first wanted language that the app speaks is chosen", () => {
  expect(chooseLanguage(["", "de-DE", "zh-TW", "en"])).toBe("zh-CN");
  expect(chooseLanguage(["en-AU"])).toBe("en");
  expect(chooseLanguage(["de"])).toBe("en");
});
