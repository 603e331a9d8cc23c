import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { expect, test } from "vitest";
import { WorkingTime } from "../../../platform/calendar/working-time.ts";
import { FontSet } from "../../../platform/pdf/font-set.ts";
import { TrueTypeFont } from "../../../platform/pdf/true-type-font.ts";
import { readWoff } from "../../../platform/pdf/woff.ts";
import type { RowText } from "../canvas/row-pool.ts";
import { axisWords } from "../model/axis-words.ts";
import { ganttRows, nameOf, type GanttRow } from "../model/gantt-rows.ts";
import { smallPlan } from "../model/testing/small-plan.ts";
import type { PrintContent } from "./draw-sheet.ts";
import { charactersOf, makePdf } from "./make-pdf.ts";
import { layOut, type Sheet } from "./paper.ts";
import { printColumns, printContent, wholeRange } from "./print-content.ts";

const require = createRequire(import.meta.url);
const PATH = "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff";
const CHINESE = new TrueTypeFont(readWoff(new Uint8Array(readFileSync(require.resolve(PATH)))));
const FACTS = { title: "T", author: "A", language: "en", createdAt: "D:20260302080000Z" };

const CELLS = ["wbs", "name", "organisation", "start", "finish", "duration", "float"] as const;
const textOf = ({ row }: GanttRow): RowText => ({
  kind: "task",
  depth: 0,
  isFoldable: false,
  isCollapsed: false,
  glyph: "",
  glyphLabel: "",
  name: nameOf(row),
  isUnnamed: false,
  lock: null,
  organisation: null,
  cells: [row.wbs, nameOf(row), "", row.start ?? "", row.finish ?? "", "", ""].map((text, at) => ({
    id: CELLS[at]!,
    text: at === 1 ? text : text.slice(0, 10),
    tone: "",
  })),
  foldLabel: "",
});

function printOf(count: number): { content: PrintContent; sheet: Sheet } {
  const tasks = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`浇筑楼板 ${index}`, {}]),
  );
  const plan = smallPlan(tasks, []);
  const source = {
    rows: ganttRows(plan, new Set(), []),
    plan,
    facts: { today: "2026-03-10", colourOf: () => 3, isMine: () => true },
    texts: { of: textOf },
    partsOf: () => null,
    labelOf: nameOf,
    axis: axisWords("zh-CN"),
    words: { today: () => "今天", dataDate: () => "数据日" },
    time: new WorkingTime(STANDARD_CALENDAR),
    now: 20_500,
    dataDate: null,
    showsCritical: true,
    showsLabels: true,
    baseline: null,
    columns: ["wbs", "name", "start"] as const,
    columnName: (id: string) => id,
    widths: {},
    viewport: { day: 0, pxPerDay: 20, top: 0 },
    chartWidth: 800,
  };
  const columns = printColumns(["wbs", "name", "start"], source, (id) => id);
  const content = printContent(source, columns, {
    facts: [{ label: "项目", value: "澜江中心" }],
    page: (number, of) => `${number} / ${of}`,
    legend: {
      critical: "关键",
      baseline: null,
      milestone: "里程碑",
      summary: "摘要",
      progress: "进度",
      organisations: [{ colour: 3, name: "恒筑建设" }],
    },
  });
  const tableWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const range = wholeRange(content.scene.model, source.now);
  const sheet = layOut({
    ...range,
    paper: "A3",
    isLandscape: true,
    pagesWide: 1,
    scale: "normal",
    tableWidth,
    rowCount: count,
  });
  return { content, sheet };
}

test("every row of a large plan is on its page, with the axis and the title block on each", async () => {
  const { content, sheet } = printOf(5_000);
  const fonts = new FontSet([CHINESE]);
  const done: number[] = [];
  const blob = await makePdf({
    sheet,
    content,
    fonts,
    facts: FACTS,
    onProgress: (pages) => done.push(pages),
    signal: new AbortController().signal,
  });
  const pdf = await getDocument({ data: new Uint8Array(await blob.arrayBuffer()) }).promise;
  expect(pdf.numPages).toBe(sheet.pages.length);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  for (const number of [1, 60, pdf.numPages]) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("|");
    const page = sheet.pages[number - 1]!;
    for (const index of [page.firstRow, page.firstRow + page.rowCount - 1])
      expect(text).toContain(nameOf(content.scene.model.rows[index]!.row));
    expect(text).toContain("澜江中心");
    expect(text).toContain("2026年");
    expect(text).toContain(`${number} / ${pdf.numPages}`);
  }
});

test("a print that is cancelled ends without a file", async () => {
  const { content, sheet } = printOf(200);
  const controller = new AbortController();
  controller.abort();
  const made = makePdf({
    sheet,
    content,
    fonts: new FontSet([CHINESE]),
    facts: FACTS,
    onProgress: () => undefined,
    signal: controller.signal,
  });
  await expect(made).rejects.toThrow();
});

test("every character of a print is known before its fonts are loaded", async () => {
  const { content, sheet } = printOf(3);
  const fonts = new FontSet([CHINESE]);
  await makePdf({
    sheet,
    content,
    fonts,
    facts: FACTS,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const known = charactersOf(content);
  for (const codePoint of fonts.used[0]!.values())
    expect([...known], String.fromCodePoint(codePoint)).toContain(String.fromCodePoint(codePoint));
});
