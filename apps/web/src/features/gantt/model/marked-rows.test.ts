import { expect, test } from "vitest";
import { markOne, markTo, NOTHING_MARKED, stillMarked, toggleMark } from "./marked-rows.ts";

const rows = ["a", "b", "c", "d", "e"].map((id) => ({ id }));
const indexOf = new Map(rows.map(({ id }, index) => [id, index]));
const list = ({ ids }: { ids: ReadonlySet<string> }): string => [...ids].join("");

test("a range reaches from where it began, in either direction, however often it changes", () => {
  const begun = markOne("c");
  const down = markTo(begun, "e", rows, indexOf);
  expect([list(down), down.active]).toEqual(["cde", "e"]);
  const up = markTo(down, "a", rows, indexOf);
  expect([list(up), up.active, up.anchor]).toEqual(["abc", "a", "c"]);
});

test("a range without a beginning is the row itself", () => {
  expect(list(markTo(NOTHING_MARKED, "b", rows, indexOf))).toBe("b");
});

test("single rows are added and taken out; the last one stays", () => {
  const both = toggleMark(markOne("a"), "d");
  expect([list(both), both.active]).toEqual(["ad", "d"]);
  const one = toggleMark(both, "d");
  expect([list(one), one.active]).toEqual(["a", "a"]);
  expect(toggleMark(one, "a")).toBe(one);
});

test("rows that are gone are marked no more, and what stays keeps its identity", () => {
  const marked = markTo(markOne("b"), "d", rows, indexOf);
  expect(stillMarked(marked, indexOf)).toBe(marked);
  const fewer = new Map([...indexOf].filter(([id]) => id !== "d"));
  const kept = stillMarked(marked, fewer);
  expect([list(kept), kept.active, kept.anchor]).toEqual(["bc", "c", "b"]);
  expect(stillMarked(markOne("d"), fewer)).toEqual(NOTHING_MARKED);
});
