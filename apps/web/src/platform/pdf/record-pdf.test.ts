import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { FontSet } from "./font-set.ts";
import { markdownBlocks, spansOf } from "./markdown-blocks.ts";
import { charactersOfMarkdown, recordPdf, wrapSpans } from "./record-pdf.ts";
import { TrueTypeFont } from "./true-type-font.ts";
import { readWoff } from "./woff.ts";

const require = createRequire(import.meta.url);
const PATH = "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff";
const FONT = new TrueTypeFont(readWoff(new Uint8Array(readFileSync(require.resolve(PATH)))));
const FACTS = { title: "会议纪要", author: "A", language: "zh-CN", createdAt: "D:20260302080000Z" };

test("headings, items, strong words and escapes are read as they are meant", () => {
  const [title, item, text] = markdownBlocks("# One\n\n- **Who**: a \\*b\\* `c`\n\nplain\n");
  expect(title).toMatchObject({ heading: 1, isItem: false });
  expect(item).toMatchObject({ heading: 0, isItem: true });
  expect(item!.spans).toEqual([
    { text: "Who", isBold: true },
    { text: ": a *b* c", isBold: false },
  ]);
  expect(text!.spans).toEqual([{ text: "plain", isBold: false }]);
  expect(spansOf("1\\. end\\")).toEqual([{ text: "1. end\\", isBold: false }]);
});

test("no line is wider than its room, and no text is lost", () => {
  const text =
    "这里有一段很长的中文，不含空格。And words of averylongkindwithoutanyspaceatall, too. ".repeat(
      4,
    );
  const widthOf = (piece: string) => Array.from(piece).length;
  const lines = wrapSpans(spansOf(text), 20, widthOf);
  for (const line of lines) expect(line.width).toBeLessThanOrEqual(20 + 1);
  const whole = lines.map(({ spans }) => spans.map((span) => span.text).join("")).join("");
  expect(whole.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
  // A closing mark does not begin a line.
  for (const { spans } of lines) expect(spans[0]?.text ?? "").not.toMatch(/^[，。]/);
});

test("a long record has all of its text on numbered pages", async () => {
  const items = Array.from({ length: 120 }, (_, n) => `- 决定 ${n}：**通过**，理由 \\#${n}`);
  const markdown = `# 会议纪要\n\n## 决定事项\n\n${items.join("\n")}\n`;
  const fonts = new FontSet([FONT]);
  const blob = recordPdf(markdown, fonts, FACTS);
  const pdf = await getDocument({ data: new Uint8Array(await blob.arrayBuffer()) }).promise;
  expect(pdf.numPages).toBeGreaterThan(2);
  let all = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items: texts } = await (await pdf.getPage(number)).getTextContent();
    const page = texts.map((one) => ("str" in one ? one.str : "")).join("");
    expect(page).toContain(`${number} / ${pdf.numPages}`);
    all += page;
  }
  for (const n of [0, 60, 119]) expect(all).toContain(`理由 #${n}`);
  const known = charactersOfMarkdown(markdown + FACTS.title);
  for (const codePoint of fonts.used[0]!.values())
    expect(Array.from(known)).toContain(String.fromCodePoint(codePoint));
});
