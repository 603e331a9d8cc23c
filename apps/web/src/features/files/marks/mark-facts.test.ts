import type { Mark } from "@parley/shared/documents/mark.ts";
import { expect, test } from "vitest";
import { markFacts } from "./mark-facts.ts";

const mark = (id: string, fields: Partial<Mark>): Mark => ({ id, page: 0, ...fields }) as Mark;

test("pins and counts are numbered by their time, each kind by itself, and by their ids where two were made at once", () => {
  const pins = [
    mark("c", { type: "pin", createdAt: 20 }),
    mark("b", { type: "pin", createdAt: 10 }),
    mark("a", { type: "pin", createdAt: 20 }),
    mark("d", { type: "count", createdAt: 5 }),
  ];
  const { numberOf } = markFacts(pins);
  expect(pins.map(numberOf)).toEqual([3, 1, 2, 1]);
});

test("a page has the scale that was set on it last", () => {
  const line = { type: "scale", points: "0,0 10000,0", removed: false } as const;
  const { scaleOf } = markFacts([
    mark("a", { ...line, createdAt: 1, realLength: 10_000 }),
    mark("b", { ...line, createdAt: 2, realLength: 50_000 }),
    mark("c", { ...line, createdAt: 3, page: 1, realLength: null }),
  ]);
  expect([scaleOf(0), scaleOf(0), scaleOf(1)]).toEqual([50, 50, null]);
});
