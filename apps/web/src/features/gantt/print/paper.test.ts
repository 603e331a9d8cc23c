import { expect, test } from "vitest";
import { layOut, layOutPicture, PAPER_NAMES, type PaperWish } from "./paper.ts";

const wish: PaperWish = {
  paper: "A3",
  isLandscape: true,
  pagesWide: 2,
  scale: "normal",
  tableWidth: 500,
  rowCount: 100,
  from: 20_000,
  to: 20_100,
};

test("every row and every day stands on exactly one page", () => {
  for (const paper of PAPER_NAMES)
    for (const pagesWide of [1, 2, 3])
      for (const isLandscape of [true, false]) {
        const { pages, chartWidth, pxPerDay } = layOut({ ...wish, paper, pagesWide, isLandscape });
        const days = chartWidth / pxPerDay;
        const rows = pages.filter(({ day }) => day === wish.from);
        expect(rows.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(100);
        expect(rows.map(({ firstRow }) => firstRow)).toEqual(
          rows.map((_, index) => index * rows[0]!.rowCount),
        );
        expect(days * pagesWide).toBeCloseTo(100);
        expect(pages).toHaveLength(rows.length * pagesWide);
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
      }
});

test("a landscape sheet is wider than high, in the size of its paper", () => {
  const { width, height } = layOut({ ...wish, paper: "A4" });
  expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
});

test("a plan without rows has one page, and a narrow sheet keeps some chart", () => {
  expect(layOut({ ...wish, rowCount: 0, pagesWide: 1 }).pages).toHaveLength(1);
  const narrow = layOut({
    ...wish,
    paper: "A4",
    isLandscape: false,
    scale: "large",
    tableWidth: 900,
  });
  expect(narrow.chartWidth).toBeGreaterThanOrEqual(160);
});

test("a picture holds everything, and never more pixels than a browser can draw", () => {
  const small = layOutPicture({ tableWidth: 500, rowCount: 10, from: 0, to: 30, pxPerDay: 13 });
  expect(small.scale).toBe(2);
  expect(small.pages[0]!.rowCount).toBe(10);
  const large = layOutPicture({ tableWidth: 500, rowCount: 5_000, from: 0, to: 900, pxPerDay: 40 });
  expect(Math.max(large.width, large.height)).toBeLessThanOrEqual(16_100);
});
